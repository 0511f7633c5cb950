/** The files of a download in the admin, and what is wrong with one that was uploaded. */
export const adminDownloads = {
  'Downloads of each file': 'Downloads je Datei',
  'How often a buyer can download each. Empty for any number.':
    'Wie oft jede heruntergeladen werden kann. Leer für beliebig oft.',
  'What buyers may do with the files. Shown before they buy.':
    'Was man mit den Dateien tun darf. Steht schon vor dem Kauf da.',
  'Give a whole number from 1 to {max, number}, or nothing for any number.':
    'Gib eine ganze Zahl von 1 bis {max, number} an, oder nichts für beliebig oft.',
  'Say what buyers may do with the files.': 'Sag, was man mit den Dateien tun darf.',
  'Upload at least one file.': 'Lade mindestens eine Datei hoch.',
  'Files of {title}': 'Dateien von {title}',
  '{count, plural, =0 {No files yet.} one {# file. Buyers get its latest version.} other {# files. Buyers get the latest version of each.}}':
    '{count, plural, =0 {Noch keine Dateien.} one {# Datei. Verkauft wird ihre neueste Version.} other {# Dateien. Verkauft wird von jeder die neueste Version.}}',
  'New file': 'Neue Datei',
  'Name of the file': 'Name der Datei',
  Version: 'Version',
  File: 'Datei',
  'As buyers see it, for example 1.0.': 'Wie sie im Shop steht, zum Beispiel 1.0.',
  'Add file': 'Datei hinzufügen',
  '{name} has arrived: you need not choose it again.':
    '{name} ist angekommen: Du musst sie nicht noch einmal auswählen.',
  'Who gets it': 'Wer sie bekommt',
  'Buyers of these variants. With none ticked, everyone gets it.':
    'Wer eine dieser Varianten kauft. Ist keine angekreuzt, bekommen sie alle.',
  'Free sample': 'Kostenlose Probe',
  'Everyone can download {name} from the product’s page.':
    'Alle können {name} auf der Seite des Produkts herunterladen.',
  'None. A chapter or a minute of sound helps people decide.':
    'Keine. Ein Kapitel oder eine Minute Ton hilft beim Entscheiden.',
  Sample: 'Probe',
  'Another sample': 'Andere Probe',
  'Save the sample': 'Probe speichern',
  'Remove the sample': 'Probe entfernen',
  'New version<hidden>: {title}</hidden>': 'Neue Version<hidden>: {title}</hidden>',
  'Everyone who bought it gets the new version in place of the old one.':
    'Alle, die sie gekauft haben, bekommen die neue Version anstelle der alten.',
  'Publish the new version': 'Neue Version veröffentlichen',
  'Change or remove<hidden>: {title}</hidden>': 'Ändern oder entfernen<hidden>: {title}</hidden>',
  'Remove<hidden>: {title}</hidden>': 'Entfernen<hidden>: Datei {title}</hidden>',
  'New buyers no longer get a file that you remove. Those who bought it before keep it.':
    'Wer ab jetzt kauft, bekommt eine entfernte Datei nicht mehr. Wer sie schon hat, behält sie.',
  '{count, plural, one {downloaded once} other {downloaded # times}}':
    '{count, plural, one {einmal heruntergeladen} other {#-mal heruntergeladen}}',
  'File added': 'Datei hinzugefügt',
  'New version of a file': 'Neue Version einer Datei',
  'File changed': 'Datei geändert',
  'File removed': 'Datei entfernt',
  'Free sample changed': 'Kostenlose Probe geändert',
  'Free sample removed': 'Kostenlose Probe entfernt',
  'Choose a file.': 'Wähle eine Datei aus.',
  'Name the version, for example 1.0.': 'Gib der Version einen Namen, zum Beispiel 1.0.',
  'Keep it to one line.': 'Bleib in einer Zeile.',
  'There is no such download.': 'Diesen Download gibt es nicht.',
  'Someone changed this download since you opened the page. This is how it stands now. Do it again if it still makes sense.':
    'Jemand hat diesen Download geändert, seit du die Seite geöffnet hast. So steht er jetzt da. Mach es noch einmal, wenn es noch passt.',
  'This download is on sale: its last file cannot be removed.':
    'Dieser Download ist im Verkauf: Seine letzte Datei lässt sich nicht entfernen.',
  'The file is too large: at most {size, number} MB.': 'Die Datei ist zu groß: höchstens {size, number} MB.',
  'The list is too long: at most {size, number} KB.': 'Die Liste ist zu lang: höchstens {size, number} KB.',
  'The shop does not sell files of this type. It takes PDF, EPUB, MOBI, ZIP, audio, MP4, WebM, pictures (JPEG, PNG, WebP) and office documents.':
    'Dateien dieser Art verkauft der Shop nicht. Er nimmt PDF, EPUB, MOBI, ZIP, Audio, MP4, WebM, Bilder (JPEG, PNG, WebP) und Office-Dokumente.',
  'This is no picture that pages can show. Choose a JPEG, PNG, WebP or GIF.':
    'Dieses Bild können Seiten nicht zeigen. Nimm ein JPEG, PNG, WebP oder GIF.',
  'The picture has too many pixels. Make it smaller, at most {max, number} on a side.':
    'Das Bild hat zu viele Pixel. Mach es kleiner, höchstens {max, number} auf einer Seite.',
} as const;
