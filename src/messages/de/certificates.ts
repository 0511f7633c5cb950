/** Certificates: the document, and the pages that show and check it. */
export const certificates = {
  'Certificate of completion': 'Abschlusszertifikat',
  'has completed the course': 'hat diesen Kurs abgeschlossen:',
  '{count, plural, one {with its one lesson.} other {with all of its # lessons.}}':
    '{count, plural, one {mit der einen Lektion.} other {mit allen # Lektionen.}}',
  '{count, plural, one {with its one lesson, taught by {teacher}.} other {with all of its # lessons, taught by {teacher}.}}':
    '{count, plural, one {mit der einen Lektion, unterrichtet von {teacher}.} other {mit allen # Lektionen, unterrichtet von {teacher}.}}',
  'Number {number}': 'Nummer {number}',
  'Verify at {url}': 'Prüfen unter {url}',
  'Certificate: {course}': 'Zertifikat: {course}',
  '{name} has completed “{course}”': '{name} hat „{course}“ abgeschlossen',
  'QR code of {url}': 'QR-Code von {url}',
  'Certificate to print': 'Zertifikat zum Drucken',
  'Our fonts lack a character of this certificate, so it is a page instead of a PDF. Print it with your browser, or save it as a PDF.':
    'Unseren Schriften fehlt ein Zeichen dieses Zertifikats, deshalb ist es eine Seite und kein PDF. Drucke sie mit deinem Browser oder speichere sie als PDF.',
  'Enter the name for the certificate.': 'Gib den Namen für das Zertifikat ein.',
  'Leave out “<”, “>” and invisible characters.': 'Lass „<“, „>“ und unsichtbare Zeichen weg.',
  'You get the certificate once every lesson is done.':
    'Das Zertifikat bekommst du, sobald alle Lektionen erledigt sind.',
  'You do not have this course.': 'Du hast diesen Kurs nicht.',
} as const satisfies Readonly<Record<string, string>>;
