/** Tells people that their ticket ended. */
export const endedTickets = {
  'Your ticket is no longer valid: {title}': 'Dein Ticket gilt nicht mehr: {title}',
  'Your ticket for “{title}” is no longer valid: the seat was given back, or its order was refunded.':
    'Dein Ticket für „{title}“ gilt nicht mehr: Der Platz wurde zurückgegeben, oder die Bestellung wurde erstattet.',
  'We email {email} about it, and each person whose own ticket ends.':
    'Wir informieren {email} per E-Mail, und alle, deren eigenes Ticket endet.',
  'Is that a mistake? Ask the person who booked, or reply to this email.':
    'Ist das ein Versehen? Frag die Person, die gebucht hat, oder antworte auf diese E-Mail.',
} as const satisfies Readonly<Record<string, string>>;
