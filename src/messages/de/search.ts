/** The front page, the search, and the choices of lists. */
export const search = {
  Categories: 'Kategorien',
  'How it works': 'So funktioniert es',
  'No sign-up': 'Ohne Konto',
  'Enter your email address and pay. We email you a receipt.':
    'Gib deine E-Mail-Adresse ein und bezahle. Den Beleg bekommst du per E-Mail.',
  'Time to change your mind': 'Zeit, es dir anders zu überlegen',
  'How to get your money back': 'So bekommst du dein Geld zurück',

  'Search for “{query}”': 'Suche nach „{query}“',
  'What are you looking for?': 'Was suchst du?',
  'Search ¦ a button': 'Suchen',
  'Nothing found.': 'Nichts gefunden.',
  '{found} found for “{query}”.': '{found} gefunden für „{query}“.',
  'Browse by category': 'Nach Kategorie stöbern',
  'Or browse by category': 'Oder stöbere nach Kategorie',
  'Try a shorter or simpler word.': 'Versuch es mit einem kürzeren oder einfacheren Wort.',

  'Best match first': 'Beste Treffer zuerst',
  'Newest first': 'Neueste zuerst',
  'Title, A to Z': 'Titel, A bis Z',
  'Price, low to high': 'Preis aufsteigend',
  'Price, high to low': 'Preis absteigend',
  'Best rated': 'Beste Bewertung',
  'Page numbers start at 1.': 'Seitenzahlen beginnen bei 1.',
  'This list cannot be sorted like that.': 'So lässt sich diese Liste nicht sortieren.',
  'Search for at most 200 characters, none of them control characters.':
    'Suche nach höchstens 200 Zeichen, ohne Steuerzeichen.',
  'There is no such category.': 'Diese Kategorie gibt es nicht.',
  'There is no such tag.': 'Dieses Schlagwort gibt es nicht.',
  'There is no such filter: {name}': 'Diesen Filter gibt es nicht: {name}',
  '“{text}”': '„{text}“',
  'page {page, number}': 'Seite {page, number}',
  Category: 'Kategorie',
  Tag: 'Schlagwort',
  Filter: 'Filter',
  'Your search': 'Deine Suche',
} as const satisfies Readonly<Record<string, string>>;
