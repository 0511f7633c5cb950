/** Reading a course: its page, its lessons, notes and films. */
export const learning = {
  'Your course': 'Dein Kurs',
  'Your course: {course}': 'Dein Kurs: {course}',
  'Your progress and notes are in this browser only. Open the link in our email here, and you have them on all your devices.':
    'Dein Fortschritt und deine Notizen sind nur in diesem Browser. Öffne hier den Link aus unserer E-Mail, dann hast du sie auf allen deinen Geräten.',
  'You have finished every lesson. The course stays open: read any lesson again whenever you like.':
    'Du hast alle Lektionen geschafft. Der Kurs bleibt offen: Lies jede Lektion wieder, wann du magst.',
  'Read “<lesson>{title}</lesson>”': '„<lesson>{title}</lesson>“ lesen',
  'Continue with “<lesson>{title}</lesson>”': 'Weiter mit „<lesson>{title}</lesson>“',
  'Begin with “<lesson>{title}</lesson>”': 'Anfangen mit „<lesson>{title}</lesson>“',
  Lessons: 'Lektionen',
  'All lessons': 'Alle Lektionen',
  'Your notes': 'Deine Notizen',
  '{done, number} of {count, plural, one {# lesson} other {# lessons}} done':
    '{done, number} von {count, plural, one {# Lektion} other {# Lektionen}} erledigt',
  Done: 'Erledigt',
  done: 'erledigt',

  'A free lesson': 'Eine kostenlose Lektion',
  'A free lesson of the course “{course}”, to read in full: {length}.':
    'Eine kostenlose Lektion aus dem Kurs „{course}“, ganz zu lesen: {length}.',
  'This lesson is not ready yet. It opens here on that day, at no extra cost.':
    'Diese Lektion ist noch nicht fertig. Sie öffnet sich hier an diesem Tag, ohne weitere Kosten.',
  'Done, go on': 'Erledigt, weiter',
  'Done, finish': 'Erledigt, fertig',
  'Mark as not done': 'Als nicht erledigt markieren',
  'That was a free lesson': 'Das war eine kostenlose Lektion',
  'The others are in “<course>{title}</course>”.': 'Die anderen sind in „<course>{title}</course>“.',
  'See the whole course': 'Den ganzen Kurs ansehen',
  'Previous and next lesson': 'Vorige und nächste Lektion',
  'With a keyboard: → opens the next lesson, ← the previous one.':
    'Mit der Tastatur: → öffnet die nächste Lektion, ← die vorige.',
  'Film: {title}': 'Film: {title}',
  'This film is on {site}: <film>watch “{title}”</film>.':
    'Dieser Film ist auf {site}: <film>„{title}“ ansehen</film>.',
  'This film is on another page: <film>watch “{title}”</film>.':
    'Dieser Film ist auf einer anderen Seite: <film>„{title}“ ansehen</film>.',
  'There is no such lesson in your courses.': 'Diese Lektion gibt es in deinen Kursen nicht.',

  'What you want to remember from this lesson': 'Was du dir aus dieser Lektion merken willst',
  'Only you can read them, and only in this browser until you open the link in our email here. Up to {max, number} characters.':
    'Nur du kannst sie lesen, und nur in diesem Browser, bis du hier den Link aus unserer E-Mail öffnest. Bis zu {max, number} Zeichen.',
  'Only you can read them. Up to {max, number} characters.':
    'Nur du kannst sie lesen. Bis zu {max, number} Zeichen.',
  'Save the notes': 'Notizen speichern',
  'Saved in the other window': 'Im anderen Fenster gespeichert',
  'In the other window they were deleted.': 'Im anderen Fenster wurden sie gelöscht.',
  'Keep the notes of a lesson to {max, number} characters.':
    'Die Notizen einer Lektion dürfen höchstens {max, number} Zeichen haben.',
  'This form is incomplete. Reload the page.': 'Dieses Formular ist unvollständig. Lade die Seite neu.',
  'These notes were changed in another window since you opened this page. Both versions are below: combine what you want to keep, and save again.':
    'Diese Notizen wurden in einem anderen Fenster geändert, seit du diese Seite geöffnet hast. Beide Fassungen stehen unten: Füge zusammen, was du behalten willst, und speichere noch einmal.',

  'Your certificate': 'Dein Zertifikat',
  'Issued to <holder>{name}</holder> on {date}, number <nowrap>{number}</nowrap>.':
    'Ausgestellt für <holder>{name}</holder> am {date}, Nummer <nowrap>{number}</nowrap>.',
  'Open the certificate (PDF)': 'Zertifikat öffnen (PDF)',
  'Public certificate page': 'Öffentliche Seite des Zertifikats',
  'Name on the certificate': 'Name auf dem Zertifikat',
  'As others know you. It cannot be changed later, and anyone with the number of the certificate can read it.':
    'So, wie andere dich kennen. Er lässt sich später nicht ändern, und wer die Nummer des Zertifikats hat, kann ihn lesen.',
  'Issue the certificate': 'Zertifikat ausstellen',
  'Also issued to <holder>{name}</holder> on {date}: <file>number {number} (PDF)</file>':
    'Auch ausgestellt für <holder>{name}</holder> am {date}: <file>Nummer {number} (PDF)</file>',
  'Certificate (PDF)<hidden> of {title}</hidden>': 'Zertifikat (PDF)<hidden>: {title}</hidden>',
  'Get the certificate<hidden> of {title}</hidden>': 'Zertifikat holen<hidden>: {title}</hidden>',

  'A lesson to read now': 'Eine Lektion zum Lesen',
  'Anyone can read this lesson in full: you know the voice before you pay for the course. There is no term and no class to keep up with, and a course remembers where you were.':
    'Diese Lektion können alle ganz lesen: Du kennst den Ton, bevor du den Kurs bezahlst. Es gibt kein Semester und keine Klasse, mit der du Schritt halten musst, und ein Kurs merkt sich, wo du warst.',
  'Read on': 'Weiterlesen',
} as const satisfies Readonly<Record<string, string>>;
