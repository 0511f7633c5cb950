/** What shared pages say about bundles, and what stands on their card, page and in the admin. */
export const bundles = {
  Bundle: 'Paket',
  Bundles: 'Pakete',
  '{count, plural, =0 {No bundles} one {# bundle} other {# bundles}}':
    '{count, plural, =0 {Keine Pakete} one {# Paket} other {# Pakete}}',
  'All bundles': 'Alle Pakete',
  'See the bundles': 'Zu den Paketen',
  '{count, plural, one {See the bundle} other {See all # bundles}}':
    '{count, plural, one {Zum Paket} other {Alle # Pakete ansehen}}',
  'Search bundles': 'Pakete suchen',
  'About this bundle': 'Über dieses Paket',
  'More bundles like this': 'Ähnliche Pakete',
  'Better together': 'Gut zusammen',
  'See what is inside': 'Ansehen, was darin ist',
  'See what is inside “{title}”': 'Ansehen, was in „{title}“ ist',
  'Each part is yours as if you had bought it by itself.':
    'Jeder Teil gehört dir, als hättest du ihn einzeln gekauft.',
  'Several things at one price, which is lower than what they cost by themselves.':
    'Mehreres zu einem Preis, der niedriger ist als einzeln.',
  'Everything in your bundle is in your order at once.':
    'Alles aus deinem Paket steht sofort in deiner Bestellung.',
  'Our email has a link to everything in your bundle.':
    'In unserer E-Mail ist ein Link zu allem aus deinem Paket.',
  'You already have this bundle.': 'Dieses Paket hast du schon.',
  '{count, plural, other {{titles} is no longer yours.}}':
    '{count, plural, one {{titles} gehört dir nicht mehr.} other {{titles} gehören dir nicht mehr.}}',
  'Your bundles': 'Deine Pakete',
  'No bundles yet': 'Noch keine Pakete',
  'What you buy in a bundle stands beside what you buy by itself.':
    'Was du in einem Paket kaufst, steht bei dem, was du einzeln kaufst.',
  'The first bundle is being put together.': 'Das erste Paket wird gerade zusammengestellt.',
  'Courses, events, downloads and goods that belong together, at one price.':
    'Kurse, Termine, Downloads und Waren, die zusammengehören, zu einem Preis.',
  'Each part can be given back as if it had been bought by itself.':
    'Jeder Teil lässt sich zurückgeben, als wäre er einzeln gekauft.',
  '{count, plural, one {# thing} other {# things}}': '{count, plural, one {# Ding} other {# Dinge}}',
  'You save {amount}': 'Du sparst {amount}',
  Inside: 'Inhalt',
  Saving: 'Ersparnis',
  '{name} ({variant})': '{name} ({variant})',
  'Inside: {things}': 'Darin: {things}',
  'By themselves {amount}.': 'Einzeln {amount}.',
  'By themselves from {amount}.': 'Einzeln ab {amount}.',
  'You choose from {count, number}': 'Du wählst aus {count, number}',
  'Part of “{title}”': 'Teil von „{title}“',
  'In your cart more than once: {things}. One person needs it once.':
    'Mehr als einmal in deinem Warenkorb: {things}. Eine Person braucht es einmal.',
  'You already have {things}, which is part of this bundle.':
    '{things} hast du schon; es ist Teil dieses Pakets.',
  'Parts and price': 'Teile und Preis',
  Parts: 'Teile',
  'Nothing is in this bundle yet. Add what belongs together below.':
    'In diesem Paket ist noch nichts. Füge unten hinzu, was zusammengehört.',
  'By itself: {price}': 'Einzeln: {price}',
  'The buyer chooses': 'Wer kauft, wählt aus',
  'Move “{title}” up': '„{title}“ nach oben',
  'Move “{title}” down': '„{title}“ nach unten',
  'Take out “{title}”': 'Herausnehmen: „{title}“',
  Up: 'Nach oben',
  Down: 'Nach unten',
  'Not on sale': 'Nicht im Verkauf',
  'Not published': 'Nicht veröffentlicht',
  'Take out': 'Herausnehmen',
  'Save<hidden> “{title}”</hidden>': 'Speichern<hidden>: „{title}“</hidden>',
  'Buyers have {count, number} ways to choose; each is a variant of this bundle.':
    'Es gibt {count, number} Möglichkeiten zu wählen; jede ist eine Variante dieses Pakets.',
  'Add a part': 'Teil hinzufügen',
  'Add part': 'Hinzufügen',
  'Its title or its web address.': 'Sein Titel oder seine Webadresse.',
  'By themselves the parts cost {amount}.': 'Einzeln kosten die Teile {amount}.',
  'Nobody saves anything with this price.': 'Mit diesem Preis wird nichts gespart.',
  'Price of the bundle': 'Preis des Pakets',
  'In the order it is shared among the parts by what they cost by themselves: so each is taxed, delivered and refunded as if it had been bought alone.':
    'In der Bestellung wird er nach den Einzelpreisen auf die Teile verteilt: So wird jeder versteuert, geliefert und erstattet, als wäre er allein gekauft.',
  'Put at least two things into the bundle.': 'Nimm mindestens zwei Dinge in das Paket auf.',
  '“{title}” is not on sale.': '„{title}“ ist nicht im Verkauf.',
  '“{title}” has nothing on sale.': 'Von „{title}“ ist nichts im Verkauf.',
  'Type the title or the web address of a product.': 'Gib den Titel oder die Webadresse eines Produkts ein.',
  'A bundle has at most {max, number} parts.': 'Ein Paket hat höchstens {max, number} Teile.',
  'This bundle is on sale: leave at least two things in it, or take it off sale first.':
    'Dieses Paket ist im Verkauf: Lass mindestens zwei Dinge darin, oder nimm es zuerst aus dem Verkauf.',
  'That leaves buyers {count, number} ways to choose; {max, number} is the most. Choose the variant of a part yourself.':
    'Damit gäbe es {count, number} Möglichkeiten zu wählen; höchstens {max, number} sind erlaubt. Lege die Variante eines Teils selbst fest.',
  'There is no such product. Bundles cannot be part of a bundle.':
    'Dieses Produkt gibt es nicht. Pakete können nicht Teil eines Pakets sein.',
  'Several products fit. Type the web address of one: {addresses}.':
    'Mehrere Produkte passen. Gib die Webadresse von einem ein: {addresses}.',
  'That is not on sale any more. Choose another.': 'Das ist nicht mehr im Verkauf. Wähle etwas anderes.',
  '“{title}” is sold in another currency.': '„{title}“ wird in einer anderen Währung verkauft.',
  '{price} cannot be shared among these parts in whole amounts: choose a price that can be divided.':
    '{price} lässt sich nicht in ganzen Beträgen auf diese Teile verteilen: Wähle einen Preis, der sich teilen lässt.',
  'Bundle: part added': 'Paket: Teil hinzugefügt',
  'Bundle: part changed': 'Paket: Teil geändert',
  'Bundle: part moved': 'Paket: Teil verschoben',
  'Bundle: part taken out': 'Paket: Teil herausgenommen',
  'Bundle: price changed': 'Paket: Preis geändert',
};
