/** Cancelling and moving dates, messages to those who booked, and what they are told. */
export const dateNotices = {
  'That date is over, or cancelled already.': 'Dieser Termin ist vorbei oder schon abgesagt.',
  'Cancelled: {title}': 'Abgesagt: {title}',
  'Cancelled ¦ dates': 'Abgesagt',
  '{count, plural, one {We are sorry: “{title}” does not take place on this date.} other {We are sorry: “{title}” does not take place on these dates.}}':
    '{count, plural, one {Es tut uns leid: „{title}“ findet an diesem Termin nicht statt.} other {Es tut uns leid: „{title}“ findet an diesen Terminen nicht statt.}}',
  'The money goes back to the person who booked.': 'Das Geld geht an die Person zurück, die gebucht hat.',
  'Your ticket stays valid for its other dates.': 'Dein Ticket gilt weiter für seine anderen Termine.',
  'The file attached to this email takes it out of your calendar.':
    'Die Datei an dieser E-Mail nimmt den Termin aus deinem Kalender.',
  'The date': 'Der Termin',
  'Ticket {number, number} of order {order}': 'Ticket {number, number} der Bestellung {order}',
  'You have a seat at “{title}”. We write to you about it:':
    'Du hast einen Platz bei „{title}“. Darum schreiben wir dir:',
  '{count, plural, one {Cancel this date?} other {Cancel these # dates?}}':
    '{count, plural, one {Diesen Termin absagen?} other {Diese # Termine absagen?}}',
  '{count, plural, one {Cancel this date} other {Cancel these # dates}}':
    '{count, plural, one {Diesen Termin absagen} other {Diese # Termine absagen}}',
  'Nobody can book it from then on. The page of the event says that it is cancelled. This cannot be undone.':
    'Niemand kann dann noch buchen. Auf der Seite der Veranstaltung steht, dass abgesagt ist. Das lässt sich nicht rückgängig machen.',
  'Nobody has booked it.': 'Niemand hat gebucht.',
  '<b>{seats, plural, one {# seat} other {# seats}}</b> of {orders, plural, one {# order} other {# orders}} {seats, plural, one {is} other {are}} cancelled.':
    '<b>{seats, plural, one {# Platz} other {# Plätze}}</b> aus {orders, plural, one {# Bestellung} other {# Bestellungen}} {seats, plural, one {wird} other {werden}} storniert.',
  '{count, plural, one {# seat stays valid} other {# seats stay valid}} for other dates: the part of the price for this one goes back.':
    '{count, plural, one {# Platz gilt} other {# Plätze gelten}} weiter für andere Termine: Der Teil des Preises für diesen geht zurück.',
  'No money goes back: nothing was paid.': 'Kein Geld geht zurück: Es wurde nichts bezahlt.',
  '<b>{amount}</b> goes back to the buyers of {count, plural, one {# order} other {# orders}}.':
    '<b>{amount}</b> geht an die Käufer von {count, plural, one {# Bestellung} other {# Bestellungen}} zurück.',
  'We send <b>{count, plural, one {# email} other {# emails}}</b>: to each buyer, and to each attendee who has an address of their own. A calendar file in it takes the date out of their calendar.':
    'Wir schicken <b>{count, plural, one {# E-Mail} other {# E-Mails}}</b>: an alle Käufer und an alle Teilnehmenden mit eigener Adresse. Eine Kalenderdatei darin nimmt den Termin aus ihrem Kalender.',
  '{count, plural, one {# order waits} other {# orders wait}} for payment: they end, and money that still comes goes back.':
    '{count, plural, one {# Bestellung wartet} other {# Bestellungen warten}} auf die Zahlung: Sie {count, plural, one {endet} other {enden}}, und Geld, das noch kommt, geht zurück.',
  'The emails say: “{text}”': 'In den E-Mails steht: „{text}“',
  'Everybody who booked gets an email and their money back. Nothing happens until you have seen what it does.':
    'Alle, die gebucht haben, bekommen eine E-Mail und ihr Geld zurück. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'What you want to say about it': 'Was du dazu sagen möchtest',
  'It stands in the emails. Leave it empty to say only that it is cancelled.':
    'Es steht in den E-Mails. Lass es leer, um nur die Absage zu nennen.',
  'Cancel a date of {title}': 'Einen Termin von {title} absagen',
  'Cancel all dates of {title}': 'Alle Termine von {title} absagen',
  'No date of this event is still to come.': 'Diese Veranstaltung hat keinen künftigen Termin.',
  'This date is over.': 'Dieser Termin ist vorbei.',
  'What those who booked were told': 'Was den Gebuchten mitgeteilt wurde',
  'Write a subject.': 'Schreib einen Betreff.',
  'Write the message first.': 'Schreib zuerst die Nachricht.',
  'Nobody has a seat at this date.': 'Niemand hat einen Platz an diesem Termin.',
  'Message to those who booked {title}': 'Nachricht an alle, die {title} gebucht haben',
  'Message to those who booked': 'Nachricht an alle, die gebucht haben',
  'Send this to {count, plural, one {# person} other {# people}}?':
    'An {count, plural, one {# Person} other {# Personen}} schicken?',
  Send: 'Senden',
  '{count, plural, one {# person gets} other {# people get}} it: buyers, and attendees with an address of their own. Each gets it once.':
    '{count, plural, one {# Person bekommt} other {# Personen bekommen}} sie: Käufer und Teilnehmende mit eigener Adresse. Jede bekommt sie einmal.',
  Subject: 'Betreff',
  Message: 'Nachricht',
  'See who gets it': 'Vorschau ansehen',
  'What they were told': 'Was ihnen mitgeteilt wurde',
  Seats: 'Plätze',
  'By ¦ a person': 'Von',
  '{count, number} done': '{count, number} erledigt',
  '<b>{done, number} of {seats, number}</b> done': '<b>{done, number} von {seats, number}</b> erledigt',
  'Moved ¦ a date': 'Verlegt',
  'Takes place ¦ a date': 'Findet statt',
  'Dates cancelled': 'Termine abgesagt',
  'Message sent to those who booked': 'Nachricht an alle, die gebucht haben, gesendet',
  'The date was cancelled': 'Der Termin wurde abgesagt',
} as const satisfies Readonly<Record<string, string>>;
