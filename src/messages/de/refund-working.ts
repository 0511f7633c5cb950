/** How a refund comes about, for staff. */
export const refundWorking = {
  '{amount} is proposed. Say why it is another amount.':
    'Vorgeschlagen sind {amount}. Schreib dazu, warum es ein anderer Betrag ist.',
  'Full price': 'Voller Preis',
  'Its share of “{title}”': 'Anteil an „{title}“',
  'Tax on it': 'Steuer darauf',
  'Paid ¦ an amount': 'Bezahlt',
  'Already refunded': 'Schon erstattet',
  'Left ¦ an amount': 'Übrig',
  Proposed: 'Vorgeschlagen',
  'Proposed in all': 'Insgesamt vorgeschlagen',
  'for {units, plural, one {# unit} other {# units}} of the buyer.':
    'für {units, plural, one {# Stück} other {# Stück}} des Käufers.',
  'Nothing: the buyer has it no more.': 'Nichts: Es gehört dem Käufer nicht mehr.',
  'instead of {amount}': 'statt {amount}',
  'The buyer does not see it. Needed where you refund another amount than is proposed.':
    'Der Käufer sieht sie nicht. Nötig, wenn du einen anderen Betrag erstattest als vorgeschlagen.',
  'The policy proposes {amount}; you refund another amount.':
    'Vorgeschlagen sind {amount}; du erstattest einen anderen Betrag.',
};
