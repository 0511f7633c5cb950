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
  'received a certificate for the course': 'hatte ein Zertifikat für diesen Kurs:',
  'The certificate ended when the course was taken back.':
    'Das Zertifikat gilt nicht mehr, weil der Kurs zurückgegeben wurde.',
  Completed: 'Abgeschlossen',
  '{count, plural, one {# lesson} other {# lessons}}': '{count, plural, one {# Lektion} other {# Lektionen}}',
  'Taught by': 'Unterrichtet von',
  Issued: 'Ausgestellt',
  Number: 'Nummer',
  'Certificate check': 'Zertifikat prüfen',
  'No such certificate': 'Dieses Zertifikat gibt es nicht',
  'This certificate is valid.': 'Dieses Zertifikat ist gültig.',
  'This certificate is no longer valid.': 'Dieses Zertifikat ist nicht mehr gültig.',
  'Your certificate as a PDF': 'Dein Zertifikat als PDF',
  'Only this page counts. If a printed certificate says something else, the printed one is wrong.':
    'Nur diese Seite zählt. Sagt ein gedrucktes Zertifikat etwas anderes, ist das gedruckte falsch.',
  'There is no certificate with this number. A number has sixteen letters and digits in groups of four, never I, O, 0 or 1: compare it with the certificate again.':
    'Ein Zertifikat mit dieser Nummer gibt es nicht. Eine Nummer hat sechzehn Buchstaben und Ziffern in Vierergruppen, nie I, O, 0 oder 1: Vergleiche sie noch einmal mit dem Zertifikat.',
  'If it is the same, the certificate is not ours. <contact>Write to us</contact> if you are in doubt.':
    'Stimmt sie überein, ist das Zertifikat nicht von uns. <contact>Schreib uns</contact>, wenn du unsicher bist.',
  'Certificate to print': 'Zertifikat zum Drucken',
  'Our fonts lack a character of this certificate, so it is a page instead of a PDF. Print it with your browser, or save it as a PDF.':
    'Unseren Schriften fehlt ein Zeichen dieses Zertifikats, deshalb ist es eine Seite und kein PDF. Drucke sie mit deinem Browser oder speichere sie als PDF.',
  'Enter the name for the certificate.': 'Gib den Namen für das Zertifikat ein.',
  'Leave out “<”, “>” and invisible characters.': 'Lass „<“, „>“ und unsichtbare Zeichen weg.',
  'You get the certificate once every lesson is done.':
    'Das Zertifikat bekommst du, sobald alle Lektionen erledigt sind.',
  'You do not have this course.': 'Du hast diesen Kurs nicht.',
} as const satisfies Readonly<Record<string, string>>;
