/** The pages of an order, and withdrawing from it. */
export const orders = {
  'Find your orders': 'Bestellungen finden',
  'If anything was bought with {email}, we’ve emailed a link to all of it.':
    'Falls mit {email} etwas gekauft wurde, haben wir einen Link zu allem dorthin geschickt.',
  'If anything was bought with that address, we’ve emailed a link to all of it.':
    'Falls mit dieser Adresse etwas gekauft wurde, haben wir einen Link zu allem dorthin geschickt.',
  'Enter the email address you ordered with. We’ll email you a link to everything you bought.':
    'Gib die E-Mail-Adresse ein, mit der du bestellt hast. Wir schicken dir einen Link zu allem, was du gekauft hast.',
  'Email me the link': 'Link schicken',
  'Have an account? <signIn>Sign in</signIn>': 'Hast du ein Konto? <signIn>Melde dich an</signIn>',

  'Order {number}': 'Bestellung {number}',
  'Order <nowrap>{number}</nowrap>': 'Bestellung <nowrap>{number}</nowrap>',
  'We’ve emailed your receipt to {email}.': 'Dein Beleg ging per E-Mail an {email}.',
  'Continue to payment': 'Weiter zur Zahlung',
  'The payment page stays open for half an hour after you ordered.':
    'Die Zahlungsseite bleibt nach der Bestellung eine halbe Stunde offen.',
  'Order again': 'Noch einmal bestellen',
  'What you ordered': 'Was du bestellt hast',
  'Order details': 'Angaben zur Bestellung',
  Ordered: 'Bestellt',
  'You asked for delivery at once, which ended the legal right of withdrawal from what is digital. Our own promise still holds:':
    'Du hast um sofortige Lieferung gebeten, damit ist das gesetzliche Widerrufsrecht für Digitales erloschen. Unser eigenes Versprechen gilt weiter:',
  'A practice order: no real money moved.': 'Eine Übungsbestellung: Es ist kein echtes Geld geflossen.',
  '{left, plural, one {# of {quantity, number} is still yours.} other {# of {quantity, number} are still yours.}}':
    '{left, plural, one {# von {quantity, number} gehört noch dir.} other {# von {quantity, number} gehören noch dir.}}',
  '{amount} refunded': '{amount} erstattet',
  'Quantity: {quantity, number}': 'Anzahl: {quantity, number}',
  '{name} ending in {lastFour}': '{name}, endet auf {lastFour}',
  '{name}, account ending in {lastFour}': '{name}, Konto endet auf {lastFour}',
  Card: 'Karte',
  'Bank debit': 'Bankeinzug',
  'SEPA debit': 'SEPA-Lastschrift',
  'Bacs debit': 'Bacs-Lastschrift',

  'If something is wrong': 'Wenn etwas nicht stimmt',
  'No email after ten minutes? Check your spam folder. This page keeps working without it.':
    'Nach zehn Minuten keine E-Mail da? Schau im Spam-Ordner nach. Diese Seite funktioniert auch ohne sie.',
  'Something does not work, or is not what you expected? Reply to our email; a person reads it.':
    'Etwas funktioniert nicht oder ist anders als erwartet? Antworte auf unsere E-Mail; ein Mensch liest sie.',
  'You withdrew from this order on {day}.': 'Du hast diese Bestellung am {day} widerrufen.',
  'The money goes back the way it came; an email confirms it.':
    'Das Geld geht auf demselben Weg zurück; eine E-Mail bestätigt es.',
  'The money has gone back the way it came; banks take up to ten days to show it.':
    'Das Geld ist auf demselben Weg zurückgegangen; Banken brauchen bis zu zehn Tage, bis du es siehst.',
  'Once the money is on its way:': 'Sobald das Geld unterwegs ist:',
  'No money after ten days? Reply to our email with the number {number}; a person reads it.':
    'Nach zehn Tagen noch kein Geld da? Antworte auf unsere E-Mail und nenne die Nummer {number}; ein Mensch liest sie.',
  'Was it a mistake? <contact>Contact us</contact> with the number {number}.':
    'War das ein Irrtum? <contact>Schreib uns</contact> mit der Nummer {number}.',
  'Changed your mind about {things}? You can get that money back until {day}, no reason needed: <withdraw>Withdraw from contract here</withdraw>':
    'Bei {things} anders überlegt? Bis zum {day} bekommst du dieses Geld zurück, ohne Angabe von Gründen: <withdraw>Vertrag widerrufen</withdraw>',
  'Changed your mind? You can get your money back until {day}, no reason needed: <withdraw>Withdraw from contract here</withdraw>':
    'Anders überlegt? Bis zum {day} bekommst du dein Geld zurück, ohne Angabe von Gründen: <withdraw>Vertrag widerrufen</withdraw>',
  'Please don’t order it again. If the payment does not go through, we email you, and nothing is charged.':
    'Bitte bestelle es nicht noch einmal. Wenn die Zahlung nicht durchgeht, schreiben wir dir eine E-Mail, und nichts wird abgebucht.',
  'Nothing after seven working days? <contact>Contact us</contact> with the number {number}.':
    'Nach sieben Werktagen noch nichts? <contact>Schreib uns</contact> mit der Nummer {number}.',
  'Your bank shows a payment all the same? Keep the number {number}. Money that belongs to no paid order goes back by itself.':
    'Deine Bank zeigt trotzdem eine Zahlung? Merk dir die Nummer {number}. Geld, das zu keiner bezahlten Bestellung gehört, geht automatisch zurück.',
  'You wanted to buy and could not? Order again; you are never charged twice for one order.':
    'Du wolltest kaufen und konntest nicht? Bestelle noch einmal; für eine Bestellung wird nie zweimal abgebucht.',

  'Withdraw from order {number}': 'Bestellung {number} widerrufen',
  'Withdraw from the contract': 'Vertrag widerrufen',
  'You do not have to say why.': 'Du musst keinen Grund nennen.',
  'We email you when your withdrawal reached us.':
    'Wir bestätigen dir per E-Mail, wann dein Widerruf bei uns eingegangen ist.',
  'We send <b>{amount}</b> back to the card or account you paid with, and an email that says when your withdrawal reached us.':
    'Wir senden <b>{amount}</b> an die Karte oder das Konto zurück, mit dem du bezahlt hast, und bestätigen dir per E-Mail, wann dein Widerruf bei uns eingegangen ist.',
  'After that:': 'Danach:',
  'Goes back': 'Geht zurück',
  'What stays yours': 'Was dir bleibt',
  'Confirm withdrawal': 'Widerruf bestätigen',
  'Keep the order': 'Bestellung behalten',
  'You withdrew on {day}': 'Du hast am {day} widerrufen',
  'There is nothing to withdraw from any more': 'Hier gibt es nichts mehr zu widerrufen',
  'There is nothing to withdraw from any more.': 'Hier gibt es nichts mehr zu widerrufen.',
  'Your bank has asked for this payment back. What it does not return to you, we send back.':
    'Deine Bank hat diese Zahlung zurückgefordert. Was sie dir nicht zurückgibt, senden wir zurück.',
  'The time for changing your mind is over.': 'Die Widerrufsfrist ist abgelaufen.',
  'The time for it is over, or the money has gone back already.':
    'Die Frist dafür ist abgelaufen, oder das Geld ist schon zurück.',
  'If something is wrong with what you bought, write to us all the same.':
    'Wenn mit dem Gekauften etwas nicht stimmt, schreib uns trotzdem.',
  'Back to the order': 'Zurück zur Bestellung',
  'Your access has ended': 'Dein Zugang ist beendet',
  'Your access to “{title}” ended on {day}, because you withdrew from order <order>{number}</order>.':
    'Dein Zugang zu „{title}“ endete am {day}, weil du die Bestellung <order>{number}</order> widerrufen hast.',
  'Your access to “{title}” ended on {day}, because order <order>{number}</order> was refunded.':
    'Dein Zugang zu „{title}“ endete am {day}, weil die Bestellung <order>{number}</order> erstattet wurde.',
  'Your access to “{title}” ended on {day}, because your bank took back the payment for order <order>{number}</order>.':
    'Dein Zugang zu „{title}“ endete am {day}, weil deine Bank die Zahlung für die Bestellung <order>{number}</order> zurückgebucht hat.',
  'Your access to “{title}” ended on {day}: we took it out of order <order>{number}</order>.':
    'Dein Zugang zu „{title}“ endete am {day}: Wir haben ihn aus der Bestellung <order>{number}</order> herausgenommen.',
  'There is no such order.': 'Diese Bestellung gibt es nicht.',
  'This is a practice order of the demo shop: nothing was paid for it, so nothing can be refunded.':
    'Das ist eine Übungsbestellung des Demo-Shops: Dafür wurde nichts bezahlt, also lässt sich nichts erstatten.',
} as const satisfies Readonly<Record<string, string>>;
