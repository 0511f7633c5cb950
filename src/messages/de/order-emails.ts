/** Emails about an order, its payment and its refunds, and what staff are refused about them. Its states: `order-states.ts`. */
export const orderEmails = {
  'See your order and receipt': 'Bestellung und Beleg ansehen',
  'Continue with your order': 'Weiter mit der Bestellung',
  'See your cart': 'Zum Warenkorb',
  'Keep this email: its links work on any device. Do not pass them on.':
    'Heb diese E-Mail auf: Ihre Links funktionieren auf jedem Gerät. Gib sie nicht weiter.',

  Item: 'Artikel',
  Amount: 'Betrag',
  Subtotal: 'Zwischensumme',
  Discount: 'Rabatt',
  Tax: 'Steuer',
  Delivery: 'Versand',
  Total: 'Gesamt',
  Receipt: 'Beleg',
  Order: 'Bestellung',
  'Ordered ¦ a date': 'Bestellt am',
  'Paid ¦ a date': 'Bezahlt am',
  'Paid with': 'Bezahlt mit',
  Refunded: 'Erstattet',
  'For ¦ an email address': 'Für',
  'Sold by': 'Verkauft von',
  'This was a practice order. No real money moved.':
    'Das war eine Übungsbestellung. Es ist kein echtes Geld geflossen.',
  'If you change your mind': 'Wenn du es dir anders überlegst',
  'You may withdraw from this order within {days} days, without a reason: on the page of your order, or by replying to this email with “money back”.':
    'Du kannst diese Bestellung innerhalb von {days} Tagen ohne Angabe von Gründen widerrufen: auf der Seite deiner Bestellung, oder indem du auf diese E-Mail mit „Geld zurück“ antwortest.',
  'You may withdraw from this order until {days} days after your last parcel arrives, without a reason: on the page of your order, or by replying to this email with “money back”.':
    'Du kannst diese Bestellung bis {days} Tage nach der Ankunft deines letzten Pakets ohne Angabe von Gründen widerrufen: auf der Seite deiner Bestellung, oder antworte auf diese E-Mail mit „Geld zurück“.',
  'You asked us to deliver before the withdrawal period is over, and confirmed that you know: your right of withdrawal ends with the delivery. This email confirms it. Our own {days}-day money-back guarantee still holds.':
    'Du hast verlangt, dass wir vor Ablauf der Widerrufsfrist liefern, und bestätigt, dass du weißt: Mit der Lieferung erlischt dein Widerrufsrecht. Diese E-Mail bestätigt es. Unsere eigene Geld-zurück-Garantie von {days} Tagen gilt trotzdem.',
  'The terms you accepted': 'Die AGB, denen du zugestimmt hast',
  'The terms you accepted, version of {date}': 'Die AGB, denen du zugestimmt hast, Fassung vom {date}',
  'Refund policy, version of {date}': 'Widerruf und Erstattung, Fassung vom {date}',

  'Your money is on its way back: order {number}': 'Dein Geld kommt zurück: Bestellung {number}',
  'Your payment for order {number} arrived, but we could not complete the order. We have sent {amount} back.':
    'Deine Zahlung für die Bestellung {number} ist angekommen, aber wir konnten die Bestellung nicht abschließen. Wir haben {amount} zurückgesendet.',
  'Your payment for order {number} reached us after that order was closed. We have sent {amount} back.':
    'Deine Zahlung für die Bestellung {number} kam an, als die Bestellung schon geschlossen war. Wir haben {amount} zurückgesendet.',
  'Order {number} was paid twice. We have sent {amount} back.':
    'Die Bestellung {number} wurde doppelt bezahlt. Wir haben {amount} zurückgesendet.',
  'It goes to the card or account you paid with. Banks take five to ten days to show it.':
    'Es geht an die Karte oder das Konto zurück, mit dem du bezahlt hast. Banken brauchen fünf bis zehn Tage, bis du es siehst.',
  'We are sorry. If you still want what you chose, please order again.':
    'Das tut uns leid. Wenn du deine Auswahl noch möchtest, bestelle bitte noch einmal.',
  'Your refund did not arrive: order {number}': 'Deine Erstattung kam nicht an: Bestellung {number}',
  'We sent back {amount} for your order {number}, but your bank did not take it. That happens when a card or an account has been closed.':
    'Wir haben {amount} für deine Bestellung {number} zurückgesendet, aber deine Bank hat das Geld nicht angenommen. Das kommt vor, wenn eine Karte oder ein Konto nicht mehr besteht.',
  'The money is still yours. Reply to this email, and we’ll find another way to send it.':
    'Das Geld gehört dir weiterhin. Antworte auf diese E-Mail, und wir finden einen anderen Weg.',
  '{time} {zone} ¦ a date and time': '{time} Uhr {zone}',

  'What you bought is yours as before. There is nothing for you to do.':
    'Was du gekauft hast, gehört dir wie zuvor. Du musst nichts tun.',
  'You have withdrawn from this order, so we send back what you have not got back yet. There is nothing for you to do.':
    'Du hast diese Bestellung widerrufen, deshalb senden wir zurück, was du noch nicht zurückbekommen hast. Du musst nichts tun.',
  'Your bank has settled its question about order {number}':
    'Deine Bank hat ihre Frage zur Bestellung {number} geklärt',
  'Your bank had asked for the payment for your order {number} back, and has decided that it stands.':
    'Deine Bank hatte die Zahlung für deine Bestellung {number} zurückgefordert und hat entschieden, dass es bei der Zahlung bleibt.',
  'Your bank has no more questions about order {number}':
    'Deine Bank hat keine Fragen mehr zur Bestellung {number}',
  'Your bank had asked us about the payment for your order {number}, and has closed its question.':
    'Deine Bank hatte uns zur Zahlung für deine Bestellung {number} befragt und betrachtet ihre Frage inzwischen als erledigt.',

  'This is a practice order of the demo shop: nobody is emailed.':
    'Das ist eine Übungsbestellung des Demo-Shops: Niemand bekommt eine E-Mail.',
  'Choose an email.': 'Wähle eine E-Mail.',
  'That email no longer fits this order.': 'Diese E-Mail passt nicht mehr zu dieser Bestellung.',
  'Choose what to do.': 'Wähle, was geschehen soll.',
  'This order has no such item.': 'Diesen Artikel hat die Bestellung nicht.',
  'This order has not given the buyer anything.': 'Aus dieser Bestellung wurde nichts gegeben.',
  'The buyer no longer has any of that.': 'Der Käufer hat davon nichts mehr.',
  'Staff took none of that away.': 'Davon hat das Team nichts entzogen.',
  'Write why. Only staff see it.': 'Schreib, warum. Nur das Team sieht es.',
  'Write the note first.': 'Schreib zuerst die Notiz.',
  'This customer’s email address was erased.': 'Die Adresse dieses Kunden wurde gelöscht.',
  'This is several products: give them one by one.': 'Das sind mehrere Produkte: Gib sie einzeln.',
  'This customer already has “{title}”.': 'Dieser Kunde hat „{title}“ schon.',
  'There is no such product, or it was never on sale.':
    'Dieses Produkt gibt es nicht, oder es war nie im Verkauf.',
  'It has several variants. Enter {choices}.': 'Davon gibt es mehrere. Gib {choices} ein.',
  'There is no such customer.': 'Diesen Kunden gibt es nicht.',
} as const satisfies Readonly<Record<string, string>>;
