/** What shared pages say about goods, and what stands on their cards, their pages and in the account. */
export const goods = {
  Goods: 'Waren',
  '{count, plural, =0 {No goods} one {# item} other {# items}}':
    '{count, plural, =0 {Keine Waren} one {# Artikel} other {# Artikel}}',
  'All goods': 'Alle Waren',
  'See the goods': 'Zu den Waren',
  '{count, plural, one {See the item} other {See all # items}}':
    '{count, plural, one {Zum Artikel} other {Alle # Artikel ansehen}}',
  'Search goods': 'Waren suchen',
  'About this item': 'Über diesen Artikel',
  'More like this': 'Ähnliche Artikel',
  'New goods': 'Neue Waren',
  Choice: 'Auswahl',
  'See your order of “{title}”': 'Zu deiner Bestellung von „{title}“',
  'We send it to your address.': 'Wir schicken es an deine Adresse.',
  'The goods you buy here are sent to your address.': 'Was du hier kaufst, schicken wir an deine Adresse.',
  'We pack your goods and send them to your address.':
    'Wir packen deine Waren ein und schicken sie an deine Adresse.',
  'When your parcel is sent, we write to you by email.':
    'Wenn dein Paket unterwegs ist, schreiben wir dir eine E-Mail.',
  'You have bought this before.': 'Das hast du schon einmal gekauft.',
  '{count, plural, one {{titles} is no longer part of your order.} other {{titles} are no longer part of your order.}}':
    '{count, plural, one {{titles} gehört} other {{titles} gehören}} nicht mehr zu deiner Bestellung.',
  'Your goods': 'Deine Waren',
  'No goods yet': 'Noch keine Waren',
  'The goods that you buy are listed here.': 'Hier stehen die Waren, die du kaufst.',
  'There are no goods at the moment.': 'Zurzeit gibt es keine Waren.',
  'Tools, books and clothes for the workshop.': 'Werkzeug, Bücher und Kleidung für die Werkstatt.',
  Property: 'Eigenschaft',
  Properties: 'Eigenschaften',
  'What is in the box': 'Was im Paket ist',
  'Safety information': 'Sicherheitshinweise',
  Manufacturer: 'Hersteller',
  'One per line, for example “Material: linen”. Shoppers see them and can filter by them.':
    'Eine pro Zeile, zum Beispiel „Material: Leinen“. Kundinnen und Kunden sehen sie und können danach filtern.',
  'Name, postal address and an electronic address. The law in the EU asks for it.':
    'Name, Postanschrift und eine elektronische Adresse. Das Recht der EU verlangt es.',
  'Warnings that buyers must see before they buy.': 'Warnungen, die man vor dem Kauf sehen muss.',
  'Write each as a name, a colon and a value. This is not: {line}':
    'Schreib jede als Name, Doppelpunkt und Wert. Das ist nicht so geschrieben: {line}',
  'Keep each name to {name, number} characters and each value to {value, number}.':
    'Höchstens {name, number} Zeichen für jeden Namen und {value, number} für jeden Wert.',
  'Each name stands once.': 'Jeder Name steht nur einmal da.',
  '{count, plural, one {# piece} other {# pieces}}': '{count, plural, one {# Stück} other {# Stück}}',
  'Bought on {day}': 'Gekauft am {day}',
  'Already sent: no refund under the policy.': 'Schon verschickt: Nach der Regel geht nichts zurück.',
  'Not sent yet: full refund under the policy.':
    'Noch nicht verschickt: Nach der Regel geht der ganze Preis zurück.',
};
