/** Emails about new versions of what was bought, and how they are ended. */
export const versionEmails = {
  'New version of “{title}”': 'Neue Version von „{title}“',
  'There is a new version of “{file}”, which you bought with “{title}”: {version}. It is yours at no cost.':
    'Von „{file}“ aus „{title}“, das du gekauft hast, gibt es eine neue Version: {version}. Sie gehört dir ohne Aufpreis.',
  'Get the new version': 'Neue Version holen',
  'No more emails about new versions': 'Keine E-Mails über neue Versionen mehr',
  'Your downloads stay yours, and your account always has the latest version.':
    'Deine Downloads bleiben deine, und in deinem Konto liegt immer die neueste Version.',
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
