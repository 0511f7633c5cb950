/** What is wrong with a text, an address, an amount or a password that a person typed. */
export const fields = {
  'At most {max, number} characters.': 'Höchstens {max, number} Zeichen.',
  'This is not valid.': 'Das ist ungültig.',
  'That is too long.': 'Das ist zu lang.',
  'Stripe cannot charge that. Enter {one} or {other}.':
    'Das kann Stripe nicht abbuchen. Gib {one} oder {other} ein.',
  'That is too much.': 'Das ist zu viel.',
  '49 or 49.50': '49 oder 49,50',
  'Enter an amount in {currency}, for example 4900.':
    'Gib einen Betrag in {currency} ein, zum Beispiel 4900.',
  'Enter an amount in {currency}, for example 49 or 49.50.':
    'Gib einen Betrag in {currency} ein, zum Beispiel 49 oder 49,50.',
  '{currency} has no digits after the point. For example 4900.':
    '{currency} hat keine Stellen nach dem Komma. Zum Beispiel 4900.',
  '{currency} has at most {decimals} digits after the point. For example 49 or 49.50.':
    '{currency} hat höchstens {decimals} Stellen nach dem Komma. Zum Beispiel 49 oder 49,50.',
  '“{text}” can be read two ways in {currency}: write {one} or {other}.':
    '„{text}“ lässt sich in {currency} auf zwei Arten lesen: Schreib {one} oder {other}.',

  'Enter your email address.': 'Gib deine E-Mail-Adresse ein.',
  'Example: ada@example.com': 'Beispiel: ada@example.com',
  'That is not an email address.': 'Das ist keine E-Mail-Adresse.',
  'That address is too long: at most {max, number} characters.':
    'Diese Adresse ist zu lang: höchstens {max, number} Zeichen.',
  'The @ is missing.': 'Das @ fehlt.',
  'An email address has no spaces.': 'In einer E-Mail-Adresse gibt es keine Leerzeichen.',
  'There is more than one @. Enter one address.': 'Da steht mehr als ein @. Gib eine einzige Adresse ein.',
  'Something is missing before the @.': 'Vor dem @ fehlt etwas.',
  'We cannot send email to an address with “{foreign}” before the @. Use another address.':
    'An eine Adresse mit „{foreign}“ vor dem @ können wir keine E-Mails senden. Nimm eine andere Adresse.',
  '“{wrong}” is not allowed before the @.': '„{wrong}“ darf nicht vor dem @ stehen.',
  'The part before the @ is too long: at most {max, number} characters.':
    'Der Teil vor dem @ ist zu lang: höchstens {max, number} Zeichen.',
  'Something is missing after the @.': 'Nach dem @ fehlt etwas.',
  'The part after the @ has no dot.': 'Im Teil nach dem @ fehlt ein Punkt.',
  'The part after the @ is not a valid domain.': 'Der Teil nach dem @ ist keine gültige Domain.',

  'Choose a password.': 'Wähle ein Passwort.',
  'Choose at least {min, number} characters. A few words in a row are easy to remember.':
    'Nimm mindestens {min, number} Zeichen. Ein paar Wörter hintereinander merkst du dir leicht.',
  'That is too long: at most {max, number} bytes.': 'Das ist zu lang: höchstens {max, number} Bytes.',
  'This password is too common. Choose another.': 'Dieses Passwort ist zu verbreitet. Wähle ein anderes.',
  'A single word is easy to guess, also with numbers around it. Choose a few words.':
    'Ein einzelnes Wort ist leicht zu erraten, auch mit Zahlen davor oder dahinter. Nimm ein paar Wörter.',
  'Enter your current password.': 'Gib dein aktuelles Passwort ein.',
  'Enter your password.': 'Gib dein Passwort ein.',

  'Picture not shown. Its address begins with http://, but browsers load only https://.':
    'Bild nicht angezeigt. Seine Adresse beginnt mit http://, Browser laden aber nur https://.',
  'Picture not shown. It was pasted as data: upload it, then use its https:// address.':
    'Bild nicht angezeigt. Es wurde als Daten eingefügt: Lade es hoch und nimm seine https://-Adresse.',
  'Picture not shown. It has no address.': 'Bild nicht angezeigt. Es hat keine Adresse.',
  'Picture not shown. Its address is a file on someone’s computer: upload it, then use its https:// address.':
    'Bild nicht angezeigt. Seine Adresse ist eine Datei auf einem Computer: Lade es hoch und nimm seine https://-Adresse.',
} as const satisfies Readonly<Record<string, string>>;
