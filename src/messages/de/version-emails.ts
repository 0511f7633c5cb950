/** Emails about new versions of what was bought, and how they are ended. */
export const versionEmails = {
  'New version of “{title}”': 'Neue Version von „{title}“',
  'Version {version} of “{title}” is out. You bought it, so it is yours at no extra cost.':
    'Version {version} von „{title}“ ist da. Du hast es gekauft, sie kostet dich also nichts extra.',
  'Version {version} of “{file}” is out. You bought it with “{title}”, so it is yours at no extra cost.':
    'Version {version} von „{file}“ ist da. Du hast die Datei mit „{title}“ gekauft, sie kostet dich also nichts extra.',
  'Get the new version': 'Neue Version holen',
  'No more emails about new versions': 'Keine E-Mails über neue Versionen mehr',
  'Your downloads stay yours, and your account always has the latest version.':
    'Deine Downloads gehören dir weiterhin, und in deinem Konto liegt immer die neueste Version.',
  'Send them again after all': 'Doch wieder schicken',
  'Stop emails about new versions?': 'E-Mails über neue Versionen beenden?',
  'You will still get emails about your orders.': 'E-Mails über deine Bestellungen bekommst du weiterhin.',
  'Stop these emails': 'Diese E-Mails beenden',
  'Email {count, plural, one {the # buyer who has it} other {the # buyers who have it}}':
    '{count, plural, one {Der # Person, die sie hat,} other {Den # Personen, die sie haben,}} eine E-Mail schicken',
  'What is new': 'Was neu ist',
  'Your own words, in the email. They can be left out.':
    'In deinen Worten, für die E-Mail. Du kannst sie weglassen.',
  '{count, plural, one {# buyer emailed} other {# buyers emailed}}':
    '{count, plural, one {# Person benachrichtigt} other {# Personen benachrichtigt}}',
} as const;
