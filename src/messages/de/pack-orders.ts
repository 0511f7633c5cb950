/** Several orders that are packed at once. */
export const packOrders = {
  'Promised to the buyer:': 'Zugesagt:',
  'Pack ¦ several orders': 'Packen',
  'Pack these orders?': 'Diese Bestellungen packen?',
  'Mark all': 'Alle markieren',
  'Mark none': 'Keine markieren',
  'Pack the marked orders': 'Die markierten Bestellungen packen',
  '{count, plural, =0 {No parcel was packed.} one {# parcel is packed.} other {# parcels are packed.}}':
    '{count, plural, =0 {Kein Paket wurde gepackt.} one {# Paket ist gepackt.} other {# Pakete sind gepackt.}}',
  'No order is marked': 'Keine Bestellung ist markiert',
  'Mark orders in the list of what is to be shipped.':
    'Markiere Bestellungen in der Liste dessen, was zu verschicken ist.',
  'Everything that waits of each order goes into one parcel.':
    'Alles, was von einer Bestellung wartet, kommt in ein Paket.',
  'What is packed': 'Was gepackt wird',
  'What goes into it': 'Was hineinkommt',
  'Pack {count, plural, one {# parcel} other {# parcels}}':
    '{count, plural, one {# Paket} other {# Pakete}} packen',
  'Nothing of it waits to be packed.': 'Davon wartet nichts auf ein Paket.',
  'It lies in several warehouses: pack it on its own page.':
    'Es liegt in mehreren Lagern: Pack es auf seiner eigenen Seite.',
  'Some goods have no weight': 'Manche Waren haben kein Gewicht',
  'Rates by weight count them as 0 g, so their delivery may cost too little. Enter what they weigh:':
    'Preise nach Gewicht rechnen sie mit 0 g, ihr Versand kostet dann vielleicht zu wenig. Gib an, was sie wiegen:',
  '({count, plural, one {# variant} other {# variants}})':
    '({count, plural, one {# Variante} other {# Varianten}})',
};
