/** The waiting lists of dates that are sold out: their pages, emails and the staff’s part. */
export const waitingList = {
  'Waiting list: {title}': 'Warteliste: {title}',
  'Waiting list': 'Warteliste',
  'Waiting list ({count, number})': 'Warteliste ({count, number})',
  '{free, plural, =0 {No seat is free.} one {# seat is free.} other {# seats are free.}}':
    '{free, plural, =0 {Kein Platz ist frei.} one {# Platz ist frei.} other {# Plätze sind frei.}}',
  'Seats that become free are offered to the first person who wants no more than that. You can offer them to someone else by hand.':
    'Plätze, die frei werden, bekommt die erste Person angeboten, für die sie reichen. Du kannst sie von Hand auch jemand anderem anbieten.',
  'Nobody is waiting.': 'Niemand wartet.',
  'Place ¦ in a list': 'Rang',
  '{count, number} or fewer': '{count, number} oder weniger',
  'Offered ¦ seats': 'Angeboten',
  '{count, plural, one {# seat} other {# seats}}': '{count, plural, one {# Platz} other {# Plätze}}',
  'Offer seats<hidden> to {email}</hidden>': 'Plätze anbieten<hidden>: {email}</hidden>',
  'Take off the list<hidden>: {email}</hidden>': 'Von der Liste nehmen<hidden>: {email}</hidden>',
  'Seats offered from the waiting list': 'Plätze von der Warteliste angeboten',
  'Taken off the waiting list': 'Von der Warteliste genommen',
  'Join the waiting list': 'Auf die Warteliste setzen',
  'We’ve emailed you': 'Wir haben dir geschrieben',
  'Open the link in the email: only then do you have a place on the list. No email after ten minutes? Check your spam folder.':
    'Öffne den Link in der E-Mail: Erst dann hast du einen Platz auf der Liste. Nach zehn Minuten noch keine E-Mail? Schau in deinen Spam-Ordner.',
  'This date can no longer be booked.': 'Dieser Termin kann nicht mehr gebucht werden.',
  'When seats become free, we hold them for the first person on the list who wants no more than that, and send an email. Joining costs nothing.':
    'Werden Plätze frei, halten wir sie für die erste Person auf der Liste, für die sie reichen, und schreiben ihr eine E-Mail. Das kostet nichts.',
  'We’ll tell this address when seats are free.': 'An diese Adresse schreiben wir, wenn Plätze frei sind.',
  'How many seats': 'Wie viele Plätze',
  'I also take fewer seats, if there are not enough.':
    'Ich nehme auch weniger Plätze, wenn es nicht genug gibt.',
  'Seats are free for you': 'Plätze sind für dich frei',
  'You asked for {seats, plural, one {# seat} other {# seats}}. Confirm it to get a place on the list.':
    'Du möchtest {seats, plural, one {# Platz} other {# Plätze}}. Bestätige es, um auf die Liste zu kommen.',
  'You are on the waiting list': 'Du stehst auf der Warteliste',
  'You asked for {seats, plural, one {# seat} other {# seats}}. You are the first on the list.':
    'Du möchtest {seats, plural, one {# Platz} other {# Plätze}}. Du stehst ganz oben auf der Liste.',
  'You asked for {seats, plural, one {# seat} other {# seats}}. {count, plural, one {One person is} other {# people are}} before you.':
    'Du möchtest {seats, plural, one {# Platz} other {# Plätze}}. Vor dir {count, plural, one {steht eine Person} other {stehen # Personen}}.',
  'We email you when seats are free.': 'Wir schreiben dir, wenn Plätze frei sind.',
  'We hold {seats, plural, one {# seat} other {# seats}} for you until {time} ({clocks}).':
    'Wir halten {seats, plural, one {# Platz} other {# Plätze}} für dich bis {time} ({clocks}).',
  'You have ordered with this offer: order {number}.':
    'Du hast mit diesem Angebot bestellt: Bestellung {number}.',
  'Go to the order': 'Zur Bestellung',
  'You are no longer on the waiting list.': 'Du stehst nicht mehr auf der Warteliste.',
  'This offer is over: we no longer hold the seats.':
    'Dieses Angebot ist vorbei: Wir halten die Plätze nicht mehr.',
  'Join the waiting list again': 'Wieder auf die Warteliste setzen',
  'Leave the waiting list': 'Warteliste verlassen',
  'Choose how many tickets.': 'Wähle, wie viele Tickets.',
  'Choose a ticket.': 'Wähle ein Ticket.',
  'This offer is over.': 'Dieses Angebot ist vorbei.',
  '{count, plural, one {# seat is} other {# seats are}} held for you.':
    '{count, plural, one {# Platz ist} other {# Plätze sind}} für dich reserviert.',
  'No ticket of this date is on sale now.': 'Gerade ist kein Ticket für diesen Termin im Verkauf.',
  'There are seats free now: you can book them on the event’s page.':
    'Jetzt sind Plätze frei: Du kannst sie auf der Seite der Veranstaltung buchen.',
  'See the event': 'Zur Veranstaltung',
  'Sales of this date end too soon for an offer.':
    'Der Verkauf dieses Termins endet zu bald für ein Angebot.',
  '{free, plural, =0 {No seat is free.} one {Only # seat is free.} other {Only # seats are free.}} Give the date more seats first.':
    '{free, plural, =0 {Kein Platz ist frei.} one {Nur # Platz ist frei.} other {Nur # Plätze sind frei.}} Gib dem Termin zuerst mehr Plätze.',
  'Confirm your place on the waiting list: {title}': 'Bestätige deinen Platz auf der Warteliste: {title}',
  'You asked for a place on the waiting list of “{title}”. Confirm it, so that we know that this is your email.':
    'Du möchtest auf die Warteliste von „{title}“. Bestätige es, damit wir wissen, dass das deine E-Mail-Adresse ist.',
  'Was this not you? Then ignore this email: nothing happens.':
    'Das warst nicht du? Dann ignorier diese E-Mail: Es passiert nichts.',
  'You are on the waiting list: {title}': 'Du stehst auf der Warteliste: {title}',
  'You are on the waiting list of “{title}”. When seats become free, we hold them for you for a while and email you.':
    'Du stehst auf der Warteliste von „{title}“. Werden Plätze frei, halten wir sie eine Zeit lang für dich und schreiben dir.',
  'See your place, or leave the list': 'Deinen Rang ansehen oder die Liste verlassen',
  '{count, plural, one {A seat is} other {# seats are}} free for you: {title}':
    '{count, plural, one {Ein Platz ist} other {# Plätze sind}} für dich frei: {title}',
  '{count, plural, one {A seat} other {# seats}} at “{title}” became free, and we hold {count, plural, one {it} other {them}} for you until {time} ({clocks}).':
    '{count, plural, one {Ein Platz} other {# Plätze}} bei „{title}“ {count, plural, one {wurde} other {wurden}} frei. Wir halten {count, plural, one {ihn} other {sie}} für dich bis {time} ({clocks}).',
  'Book now': 'Jetzt buchen',
  'No longer interested? The same page lets you leave the list, so that the next person gets the chance.':
    'Kein Interesse mehr? Auf derselben Seite kannst du die Liste verlassen, dann kommt die nächste Person zum Zug.',
  'The waiting list is closed: {title}': 'Die Warteliste ist geschlossen: {title}',
  '“{title}” does not take place on this date, so its waiting list is closed.':
    '„{title}“ findet an diesem Termin nicht statt; die Warteliste dafür ist geschlossen.',
  '“{title}” can no longer be booked for this date, so its waiting list is closed.':
    '„{title}“ kann für diesen Termin nicht mehr gebucht werden; die Warteliste dafür ist geschlossen.',
  'Your offer has ended: {title}': 'Dein Angebot ist abgelaufen: {title}',
  'We no longer hold the seats at “{title}” for you. You are no longer on the waiting list.':
    'Wir halten die Plätze bei „{title}“ nicht mehr für dich. Du stehst nicht mehr auf der Warteliste.',
  'Still interested? Join again': 'Noch interessiert? Setz dich wieder auf die Liste',
  '{count, plural, one {# seat} other {# seats, or fewer}}':
    '{count, plural, one {# Platz} other {# Plätze, oder weniger}}',
} as const satisfies Readonly<Record<string, string>>;
