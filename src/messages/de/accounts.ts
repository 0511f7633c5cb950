/** Signing in and up, passwords, and the account's pages. */
export const accounts = {
  'That is not your current password.': 'Das ist nicht dein aktuelles Passwort.',
  'There is no such account.': 'Dieses Konto gibt es nicht.',
  'This is the last super admin. Give someone else that role first.':
    'Das ist der letzte Super-Admin. Gib diese Rolle zuerst jemand anderem.',
  'This link has already been used or has expired. Ask for a new one.':
    'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordere einen neuen an.',
  'Too many attempts. Wait {minutes, plural, one {# minute} other {# minutes}} and try again, or set a new password by email.':
    'Zu viele Versuche. Warte {minutes, plural, one {# Minute} other {# Minuten}} und versuch es noch einmal, oder leg per E-Mail ein neues Passwort fest.',
  'This account is closed. Write to us if you think this is a mistake.':
    'Dieses Konto ist gesperrt. Schreib uns, wenn du meinst, dass das ein Irrtum ist.',
  'This address cannot be used for an account.': 'Diese Adresse lässt sich nicht für ein Konto verwenden.',
  'Your browser blocks cookies. Allow them for this shop, then sign in again.':
    'Dein Browser blockiert Cookies. Erlaube sie für diesen Shop und melde dich dann noch einmal an.',
  'Email or password is wrong. Try again.': 'E-Mail oder Passwort ist falsch. Versuch es noch einmal.',

  'Nearly there': 'Fast fertig',
  'We’ve emailed you. Sign in with the password you just chose. Then open the link in our email: it confirms your address and adds what you bought with it before.':
    'Wir haben dir eine E-Mail geschickt. Melde dich mit dem Passwort an, das du gerade gewählt hast. Öffne dann den Link in unserer E-Mail: Er bestätigt deine Adresse und fügt hinzu, was du vorher damit gekauft hast.',
  'We’ve emailed {email}. Sign in with the password you just chose. Then open the link in our email: it confirms your address and adds what you bought with it before.':
    'Wir haben eine E-Mail an {email} geschickt. Melde dich mit dem Passwort an, das du gerade gewählt hast. Öffne dann den Link in unserer E-Mail: Er bestätigt deine Adresse und fügt hinzu, was du vorher damit gekauft hast.',
  'Your new password is set': 'Dein neues Passwort gilt jetzt',
  'Every device was signed out. Sign in with the new one.':
    'Alle Geräte wurden abgemeldet. Melde dich mit dem neuen Passwort an.',
  'You are signed out': 'Du bist abgemeldet',
  'Nobody using this browser can see your account now.':
    'Wer diesen Browser benutzt, sieht dein Konto jetzt nicht mehr.',
  '<forgot>Forgot your password?</forgot> We’ll email you a link to choose a new one.':
    '<forgot>Passwort vergessen?</forgot> Wir schicken dir einen Link, mit dem du ein neues festlegst.',
  'Ordered without an account? <find>Find your orders</find>':
    'Ohne Konto bestellt? <find>Finde deine Bestellungen</find>',
  'New here? <signUp>Create an account</signUp>': 'Neu hier? <signUp>Leg ein Konto an</signUp>',
  'Create an account': 'Konto anlegen',
  'Create account': 'Konto anlegen',
  'One place for everything you buy and its receipts, on every device. Buying works without an account too.':
    'Ein Ort für alles, was du kaufst, samt Belegen, auf jedem Gerät. Kaufen geht auch ohne Konto.',
  'At least 10 characters. A few words in a row are easy to remember and hard to guess.':
    'Mindestens 10 Zeichen. Ein paar Wörter hintereinander sind leicht zu merken und schwer zu erraten.',
  'First name': 'Vorname',
  'Last name': 'Nachname',
  'Already have an account? <signIn>Sign in</signIn>': 'Schon ein Konto? <signIn>Melde dich an</signIn>',
  'Sign out of this browser?': 'In diesem Browser abmelden?',
  'Your cart, orders and purchases stay in your account. Nobody using this browser can see them until you sign in again.':
    'Warenkorb, Bestellungen und alles Gekaufte bleiben in deinem Konto. Niemand an diesem Browser sieht sie, bis du dich wieder anmeldest.',

  'A new password': 'Ein neues Passwort',
  'Check your email': 'Schau in dein Postfach',
  'If that address has an account here, we’ve emailed you a link. The link works once, within an hour.':
    'Wenn es zu dieser Adresse hier ein Konto gibt, haben wir dir einen Link geschickt. Er gilt einmal und eine Stunde lang.',
  'If {email} has an account here, we’ve emailed you a link. The link works once, within an hour.':
    'Wenn es zu {email} hier ein Konto gibt, haben wir dir einen Link geschickt. Er gilt einmal und eine Stunde lang.',
  'No email after five minutes? Check your spam folder, or <again>try another address</again>.':
    'Nach fünf Minuten keine E-Mail da? Schau im Spam-Ordner nach oder <again>nimm eine andere Adresse</again>.',
  'Enter your email address and we’ll email you a link to choose a new one.':
    'Gib deine E-Mail-Adresse ein, und wir schicken dir einen Link, mit dem du ein neues festlegst.',
  'Send the link': 'Link senden',
  'Back to sign-in': 'Zurück zur Anmeldung',
  'Choose a new password': 'Neues Passwort wählen',
  'Ask for a new link': 'Neuen Link anfordern',
  'At least 10 characters. Every device is signed out, so nobody who knew the old password stays signed in.':
    'Mindestens 10 Zeichen. Alle Geräte werden abgemeldet, damit niemand angemeldet bleibt, der das alte Passwort kannte.',
  'Set the password': 'Passwort festlegen',
  'Your password': 'Dein Passwort',
  'Current password': 'Aktuelles Passwort',
  'New password': 'Neues Passwort',
  'At least 10 characters. Every other device is signed out.':
    'Mindestens 10 Zeichen. Alle anderen Geräte werden abgemeldet.',
  'Change the password': 'Passwort ändern',

  'This link does not work': 'Dieser Link funktioniert nicht',
  'It may have lost its end when it was copied or opened, or it has expired.':
    'Vielleicht fehlt sein Ende, weil er beim Kopieren oder Öffnen abgeschnitten wurde, oder er ist abgelaufen.',
  'It has expired, or it was sent to another account.': 'Er ist abgelaufen oder ging an ein anderes Konto.',
  'It has expired, or it was sent to another account than {email}, which is signed in here.':
    'Er ist abgelaufen oder ging an ein anderes Konto als {email}, das hier angemeldet ist.',
  'Send the email again': 'E-Mail noch einmal senden',
  'Is this your address too?': 'Ist das auch deine Adresse?',
  'This link was emailed to <b>{email}</b>. So far this browser belongs to <b>{other}</b>.':
    'Dieser Link ging per E-Mail an <b>{email}</b>. Bisher gehört dieser Browser zu <b>{other}</b>.',
  'Continue only if both are yours: the owner of the first address may read what you write from now on.':
    'Mach nur weiter, wenn dir beide gehören: Wem die erste Adresse gehört, der kann lesen, was du von jetzt an schreibst.',
  'Yes, continue': 'Ja, weiter',
  'Not mine': 'Nicht meine',

  Overview: 'Übersicht',
  'Signed in as {email}': 'Angemeldet als {email}',
  'Your pages': 'Deine Seiten',
  'Confirm your email': 'Bestätige deine E-Mail-Adresse',
  'Open the link in the email we sent to {email}. Then you’ll also see here what you bought with it before you had an account.':
    'Öffne den Link in der E-Mail an {email}. Dann siehst du hier auch, was du damit gekauft hast, bevor du ein Konto hattest.',
  'Your purchases': 'Deine Käufe',
  'Your email is confirmed': 'Deine E-Mail-Adresse ist bestätigt',
  'What you bought with it is below.': 'Was du damit gekauft hast, steht unten.',
  'What you buy with it is kept here.': 'Was du damit kaufst, steht hier.',
  'Every other device was signed out.': 'Alle anderen Geräte wurden abgemeldet.',
  'Email sent': 'E-Mail gesendet',
  'It should reach {email} within a minute or two.': 'Sie sollte in ein, zwei Minuten bei {email} ankommen.',
  'Nothing bought yet': 'Noch nichts gekauft',
  'Nothing bought in this browser yet': 'In diesem Browser noch nichts gekauft',
  'Bought something elsewhere? Open any link in our email in this browser, or <find>have the link emailed again</find>. Then you’ll see it here too.':
    'Anderswo etwas gekauft? Öffne in diesem Browser einen Link aus unserer E-Mail, oder <find>lass dir den Link noch einmal schicken</find>. Dann siehst du es auch hier.',
  'Show all {count, number}': 'Alle {count, number} anzeigen',
  'You see orders made in this browser or opened from one of our emails.':
    'Du siehst Bestellungen aus diesem Browser und solche, die du aus einer unserer E-Mails geöffnet hast.',
  'Your orders': 'Deine Bestellungen',
  'No orders yet': 'Noch keine Bestellungen',
  'Every order you make is kept here, with its receipt.':
    'Hier findest du jede deiner Bestellungen mit ihrem Beleg.',
  'Your reviews': 'Deine Bewertungen',
  'Your review is deleted': 'Deine Bewertung ist gelöscht',
  'Its stars no longer count.': 'Ihre Sterne zählen nicht mehr.',
  'No reviews yet': 'Noch keine Bewertungen',
  'You can review what you bought, on the page where you use it.':
    'Was du gekauft hast, kannst du dort bewerten, wo du es benutzt.',
  'Delete the review': 'Bewertung löschen',
  'Delete the review<hidden> of {title}</hidden>': 'Bewertung löschen<hidden>: {title}</hidden>',
  'Delete your review of “{title}”?': 'Deine Bewertung von „{title}“ löschen?',
  'The text is deleted for good, with any answer to it, and the stars no longer count. While you have the product you can write a new review.':
    'Der Text wird endgültig gelöscht, auch eine Antwort darauf, und die Sterne zählen nicht mehr. Solange du das Produkt hast, kannst du eine neue Bewertung schreiben.',
  'Keep it': 'Behalten',
} as const satisfies Readonly<Record<string, string>>;
