/** Lists, search and product pages. */
export const catalogue = {
  'Front page': 'Startseite',
  'Search in {category}': 'In „{category}“ suchen',
  'Search and sort': 'Suchen und sortieren',
  '{from}–{to} of {total}': '{from}–{to} von {total}',
  'Nothing matches all of these filters': 'Nichts passt zu allen diesen Filtern',
  'Nothing found': 'Nichts gefunden',
  'Try another word or a shorter one, or take a filter away.':
    'Versuche ein anderes oder kürzeres Wort, oder entferne einen Filter.',
  'Costs nothing.': 'Kostet nichts.',
  'See all {total} results': 'Alle {total} Ergebnisse ansehen',

  'No exact match. This is what we have for <b>{words}</b>.':
    'Kein genauer Treffer. Das haben wir zu <b>{words}</b>.',
  '{count, plural, one {Try this word:} other {Try one of these words:}}':
    '{count, plural, one {Versuch es mit diesem Wort:} other {Versuch es mit einem dieser Wörter:}}',

  'Applied filters': 'Gewählte Filter',
  'Remove: {filter}': 'Entfernen: {filter}',
  'Clear all': 'Alle entfernen',
  'Sort by': 'Sortieren nach',
  'Show ¦ a list': 'Anzeigen',
  'Under 25': 'Unter 25',
  '25 to 50': '25 bis 50',
  '50 to 100': '50 bis 100',
  '100 and more': '100 und mehr',
  Rating: 'Bewertung',
  Availability: 'Verfügbarkeit',
  '4.5 and more': '4,5 und mehr',
  '4 to 4.5': '4 bis 4,5',
  '3 to 4': '3 bis 4',
  'Under 3': 'Unter 3',
  Pages: 'Seiten',
  Previous: 'Zurück',
  Next: 'Weiter',
  'Page {page, number}': 'Seite {page, number}',

  'No longer on sale': 'Nicht mehr im Verkauf',
  '“{title}” is no longer sold and will not come back to this page.':
    '„{title}“ wird nicht mehr verkauft und kommt nicht auf diese Seite zurück.',
  'If you bought it, it is still yours: open it from the email we sent you, or from <account>your purchases</account>.':
    'Hast du es gekauft, gehört es weiter dir: Öffne es aus unserer E-Mail oder unter <account>Deine Käufe</account>.',
  'In {language}': 'Auf {language}',
  'In the shop since <day>{date}</day>': 'Im Shop seit <day>{date}</day>',
  'New since <day>{date}</day>': 'Neu seit <day>{date}</day>',
  'Updated <day>{date}</day>': 'Aktualisiert am <day>{date}</day>',
  'From {price}': 'Ab {price}',
  'Lowest price of the 30 days before: {price}': 'Niedrigster Preis der 30 Tage davor: {price}',
  'On sale until {time} {zone}.': 'Im Angebot bis {time} {zone}.',
  Quantity: 'Anzahl',
  'Add to cart': 'In den Warenkorb',
  Option: 'Variante',
  'This is how shoppers would see it. Only staff can open this page, and nothing can be bought before it is published.':
    'So sieht die Seite im Shop aus. Nur das Team kann diese Seite öffnen, und kaufen lässt sich erst nach der Veröffentlichung.',
} as const satisfies Readonly<Record<string, string>>;
