/** Cancelling and moving dates, messages to those who booked, and what they are told. */
export const dateNotices = {
  'That date is over, or cancelled already.': 'Dieser Termin ist vorbei oder schon abgesagt.',
  'Cancelled: {title}': 'Abgesagt: {title}',
  'Cancelled ¦ dates': 'Abgesagt',
  '{count, plural, one {We are sorry: “{title}” does not take place on this date.} other {We are sorry: “{title}” does not take place on these dates.}}':
    '{count, plural, one {Es tut uns leid: „{title}“ findet an diesem Termin nicht statt.} other {Es tut uns leid: „{title}“ findet an diesen Terminen nicht statt.}}',
  'The person who booked gets the refund.': 'Das Geld geht an die Person zurück, die gebucht hat.',
  'Your ticket stays valid for its other dates.': 'Dein Ticket gilt weiter für seine anderen Termine.',
  'The file attached to this email takes it out of your calendar.':
    'Die angehängte Datei nimmt den Termin aus deinem Kalender.',
  'The date': 'Der Termin',
  'Ticket {number, number} of order {order}': 'Ticket {number, number} der Bestellung {order}',
  'You have a seat at “{title}”. We write to you about it:':
    'Du hast einen Platz bei „{title}“. Darum schreiben wir dir:',
  '{count, plural, one {Cancel this date?} other {Cancel these # dates?}}':
    '{count, plural, one {Diesen Termin absagen?} other {Diese # Termine absagen?}}',
  '{count, plural, one {Cancel this date} other {Cancel these # dates}}':
    '{count, plural, one {Diesen Termin absagen} other {Diese # Termine absagen}}',
  'Nobody can book it from then on. The page of the event says that it is cancelled. This cannot be undone.':
    'Danach kann niemand mehr buchen. Auf der Seite der Veranstaltung steht, dass abgesagt ist. Das lässt sich nicht rückgängig machen.',
  'Nobody has booked it.': 'Niemand hat gebucht.',
  '<b>{seats, plural, one {# seat} other {# seats}}</b> of {orders, plural, one {# order} other {# orders}} {seats, plural, one {is} other {are}} cancelled.':
    '<b>{seats, plural, one {# Platz} other {# Plätze}}</b> aus {orders, plural, one {# Bestellung} other {# Bestellungen}} {seats, plural, one {wird} other {werden}} storniert.',
  '{count, plural, one {# seat stays valid} other {# seats stay valid}} for other dates: the part of the price for this date is refunded.':
    '{count, plural, one {# Platz gilt} other {# Plätze gelten}} weiter für andere Termine: Der Teil des Preises für diesen geht zurück.',
  'There is nothing to refund: nothing was paid.': 'Es geht kein Geld zurück: Bezahlt wurde nichts.',
  '<b>{amount}</b> is refunded to the buyers of {count, plural, one {# order} other {# orders}}.':
    '<b>{amount}</b> geht an die Käufer von {count, plural, one {# Bestellung} other {# Bestellungen}} zurück.',
  'We send <b>{count, plural, one {# email} other {# emails}}</b>: to each buyer, and to each attendee who has an address of their own. A calendar file in it takes the date out of their calendar.':
    'Wir schicken <b>{count, plural, one {# E-Mail} other {# E-Mails}}</b>: an alle Käufer und an alle Teilnehmenden mit eigener Adresse. Eine Kalenderdatei darin nimmt den Termin aus ihrem Kalender.',
  '{count, plural, one {# order is waiting for payment: it ends} other {# orders are waiting for payment: they end}}, and money that still arrives is refunded.':
    '{count, plural, one {# Bestellung wartet} other {# Bestellungen warten}} auf die Zahlung: Sie {count, plural, one {endet} other {enden}}, und Geld, das noch kommt, geht zurück.',
  'The emails say: “{text}”': 'In den E-Mails steht: „{text}“',
  'Everybody who booked gets an email and their money back. Nothing happens until you have seen what it does.':
    'Alle, die gebucht haben, bekommen eine E-Mail und ihr Geld zurück. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'What you want to say about it': 'Was du dazu sagen möchtest',
  'It goes into the emails. Leave it empty to say only that it is cancelled.':
    'Es steht in den E-Mails. Lass es leer, um nur die Absage zu nennen.',
  'Cancel a date of {title}': 'Einen Termin von {title} absagen',
  'Cancel all dates of {title}': 'Alle Termine von {title} absagen',
  'This event has no upcoming dates.': 'Diese Veranstaltung hat keinen künftigen Termin.',
  'This date is over.': 'Dieser Termin ist vorbei.',
  'What people who booked were told': 'Was denen mitgeteilt wurde, die gebucht haben',
  'Write a subject.': 'Schreib einen Betreff.',
  'Write the message first.': 'Schreib zuerst die Nachricht.',
  'Nobody has a seat at this date.': 'Niemand hat einen Platz an diesem Termin.',
  'Message to people who booked {title}': 'Nachricht an alle, die {title} gebucht haben',
  'Message to people who booked': 'Nachricht an alle, die gebucht haben',
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
  'Message sent to people who booked': 'Nachricht an alle, die gebucht haben, gesendet',
  'The date was cancelled': 'Der Termin wurde abgesagt',
  'Enter a day and a time.': 'Gib einen Tag und eine Uhrzeit ein.',
  'That is no time zone. For example: Europe/Berlin.': 'Das ist keine Zeitzone. Zum Beispiel: Europe/Berlin.',
  'Enter a day.': 'Gib einen Tag ein.',
  'Choose a day from today until the day before it begins.':
    'Wähle einen Tag von heute bis zum Tag vor dem Beginn.',
  'That is when and where it takes place now. Enter another time or place.':
    'Dort und dann findet es schon jetzt statt. Gib eine andere Zeit oder einen anderen Ort ein.',
  'That time is past. Enter a future one.': 'Diese Zeit ist vorbei. Gib eine künftige ein.',
  'Move a date of {title}': 'Einen Termin von {title} verlegen',
  'Move this date?': 'Diesen Termin verlegen?',
  'Move this date': 'Diesen Termin verlegen',
  'Before: {when} ({zone}), {place}': 'Bisher: {when} ({zone}), {place}',
  'After: <b>{when}</b> ({zone}), {place}': 'Danach: <b>{when}</b> ({zone}), {place}',
  '{seats, plural, one {# seat stays} other {# seats stay}} valid. We email {people, plural, one {# person} other {# people}}, with the new time for their calendar.':
    '{seats, plural, one {# Platz bleibt} other {# Plätze bleiben}} gültig. Wir schreiben {people, plural, one {# Person} other {# Personen}} eine E-Mail, mit der neuen Zeit für ihren Kalender.',
  'They can give their seats back until the end of {day}.':
    'Sie können ihre Plätze bis zum Ende des {day} zurückgeben.',
  'Seats can be given back on the usual terms.':
    'Plätze können zu den üblichen Bedingungen zurückgegeben werden.',
  'Its deadlines move with it: sales, names, giving back and the day of decision.':
    'Seine Fristen verschieben sich mit ihm: Verkauf, Namen, Zurückgeben und der Tag der Entscheidung.',
  'Its page says where it was before. Reminders follow the new time.':
    'Auf seiner Seite steht, wann und wo er vorher war. Erinnerungen richten sich nach der neuen Zeit.',
  'All {count, number} times move together. Nothing happens until you have seen what it does.':
    'Alle {count, number} Teile werden zusammen verlegt. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'Everybody who booked is emailed. Nothing happens until you have seen what it does.':
    'Alle, die gebucht haben, bekommen eine E-Mail. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'For people who cannot come then. Empty: on the usual terms.':
    'Für alle, die dann nicht kommen können. Leer: zu den üblichen Bedingungen.',
  'It goes into the emails.': 'Es steht in den E-Mails.',
  'Moved from {what}': 'Verlegt, vorher: {what}',
  'New time: {title}': 'Neue Zeit: {title}',
  'New place: {title}': 'Neuer Ort: {title}',
  '“{title}” takes place at another time than planned.':
    '„{title}“ findet zu einer anderen Zeit statt als geplant.',
  '“{title}” takes place at another place than planned.':
    '„{title}“ findet an einem anderen Ort statt als geplant.',
  'Before ¦ a date moved': 'Bisher',
  'The date now': 'Der Termin jetzt',
  'Your ticket stays valid, and the file attached to this email changes the date in your calendar.':
    'Dein Ticket bleibt gültig, und die angehängte Datei ändert den Termin in deinem Kalender.',
  'If you cannot come then, you can give your seats back until {day} and get all of their price back.':
    'Wenn du dann nicht kommen kannst, kannst du deine Plätze bis {day} zurückgeben und bekommst den ganzen Preis zurück.',
  'The date is moved. Everybody who booked is emailed.':
    'Der Termin ist verlegt. Alle, die gebucht haben, bekommen eine E-Mail.',
  'Cancelled. Everybody who booked is emailed.': 'Abgesagt. Alle, die gebucht haben, bekommen eine E-Mail.',
  'Your message is on its way.': 'Deine Nachricht ist unterwegs.',
  'If you cannot come then, see what you get back for your seats.':
    'Wenn du dann nicht kommen kannst, sieh nach, was du für deine Plätze zurückbekommst.',
  'Date moved': 'Termin verlegt',
  '{count, plural, one {# day before} other {# days before}}':
    '{count, plural, one {# Tag vorher} other {# Tage vorher}}',
  '{count, plural, one {# hour before} other {# hours before}}':
    '{count, plural, one {# Stunde vorher} other {# Stunden vorher}}',
  '{count, plural, one {# minute before} other {# minutes before}}':
    '{count, plural, one {# Minute vorher} other {# Minuten vorher}}',
  'Reminders of {title}': 'Erinnerungen an {title}',
  Reminders: 'Erinnerungen',
  'Remind people of each date': 'An jeden Termin erinnern',
  'With the place or the online address, to each attendee, or to the buyer of a seat without one. With none ticked, nobody is reminded.':
    'Mit dem Ort oder der Online-Adresse, an alle Teilnehmenden oder, wo niemand eingetragen ist, an die Person, die gebucht hat. Ohne Haken wird niemand erinnert.',
  'Your words in the reminder': 'Deine Worte in der Erinnerung',
  'What to bring, when the door opens. They come before the time and the place.':
    'Was man mitbringt, wann die Tür aufgeht. Sie stehen über der Zeit und dem Ort.',
  Afterwards: 'Danach',
  'Thank the buyers three hours after the end, and ask for a review':
    'Drei Stunden nach dem Ende danken und um eine Bewertung bitten',
  'Your words in the thanks': 'Deine Worte zum Dank',
  'Reminder: {title}, {when}': 'Erinnerung: {title}, {when}',
  '“{title}” is coming up: {when}.': '„{title}“ steht bevor: {when}.',
  'Join online': 'Online teilnehmen',
  'The address is only for people who booked. Please keep it to yourself.':
    'Die Adresse ist für alle, die gebucht haben. Bitte gib sie nicht weiter.',
  'Thank you: {title}': 'Danke: {title}',
  'Thank you for being part of “{title}”.': 'Danke, dass du bei „{title}“ dabei warst.',
  'How was it? A few words help others to decide.':
    'Wie war es? Ein paar Worte helfen anderen, sich zu entscheiden.',
  'Write a review': 'Bewertung schreiben',
  'Your review of “{title}”': 'Deine Bewertung von „{title}“',
  'Reminders changed': 'Erinnerungen geändert',
  'Reminder of a date': 'Erinnerung an einen Termin',
  'Thanks after a date': 'Dank nach einem Termin',
  'Runs from {least, plural, one {# person} other {# people}}. Enough have booked.':
    'Findet ab {least, plural, one {# Person} other {# Personen}} statt. Es haben genug gebucht.',
  'Runs from {least, plural, one {# person} other {# people}}. {booked, plural, =0 {Nobody has} one {# person has} other {# people have}} booked so far.':
    'Findet ab {least, plural, one {# Person} other {# Personen}} statt. Bisher {booked, plural, =0 {hat niemand} one {hat # Person} other {haben # Personen}} gebucht.',
  'We decide on {day}.': 'Wir entscheiden am {day}.',
  'There is nothing to decide about this date any more.':
    'Über diesen Termin gibt es nichts mehr zu entscheiden.',
  'Does it take place?': 'Findet er statt?',
  '{booked, plural, =0 {No seat is} one {# seat is} other {# seats are}} booked; {least, plural, one {# is} other {# are}} needed.':
    '{booked, plural, =0 {Kein Platz ist} one {# Platz ist} other {# Plätze sind}} gebucht; {least, plural, one {# ist} other {# sind}} nötig.',
  'Confirm this date': 'Diesen Termin bestätigen',
  'Day of decision: {day}.': 'Tag der Entscheidung: {day}.',
  'Cancel this date…': 'Diesen Termin absagen …',
  'Nobody is emailed: nobody has booked.': 'Niemand bekommt eine E-Mail: Niemand hat gebucht.',
  '{count, plural, one {# person is} other {# people are}} emailed that it takes place.':
    '{count, plural, one {# Person bekommt} other {# Personen bekommen}} eine E-Mail, dass er stattfindet.',
  'It takes place: {title}': 'Findet statt: {title}',
  'It is decided: “{title}” takes place. See you there.':
    'Es ist entschieden: „{title}“ findet statt. Bis dann.',
  'To decide': 'Zu entscheiden',
  'Decide whether it takes place: confirm or cancel it.':
    'Entscheide, ob er stattfindet: Bestätige ihn oder sag ihn ab.',
  'Date confirmed': 'Termin bestätigt',
  'Does {title} take place?': 'Findet {title} statt?',
  'There is nothing to decide about this date: it needs no minimum number, or you have decided.':
    'Über diesen Termin gibt es nichts zu entscheiden: Er braucht keine Mindestzahl, oder du hast entschieden.',
  'It takes place. People who booked are emailed.': 'Er findet statt. Wer gebucht hat, bekommt eine E-Mail.',
  'Cancel all dates': 'Alle Termine absagen',
} as const satisfies Readonly<Record<string, string>>;
