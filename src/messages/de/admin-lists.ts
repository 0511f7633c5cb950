/** What every list of the admin says. */
export const adminLists = {
  'Filter: {list}': 'Filtern: {list}',
  'More filters': 'Weitere Filter',
  'Change or remove a filter.': 'Ändere oder entferne einen Filter.',
  Columns: 'Spalten',
  'Columns of this list': 'Spalten dieser Liste',
  'Show columns': 'Spalten anzeigen',
  'These rows as CSV': 'Diese Zeilen als CSV',
  'All rows as CSV': 'Alle Zeilen als CSV',
  '{column}, currency': '{column}, Währung',
  '{filter}: {problem}': '{filter}: {problem}',
  '{filter}: there is no such choice. See the list without it, then choose again.':
    '{filter}: Diese Auswahl gibt es nicht. Sieh dir die Liste ohne sie an und wähle neu.',
  'Enter an amount like 49.00.': 'Gib einen Betrag ein, zum Beispiel 49,00.',

  'List exported': 'Liste exportiert',

  'Title, web address or code': 'Titel, Webadresse oder Code',
  'No price': 'Kein Preis',
  'No picture': 'Kein Bild',
  'No category': 'Keine Kategorie',
  'No short description': 'Keine Kurzbeschreibung',
  'Tag ¦ of a product': 'Schlagwort',
  'Missing ¦ of a product': 'Es fehlt',
  'Does not matter': 'Egal',
  'over {count, number}': 'über {count, number}',
  'Published ({zone})': 'Veröffentlicht ({zone})',

  'Number, name, email, title, card, code …': 'Nummer, Name, E-Mail, Titel, Karte, Code …',
  'Total from ({currency})': 'Summe ab ({currency})',
  'Total to ({currency})': 'Summe bis ({currency})',
  'Paid ({zone})': 'Bezahlt ({zone})',
  'See all orders': 'Alle Bestellungen ansehen',

  'Email, name, order number or card’s last four': 'E-Mail, Name, Bestellnummer oder letzte vier der Karte',
  'See all customers': 'Alle Kunden ansehen',
};
