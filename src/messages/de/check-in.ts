/** What is said at the entrance of a date, and about the links of helpers. */
export const checkIn = {
  'Check-in: {title}': 'Einlass: {title}',
  'Check-in': 'Einlass',
  'Check in': 'Einlassen',
  '<b>{in, number}</b> of {of, number} checked in': '<b>{in, number}</b> von {of, number} sind da',
  'This date is cancelled': 'Dieser Termin ist abgesagt',
  'Nobody is checked in today.': 'Heute wird niemand eingelassen.',
  Session: 'Termin der Reihe',
  'Code on the ticket': 'Code auf dem Ticket',
  'Use the camera': 'Kamera benutzen',
  'Stop the camera': 'Kamera ausschalten',
  People: 'Personen',
  'Search by name': 'Nach Namen suchen',
  'Search by name, email or order': 'Nach Name, E-Mail oder Bestellung suchen',
  'All attendees': 'Alle Teilnehmenden',
  'You check in as {name}.': 'Du lässt ein als {name}.',
  'Undone. The ticket is valid again.': 'Rückgängig gemacht. Das Ticket gilt wieder.',
  'Undo<hidden>: {name}</hidden>': 'Rückgängig<hidden>: {name}</hidden>',
  'Let in twice': 'Doppelt eingelassen',
  '{name}: at {first} by {firstBy}, again at {time} by {by}.':
    '{name}: um {first} von {firstBy}, noch einmal um {time} von {by}.',
  'No name': 'Kein Name',
  'Nobody with this name has a ticket for this date.':
    'Niemand mit diesem Namen hat ein Ticket für diesen Termin.',
  'Nobody has a ticket for this date yet.': 'Noch hat niemand ein Ticket für diesen Termin.',
  'In since {time}, by {name}': 'Da seit {time}, eingelassen von {name}',
  'Check in<hidden> {name}</hidden>': 'Einlassen<hidden>: {name}</hidden>',
  'Only the first {count, number} are shown. Search for others by name.':
    'Nur die ersten {count, number} werden gezeigt. Suche andere nach ihrem Namen.',
  'This link has ended': 'Dieser Link gilt nicht mehr',
  'Ask the person who sent it to you for a new one.':
    'Bitte die Person, die ihn dir geschickt hat, um einen neuen.',
  'Checked in': 'Eingelassen',
  'Checked in twice': 'Doppelt eingelassen',
  'Also let in at {time} by {name}. Please ask for the other ticket.':
    'Auch um {time} von {name} eingelassen. Frag bitte nach dem anderen Ticket.',
  'Too early': 'Zu früh',
  'Check in anyway': 'Trotzdem einlassen',
  'Check in anyway<hidden>: {name}</hidden>': 'Trotzdem einlassen<hidden>: {name}</hidden>',
  'Already checked in': 'Schon eingelassen',
  'At {time} by {name}.': 'Um {time} von {name}.',
  'Guest of {name}, ticket {number, number}': 'Gast von {name}, Ticket {number, number}',
  'No name, ticket {number, number}': 'Kein Name, Ticket {number, number}',
  'No such ticket': 'Dieses Ticket gibt es nicht',
  'Check the code, or search by name.': 'Prüfe den Code, oder suche nach dem Namen.',
  'Another date': 'Anderer Termin',
  'This ticket is for {day}.': 'Dieses Ticket ist für {day}.',
  'This ticket is for no date any more.': 'Dieses Ticket ist für keinen Termin mehr.',
  'Cancelled ¦ a ticket': 'Storniert',
  'Refunded ¦ a ticket': 'Erstattet',
  'No longer valid': 'Nicht mehr gültig',
  'This ticket went to another person on {day}. Only the new one is valid.':
    'Dieses Ticket ging am {day} an eine andere Person. Nur das neue gilt.',
  'Not valid since {day}.': 'Nicht mehr gültig seit {day}.',
  'The command line': 'Die Kommandozeile',
  'That check-in is not here.': 'Diesen Einlass gibt es hier nicht.',
  'Enter the name of the helper.': 'Gib den Namen der Person ein, die hilft.',
  'No network: saved on this phone, and sent later.':
    'Kein Netz: auf diesem Gerät gespeichert, wird später gesendet.',
  'At {time}.': 'Um {time}.',
  'It is not on the list that this phone has kept since {time}.':
    'Es steht nicht auf der Liste, die dieses Gerät seit {time} hat.',
  'This ticket went to another person. Only the new one is valid.':
    'Dieses Ticket ging an eine andere Person. Nur das neue gilt.',
  'Not valid any more.': 'Gilt nicht mehr.',
  'No network. Check-in goes on with the list from {time}.':
    'Kein Netz. Der Einlass geht mit der Liste von {time} weiter.',
  'No network, and this phone has kept no list. Try again.':
    'Kein Netz, und dieses Gerät hat keine Liste. Versuche es noch einmal.',
  '{count} check-ins wait to be sent.': 'Noch zu senden: {count}.',
  'Everything is sent.': 'Alles ist gesendet.',
  'You are not signed in any more. Sign in again to send what this phone has kept.':
    'Du bist nicht mehr angemeldet. Melde dich wieder an, um zu senden, was dieses Gerät gespeichert hat.',
  'This link has ended. Ask the person who sent it to you for a new one.':
    'Dieser Link gilt nicht mehr. Bitte die Person, die ihn dir geschickt hat, um einen neuen.',
  'The camera cannot be used here. Type the code.': 'Die Kamera geht hier nicht. Tippe den Code ein.',
  'This phone keeps a list for when the network is gone.':
    'Dieses Gerät hat eine Liste für den Fall, dass das Netz ausfällt.',
  'This browser cannot keep a list, so check-in needs the network.':
    'Dieser Browser kann keine Liste speichern: Der Einlass braucht das Netz.',
} as const satisfies Readonly<Record<string, string>>;
