/** What buyers and the people who come read about attendees, their questions and their tickets. */
export const attendees = {
  'Attendee name': 'Name der Person, die kommt',
  'Who comes': 'Wer kommt',
  'Who comes: {title}': 'Wer kommt: {title}',
  'Change who comes': 'Ändern, wer kommt',
  'Change<hidden> who comes with ticket {number, number}, {title}</hidden>':
    'Ändern<hidden>, wer mit Ticket {number, number} kommt, {title}</hidden>',
  'Name the people who come': 'Sagen, wer kommt',
  'Name the people who come (you can do this later)': 'Sagen, wer kommt (das geht auch später)',
  'Seat {number, number}: {ticket}': 'Platz {number, number}: {ticket}',
  'The ticket goes there. If you enter another address, that person gets a new ticket, and the old one is no longer valid.':
    'Dorthin geht das Ticket. Gibst du eine andere Adresse ein, bekommt diese Person ein neues Ticket, und das alte gilt nicht mehr.',
  'The ticket goes there.': 'Dorthin geht das Ticket.',
  'Each person with an email address gets their own ticket by email.':
    'Jede Person mit E-Mail-Adresse bekommt ihr eigenes Ticket per E-Mail.',
  'To give your ticket to another person, ask the person who bought it.':
    'Um dein Ticket an eine andere Person zu geben, frag die Person, die es gekauft hat.',
  'This order has no seats that need names.': 'Diese Bestellung hat keine Plätze, für die Namen nötig sind.',
  'Back to the ticket': 'Zurück zum Ticket',
  'Saved. People with a new address get their ticket by email.':
    'Gespeichert. Wer eine neue Adresse hat, bekommt das Ticket per E-Mail.',
  'Leave it empty to use the address of your order.':
    'Leer lassen, um die Adresse deiner Bestellung zu nehmen.',
  'Ticket for {name}: {title}': 'Ticket für {name}: {title}',
  'Ticket {number, number}: {title}': 'Ticket {number, number}: {title}',
  'Next seats': 'Nächste Plätze',
  'Previous seats': 'Vorige Plätze',
  'Seats {from, number} to {to, number} of {count, number}':
    'Plätze {from, number} bis {to, number} von {count, number}',
  'Choose one of the answers.': 'Wähle eine der Antworten.',
  'Please tick “{label}”.': 'Bitte setze das Häkchen bei „{label}“.',
  'Please answer “{label}”.': 'Bitte beantworte „{label}“.',
  'Please answer {count, plural, one {one more question} other {# more questions}}.':
    'Bitte beantworte noch {count, plural, one {eine Frage} other {# Fragen}}.',
  'The time to change who comes is over. Write to us if you need a change.':
    'Die Zeit, um Namen zu ändern, ist vorbei. Schreib uns, wenn du etwas ändern musst.',
  'This ticket has changed hands very often. Write to us, and we change it for you.':
    'Dieses Ticket hat schon sehr oft die Person gewechselt. Schreib uns, dann ändern wir es für dich.',
  'There is no such ticket.': 'Dieses Ticket gibt es nicht.',
  'This ticket went to another person on {day}.': 'Dieses Ticket ging am {day} an eine andere Person.',
  'It is refused at the entrance. If that is a mistake, ask the person who bought it.':
    'Am Einlass gilt es nicht mehr. Wenn das ein Versehen ist, frag die Person, die es gekauft hat.',
  'Please tell us first who comes.': 'Sag uns bitte zuerst, wer kommt.',
  'A few questions first': 'Zuerst ein paar Fragen',
  'Questions are asked of each person who comes. Names can be left empty for now.':
    'Die Fragen gelten für jede Person, die kommt. Namen kannst du jetzt auch noch leer lassen.',
  'Leave the seats empty that you do not book.': 'Plätze, die du nicht buchst, lässt du leer.',
  'Save and continue': 'Speichern und weiter',
} as const satisfies Readonly<Record<string, string>>;
