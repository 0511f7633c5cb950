/** Emails about accounts, what staff did, and what frames every email. */
export const emails = {
  'Go to the shop': 'Zum Shop',

  'Someone, hopefully you, made an account with this address at {origin}.':
    'Jemand, hoffentlich du, hat mit dieser Adresse ein Konto bei {origin} angelegt.',
  'Yes, this is my address': 'Ja, das ist meine Adresse',
  'The link works for a week. Once you confirm, what you bought with this address is in your account too.':
    'Der Link gilt eine Woche. Sobald du bestätigst, steht auch in deinem Konto, was du mit dieser Adresse gekauft hast.',
  'Not you? Do nothing: without this link nobody sees what is yours.':
    'Das warst nicht du? Dann musst du nichts tun: Ohne diesen Link sieht niemand, was dir gehört.',
  'You already have an account': 'Du hast schon ein Konto',
  'Someone, hopefully you, tried to make an account with this address at {origin}. There is one already.':
    'Jemand, hoffentlich du, wollte mit dieser Adresse ein Konto bei {origin} anlegen. Es gibt schon eines.',
  'Not you? Do nothing: nothing has changed.':
    'Das warst nicht du? Dann musst du nichts tun: Es hat sich nichts geändert.',
  'Someone, hopefully you, asked for a new password at {origin}.':
    'Jemand, hoffentlich du, hat bei {origin} ein neues Passwort angefordert.',
  'The link works once, within an hour. Then every device is signed out.':
    'Der Link gilt einmal, eine Stunde lang. Danach sind alle Geräte abgemeldet.',
  'Not you? Do nothing: your password stays as it is.':
    'Das warst nicht du? Dann musst du nichts tun: Dein Passwort bleibt, wie es ist.',

  'What you bought': 'Was du gekauft hast',
  'Someone, hopefully you, asked for everything that was bought with this address.':
    'Jemand, hoffentlich du, wollte alles sehen, was mit dieser Adresse gekauft wurde.',
  'See your orders': 'Bestellungen ansehen',
  'The link opens them in any browser. Not you? Do nothing: nobody has seen them.':
    'Der Link öffnet sie in jedem Browser. Das warst nicht du? Dann musst du nichts tun: Niemand hat sie gesehen.',

  'Write what you want to ask.': 'Schreib, was du fragen möchtest.',
  'We are getting very many messages today. Please email us at {shop} instead.':
    'Heute erreichen uns sehr viele Nachrichten. Schreib uns stattdessen bitte an {shop}.',
  'A question from {email}': 'Eine Frage von {email}',
  'Reply to this email, and your answer goes to {email}.':
    'Antworte auf diese E-Mail, und deine Antwort geht an {email}.',

  'We’re packing order {number}': 'Wir packen Bestellung {number}',
  'We send you this. There is nothing to pay. We email you as soon as it leaves.':
    'Das schicken wir dir. Du musst nichts bezahlen. Sobald es unterwegs ist, bekommst du eine E-Mail.',
  'You have access': 'Du hast Zugang',
  'We have given you access to this. There is nothing to pay.':
    'Wir haben dir Zugang gegeben. Du musst nichts bezahlen.',
  'See order {number}': 'Bestellung {number} ansehen',
  'Your access has ended: order {number}': 'Dein Zugang ist beendet: Bestellung {number}',
  'We have ended your access to this:': 'Dein Zugang zu Folgendem ist beendet:',
  'Is this a mistake, or do you have a question? Reply to this email; a person reads it.':
    'Ist das ein Irrtum, oder hast du eine Frage? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'An order was placed with your address by mistake': 'Mit deiner Adresse wurde versehentlich bestellt',
  'This was ordered with your address, and the buyer told us that it was mistyped: {orders}.':
    'Mit deiner Adresse wurde bestellt, weil sich jemand beim Eingeben vertippt hat: {orders}.',
  'We have corrected it. The links that we emailed you about it no longer work.':
    'Wir haben das korrigiert. Die Links, die wir dir dazu geschickt haben, gelten nicht mehr.',
  'Was it your order? Reply to this email; a person reads it.':
    'War es doch deine Bestellung? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'Your order {number} has the right address now': 'Deine Bestellung {number} hat jetzt die richtige Adresse',
  'You told us that your email address was mistyped. We have corrected it: emails about your order come here from now on.':
    'Du hast uns gesagt, dass deine E-Mail-Adresse vertippt war. Wir haben sie korrigiert: E-Mails zu deiner Bestellung kommen von jetzt an hierher.',
  'See all that was bought with this address': 'Alles ansehen, was mit dieser Adresse gekauft wurde',
  'You have not ordered anything? Do nothing, or reply to this email; a person reads it.':
    'Du hast nichts bestellt? Dann musst du nichts tun, oder antworte auf diese E-Mail; ein Mensch liest sie.',

  'There is nothing with that number.': 'Unter dieser Nummer gibt es nichts.',
  'This email is settled already. Load the page again.':
    'Diese E-Mail ist schon erledigt. Lade die Seite neu.',
} as const satisfies Readonly<Record<string, string>>;
