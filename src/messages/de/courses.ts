/** What shared pages say about courses. */
export const courses = {
  Course: 'Kurs',
  Courses: 'Kurse',
  '{count, plural, =0 {No courses} one {# course} other {# courses}}':
    '{count, plural, =0 {Keine Kurse} one {# Kurs} other {# Kurse}}',
  'All courses': 'Alle Kurse',
  'See the courses': 'Zu den Kursen',
  '{count, plural, one {See the course} other {See all # courses}}':
    '{count, plural, one {Zum Kurs} other {Alle # Kurse ansehen}}',
  'Search courses': 'Kurse suchen',
  'About this course': 'Über diesen Kurs',
  'More courses like this': 'Ähnliche Kurse',
  'New courses': 'Neue Kurse',
  Open: 'Öffnen',
  'Open “{title}”': '„{title}“ öffnen',
  'Yours to keep.': 'Gehört dir für immer.',
  'Your courses open at once.': 'Deine Kurse öffnen sich sofort.',
  'Our email has a link that opens your courses on any device.':
    'In unserer E-Mail ist ein Link, der deine Kurse auf jedem Gerät öffnet.',
  'You already have this course.': 'Diesen Kurs hast du schon.',
  'You already own this course: reply to this email with “money back” and we refund it, or with the email address of the person you would like to give it to.':
    'Diesen Kurs hast du schon: Antworte auf diese E-Mail mit „Geld zurück“, und wir erstatten ihn, oder mit der E-Mail-Adresse der Person, der du ihn schenken möchtest.',
  'It can no longer be opened.': 'Lässt sich nicht mehr öffnen.',
  'Your courses can no longer be opened.': 'Deine Kurse lassen sich nicht mehr öffnen.',
  'Your courses': 'Deine Kurse',
  'No courses yet': 'Noch keine Kurse',
  'What you buy opens here, and stays yours.': 'Was du kaufst, öffnet sich hier und bleibt deins.',
  'The first course is being written.': 'Der erste Kurs wird gerade geschrieben.',
  'Courses to read beside the work: a loaf, a letter, a joint, a photograph, a program.':
    'Kurse zum Lesen neben der Arbeit: ein Brot, ein Buchstabe, eine Holzverbindung, ein Foto, ein Programm.',
} as const satisfies Readonly<Record<string, string>>;
