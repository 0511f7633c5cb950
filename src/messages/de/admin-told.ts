/** What the history of the admin calls emails and details. */
export const adminTold = {
  'How many': 'Anzahl',
  'Confirmation for the waiting list': 'Bestätigung für die Warteliste',
  'Place on the waiting list': 'Platz auf der Warteliste',
  'Offer of the waiting list ended': 'Angebot der Warteliste abgelaufen',
  'Waiting list closed': 'Warteliste geschlossen',
} as const satisfies Readonly<Record<string, string>>;
