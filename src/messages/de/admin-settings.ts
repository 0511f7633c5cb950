/** The page of settings in the admin. */
export const adminSettings = {
  'Enter steps such as 14:100 7:50, six at most.': 'Gib Stufen wie 14:100 7:50 ein, höchstens sechs.',
  'Seats that are given back': 'Plätze, die zurückgegeben werden',
  'Days before the date, a colon, and the percentage that goes back until then: 14:100 7:50. Empty: nothing goes back.':
    'Tage vor dem Termin, ein Doppelpunkt und der Prozentsatz, der bis dahin zurückgeht: 14:100 7:50. Leer: Es geht nichts zurück.',
  'Courses, after the time to withdraw': 'Kurse, nach der Widerrufsfrist',
  'Percentage of the lessons done, a colon, and the percentage that goes back up to there: 0:100 30:50. Empty: nothing goes back.':
    'Prozentsatz der abgeschlossenen Lektionen, ein Doppelpunkt und der Prozentsatz, der bis dahin zurückgeht: 0:100 30:50. Leer: Es geht nichts zurück.',
  'Downloads that were never downloaded, in percent': 'Downloads, die nie heruntergeladen wurden, in Prozent',
  'Beside the right to withdraw.': 'Neben dem Widerrufsrecht.',
  'Downloads that were downloaded, in percent': 'Downloads, die heruntergeladen wurden, in Prozent',
  'No bank debit within so many days of a date': 'Keine Lastschrift so viele Tage vor einem Termin',
  'A bank debit takes days: the buyer would come before the money.':
    'Eine Lastschrift dauert Tage: Die Teilnahme wäre vor dem Geld da.',
  'No bank debit for the last so many seats': 'Keine Lastschrift für die letzten so vielen Plätze',
  'Seats that wait for a bank cannot be sold to others.':
    'Plätze, die auf eine Bank warten, können nicht an andere verkauft werden.',
  'Days for which seats are held while a bank confirms':
    'Tage, an denen Plätze freigehalten werden, während eine Bank bestätigt',
  'After that they are free for others. Money that comes later is not lost: the buyer chooses.':
    'Danach sind sie frei für andere. Geld, das später kommt, ist nicht verloren: Dann wird gewählt.',
  Times: 'Zeiten',
  'Promotions, planned prices and deliveries begin and end by its clocks. Times that are set already stay the same moment.':
    'Nach ihren Uhren beginnen und enden Aktionen, geplante Preise und Versandarten. Zeiten, die schon gesetzt sind, bleiben derselbe Augenblick.',
  'Choose a time zone from the list.': 'Wähle eine Zeitzone aus der Liste.',
  'That of your country: {zone}': 'Die deines Landes: {zone}',
  'The clocks of {zone} go forward past that time. Enter {before} or {after}.':
    'Die Uhren von {zone} überspringen diese Zeit. Gib {before} oder {after} ein.',
  Settings: 'Einstellungen',
  'Your shop': 'Dein Shop',
  'Your shop: name and front page': 'Dein Shop: Name und Startseite',
  'Name of your shop': 'Name deines Shops',
  'At the head of every page, email and document. Empty: the name of the seller.':
    'Oben auf jeder Seite, jeder E-Mail und jedem Dokument. Leer: der Name des Verkäufers.',
  'What it is, in one line': 'Was er ist, in einer Zeile',
  'At the foot of every page and email, and in search results.':
    'Unten auf jeder Seite und in jeder E-Mail, und in Suchergebnissen.',
  'Emails ¦ of the shop': 'E-Mails',
  'Your mail server must be allowed to send for this address.':
    'Dein Mailserver muss für diese Adresse senden dürfen.',
  'Empty: that of the configuration, else the name of your shop.':
    'Leer: der aus der Konfiguration, sonst der Name deines Shops.',
  'Address ¦ that emails come from': 'Adresse',
  'Answers come here too. Empty: that of the configuration.':
    'Hierher kommen auch Antworten. Leer: die aus der Konfiguration.',
  'Enter an email address such as shop@example.com.': 'Gib eine E-Mail-Adresse wie shop@example.com ein.',
  Heading: 'Überschrift',
  'Empty: what your shop is, in one line.': 'Leer: was dein Shop ist, in einer Zeile.',
  'Text below it': 'Text darunter',
  'What search engines say of it': 'Was Suchmaschinen dazu sagen',
  'Empty: the text below the heading.': 'Leer: der Text unter der Überschrift.',
  'Somebody else changed this meanwhile. Compare, and save again to keep your text.':
    'Jemand anderes hat das inzwischen geändert. Vergleiche, und speichere noch einmal, um deinen Text zu behalten.',
  'This shop has not given its name and address yet.':
    'Dieser Shop hat seinen Namen und seine Anschrift noch nicht angegeben.',
  'Money back': 'Geld zurück',
  'Bank debits': 'Lastschriften',
  'Saved. Every page follows at once.': 'Gespeichert. Alle Seiten folgen sofort.',
  'Shoppers read now:': 'Das lesen Kunden jetzt:',
} as const satisfies Readonly<Record<string, string>>;
