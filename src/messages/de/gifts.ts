/** Orders that are gifts. */
export const gifts = {
  'This is a gift': 'Das ist ein Geschenk',
  Gift: 'Geschenk',
  'Without a note': 'Ohne Nachricht',
  'Your note (optional)': 'Deine Nachricht (optional)',
  'And more: see the order.': 'Und mehr: siehe die Bestellung.',
  'The address cannot be printed: it stands in the order.':
    'Die Adresse lässt sich nicht drucken: Sie steht in der Bestellung.',
  'The note cannot be printed: it stands in the order.':
    'Die Nachricht lässt sich nicht drucken: Sie steht in der Bestellung.',
  'We print it on the packing slip, which has no prices.':
    'Wir drucken sie auf den Packzettel, auf dem keine Preise stehen.',
  'At most {characters, number} characters and {lines, number} lines fit on the packing slip.':
    'Auf den Packzettel passen höchstens {characters, number} Zeichen und {lines, number} Zeilen.',
};
