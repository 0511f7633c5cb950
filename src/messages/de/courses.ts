/** What shared pages say about courses, and what stands on a course's card and page. */
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
  'The courses you get here are yours to keep.': 'Kurse, die du hier bekommst, gehören dir für immer.',
  'Your courses open at once.': 'Du kannst deine Kurse sofort öffnen.',
  'Our email has a link that opens your courses on any device.':
    'In unserer E-Mail ist ein Link, der deine Kurse auf jedem Gerät öffnet.',
  'You already have this course.': 'Diesen Kurs hast du schon.',
  'You already own this course: reply to this email with “money back” and we refund it, or with the email address of the person you would like to give it to.':
    'Diesen Kurs hast du schon: Antworte auf diese E-Mail mit „Geld zurück“, und wir erstatten ihn, oder mit der E-Mail-Adresse der Person, der du ihn schenken möchtest.',
  '{count, plural, other {{titles} can no longer be opened.}}':
    '{count, plural, one {{titles} lässt sich nicht mehr öffnen.} other {{titles} lassen sich nicht mehr öffnen.}}',
  'Your courses': 'Deine Kurse',
  'No courses yet': 'Noch keine Kurse',
  'What you buy opens here, and stays yours.': 'Was du kaufst, findest du hier, und es bleibt deins.',
  'The first course is being written.': 'Der erste Kurs wird gerade geschrieben.',
  Beginner: 'Einsteiger',
  Intermediate: 'Mit Vorkenntnissen',
  Advanced: 'Fortgeschrittene',
  Length: 'Dauer',
  '{minutes} min': '{minutes} Min.',
  '{hours} h': '{hours} Std.',
  '{hours} h {minutes} min': '{hours} Std. {minutes} Min.',
  'Under 2 hours': 'Unter 2 Stunden',
  '2 to 4 hours': '2 bis 4 Stunden',
  '4 to 8 hours': '4 bis 8 Stunden',
  '8 hours and more': '8 Stunden und mehr',
  'A course is bought once; it stays yours.': 'Einen Kurs kauft man einmal; er bleibt deiner.',
  'Courses to read beside the work: a loaf, a letter, a joint, a photograph, a program.':
    'Kurse, die beim Arbeiten neben dir liegen: für ein Brot, einen Buchstaben, eine Holzverbindung, ein Foto, ein Programm.',

  '{length}, from “{title}” by {teacher}': '{length}, aus „{title}“ von {teacher}',
  '{length}, from “{title}”': '{length}, aus „{title}“',

  'A look inside': 'Ein Blick hinein',
  'What is inside': 'Was drin ist',
  '{count, plural, one {# lesson} other {# lessons}}, {duration} with the exercises, in {language}.':
    '{count, plural, one {# Lektion} other {# Lektionen}}, {duration} mit den Übungen, auf {language}.',
  'Read “<lesson>{title}</lesson>” in full before you decide.':
    'Lies „<lesson>{title}</lesson>“ ganz, bevor du dich entscheidest.',
  'Free to read': 'Frei lesbar',
  'Your teacher': 'Deine Lehrkraft',
  'All courses by {name}': 'Alle Kurse von {name}',
  'Who it is for': 'Für wen der Kurs ist',
  'Before you buy': 'Vor dem Kauf',
  'When can I begin?': 'Wann kann ich anfangen?',
  'At once. The course opens in this browser, and the email we send you opens it on every other.':
    'Sofort. Der Kurs steht in diesem Browser bereit, und mit unserer E-Mail öffnest du ihn in jedem anderen.',
  'As soon as you have paid. The course opens in this browser, and the email we send you opens it on every other.':
    'Sobald du bezahlt hast. Der Kurs steht in diesem Browser bereit, und mit unserer E-Mail öffnest du ihn in jedem anderen.',
  'How long do I have it?': 'Wie lange habe ich den Kurs?',
  'It is yours to keep. There is no term and no deadline; it remembers the lesson you stopped at.':
    'Er gehört dir für immer. Es gibt kein Semester und keine Frist; er merkt sich, bei welcher Lektion du aufgehört hast.',
  'What if it is not for me?': 'Und wenn er nichts für mich ist?',
  'Who can I ask?': 'Wen kann ich fragen?',
  'A person at the school: <contact>write to us</contact>, before or after you buy. We usually answer within two working days.':
    'Einen Menschen hier in der Schule: <contact>Schreib uns</contact>, vor oder nach dem Kauf. Wir antworten meist innerhalb von zwei Werktagen.',
} as const satisfies Readonly<Record<string, string>>;
