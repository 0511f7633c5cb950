/** Orders that staff make, and money that came past Stripe. */
export const ordersByHand = {
  Cash: 'Bar',
  'Bank transfer': 'Überweisung',
  'Another way': 'Auf anderem Weg',
  'Paid outside the shop': 'Außerhalb des Shops bezahlt',
  'This order has no such refund.': 'Diese Bestellung hat keine solche Erstattung.',
  'Choose how it is paid.': 'Wähle, wie bezahlt wird.',
  'Choose how it was paid.': 'Wähle, wie bezahlt wurde.',
  'Write why it is free. Only staff see it.': 'Schreib, warum sie kostenlos ist. Nur das Team sieht es.',
  'Enter a date.': 'Gib ein Datum ein.',
  'This day has not come yet.': 'Dieser Tag liegt in der Zukunft.',
  'Choose at least one product.': 'Wähle mindestens ein Produkt.',
  'This is in another line already: raise its quantity.':
    'Das steht schon in einer anderen Zeile: Erhöhe dort die Menge.',
  'All of this costs nothing: choose that it is free.':
    'Das alles kostet nichts: Wähle, dass die Bestellung kostenlos ist.',
  'This order does not wait for its money any more.': 'Diese Bestellung wartet nicht mehr auf ihr Geld.',
  'Please pay for order {number}': 'Bitte bezahle Bestellung {number}',
  'We have made an order for you. It waits for your payment of {amount}.':
    'Wir haben eine Bestellung für dich angelegt. Sie wartet auf deine Zahlung von {amount}.',
  'The link works until {time} ({zone}). We keep everything for you until then.':
    'Der Link gilt bis {time} ({zone}). Bis dahin ist alles für dich reserviert.',
  'You did not expect this? Reply to this email; a person reads it.':
    'Damit hast du nicht gerechnet? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'Pay {amount}': '{amount} bezahlen',
  'Payment link': 'Link zum Bezahlen',
  'The order is made and waits for its payment.': 'Die Bestellung ist angelegt und wartet auf ihre Zahlung.',
  'We email the customer the link. It is below, too.':
    'Wir senden dem Kunden den Link per E-Mail. Er steht auch unten.',
  'The order is made.': 'Die Bestellung ist angelegt.',
  'It is completed: the customer has what was ordered.':
    'Sie ist abgeschlossen: Der Kunde hat, was bestellt wurde.',
  'The order is paid.': 'Die Bestellung ist bezahlt.',
  'Its payment page is being closed.': 'Ihre Zahlungsseite wird geschlossen.',
  'The refund is marked as paid back.': 'Die Erstattung ist als ausgezahlt markiert.',
  'The customer is told by email.': 'Der Kunde erfährt es per E-Mail.',
  'Order made by hand': 'Bestellung von Hand angelegt',
  'Marked as paid outside': 'Als außerhalb bezahlt markiert',
  'Refund marked as paid back': 'Erstattung als ausgezahlt markiert',
  'New order…': 'Neue Bestellung …',
  'New order': 'Neue Bestellung',
  'Make this order?': 'Diese Bestellung anlegen?',
  'The order is for {email}.': 'Die Bestellung ist für {email}.',
  'The order is for {email}, who becomes a customer.':
    'Die Bestellung ist für {email}; daraus wird ein neuer Kunde.',
  '<b>We email a link</b> on which {amount} can be paid for {hours, number} hours. Until then everything is kept for this customer.':
    '<b>Wir senden einen Link per E-Mail</b>, über den {hours, number} Stunden lang {amount} bezahlt werden können. Bis dahin ist alles für diesen Kunden reserviert.',
  '<b>{amount} is recorded as paid</b> outside the shop: {how}. The customer has everything at once.':
    '<b>Wir tragen {amount} als bezahlt ein</b>, außerhalb des Shops: {how}. Der Kunde hat alles sofort.',
  '<b>It is free</b>: the customer has everything at once, and no invoice is written.':
    '<b>Sie ist kostenlos</b>: Der Kunde hat alles sofort, und es wird keine Rechnung geschrieben.',
  'The customer is not emailed.': 'Der Kunde bekommt keine E-Mail.',
  'Make the order': 'Bestellung anlegen',
  'Change something': 'Etwas ändern',
  'Email of the customer': 'E-Mail-Adresse des Kunden',
  'Where the customer lives': 'Wo der Kunde wohnt',
  'Needed for what is sent, and where the country decides the tax.':
    'Nötig für alles, was verschickt wird, und wo das Land über die Steuer entscheidet.',
  'The cheapest': 'Die günstigste',
  'How it is paid': 'Wie bezahlt wird',
  Payment: 'Zahlung',
  Each: 'Einzelpreis',
  'Paid by': 'Bezahlt mit',
  'Only for what is paid already.': 'Nur für das, was schon bezahlt ist.',
  Reference: 'Verwendungszweck',
  'Of the bank statement or your receipt. May be empty.':
    'Vom Kontoauszug oder deiner Quittung. Darf leer sein.',
  'Paid on': 'Bezahlt am',
  'Empty: today, {day}.': 'Leer: heute, {day}.',
  'Only staff see it. Needed for what is free.': 'Nur das Team sieht es. Nötig für alles Kostenlose.',
  'Email the customer when it is free or paid already':
    'Den Kunden per E-Mail informieren, wenn sie kostenlos oder schon bezahlt ist',
  'We email a payment link': 'Wir senden einen Link zum Bezahlen',
  'It is paid already, outside the shop': 'Sie ist schon bezahlt, außerhalb des Shops',
  'It is free': 'Sie ist kostenlos',
  'What is ordered': 'Was bestellt wird',
  'Type part of a title and choose, or enter the code of a variant. A product with one variant can be named by its web address.':
    'Tippe einen Teil des Titels und wähle, oder gib den Code einer Variante ein. Ein Produkt mit nur einer Variante geht auch mit seiner Webadresse.',
  'Product {at, number}': 'Produkt {at, number}',
  'Quantity {at, number}': 'Menge {at, number}',
  'More lines': 'Mehr Zeilen',
  'The link that pays this order, until {time} ({zone})':
    'Der Link, mit dem diese Bestellung bezahlt wird, bis {time} ({zone})',
  'Select it and copy it. Only who has it can pay.':
    'Markiere und kopiere ihn. Nur wer ihn hat, kann bezahlen.',
  'It was paid outside the shop…': 'Sie wurde außerhalb des Shops bezahlt …',
  '{amount} is to be paid back': 'Noch auszuzahlen: {amount}',
  'It was paid outside the shop ({how}), so Stripe cannot send it. Give it back yourself, then mark it.':
    'Es wurde außerhalb des Shops bezahlt ({how}), also kann Stripe es nicht senden. Zahle es selbst aus und markiere es dann.',
  'Mark as paid back': 'Als ausgezahlt markieren',
  'Order {number} was paid outside': 'Bestellung {number} wurde außerhalb bezahlt',
  'Was it paid outside the shop?': 'Wurde sie außerhalb des Shops bezahlt?',
  'This order cannot be marked as paid': 'Diese Bestellung kann nicht als bezahlt markiert werden',
  'Email the customer the order confirmation': 'Dem Kunden die Bestellbestätigung per E-Mail senden',
  'Its payment page is closed. Should money come there all the same, it goes back.':
    'Ihre Zahlungsseite wird geschlossen. Kommt dort trotzdem Geld an, geht es zurück.',
  'Mark as paid': 'Als bezahlt markieren',
  '{amount} is recorded as paid outside the shop. The customer has everything at once.':
    'Wir tragen {amount} als außerhalb des Shops bezahlt ein. Der Kunde hat alles sofort.',
  'you give it back yourself ({how}); Stripe is not asked':
    'du zahlst es selbst aus ({how}); Stripe wird nicht gefragt',
} as const;
