/** The admin's pages about events, their dates and tickets. */
export const adminEvents = {
  'One name per line. A new name becomes a teacher.':
    'Ein Name pro Zeile. Ein neuer Name wird als Lehrkraft angelegt.',
  'For example: from 12 years.': 'Zum Beispiel: ab 12 Jahren.',
  'Steps, lifts, toilets, how well people can hear.': 'Stufen, Aufzüge, Toiletten, wie gut man hört.',
  'Add a date.': 'Füge einen Termin hinzu.',
  'Add a ticket to one of the dates.': 'Füge einem der Termine ein Ticket hinzu.',
  'That date is no longer here. Load the page again.':
    'Diesen Termin gibt es nicht mehr. Lade die Seite neu.',
  '{taken, plural, one {# seat is sold} other {# seats are sold}}, and {held, number} held for buyers who are paying. Give at least {least, number}.':
    '{taken, plural, one {# Platz ist verkauft} other {# Plätze sind verkauft}}, und {held, number} sind für Käufer reserviert, die gerade bezahlen. Gib mindestens {least, number} an.',
  '{taken, plural, one {# seat is sold.} other {# seats are sold.}} Give at least as many.':
    '{taken, plural, one {# Platz ist verkauft.} other {# Plätze sind verkauft.}} Gib mindestens so viele an.',
  'This event has a date at that time already.': 'Zu dieser Zeit hat die Veranstaltung schon einen Termin.',
  '{count, plural, other {# dates from {day}}}': '{count, plural, other {# Termine ab {day}}}',
} as const satisfies Readonly<Record<string, string>>;
