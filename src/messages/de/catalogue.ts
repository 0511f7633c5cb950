/** Lists, search and product pages. */
export const catalogue = {
  'Front page': 'Startseite',
  'Search in {category}': 'In „{category}“ suchen',
  'Search and sort': 'Suchen und sortieren',
  '{from}–{to} of {total}': '{from}–{to} von {total}',
  'Nothing is all of this at once': 'Nichts ist alles davon zugleich',
  'Nothing found': 'Nichts gefunden',
  'Try another word or a shorter one, or take a filter away.':
    'Versuche ein anderes oder kürzeres Wort, oder nimm einen Filter weg.',
  'Costs nothing.': 'Kostet nichts.',
  'See all {total} results': 'Alle {total} Ergebnisse ansehen',
} as const satisfies Readonly<Record<string, string>>;
