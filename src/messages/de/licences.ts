/** Licence keys of downloads: for buyers, for programs that ask about them, and in the admin. */
export const licences = {
  'Licence key: {code}': 'Lizenzschlüssel: {code}',
  'Licence key: <key>{code}</key>': 'Lizenzschlüssel: <key>{code}</key>',
  'Your licence key follows by email.': 'Dein Lizenzschlüssel kommt per E-Mail nach.',
  'Licence key': 'Lizenzschlüssel',
  'Comes with a licence key for your own devices.': 'Mit Lizenzschlüssel für deine eigenen Geräte.',
  'Comes with a licence key for {count, plural, one {# device} other {# devices}}.':
    'Mit Lizenzschlüssel für {count, plural, one {# Gerät} other {# Geräte}}.',
  'Your licence key: order {number}': 'Dein Lizenzschlüssel: Bestellung {number}',
  'Here is your licence key. An earlier one of the same order is no longer valid.':
    'Hier ist dein Lizenzschlüssel. Ein früherer derselben Bestellung gilt nicht mehr.',
  'Send the licence key.': 'Schick den Lizenzschlüssel mit.',
  'Send a name of the device.': 'Schick einen Namen des Geräts mit.',
  'There is no such licence key.': 'Diesen Lizenzschlüssel gibt es nicht.',
  'This licence key is no longer valid.': 'Dieser Lizenzschlüssel gilt nicht mehr.',
  'This licence key is not active on that device.': 'Dieser Lizenzschlüssel ist auf dem Gerät nicht aktiv.',
  'This licence key is active on {count, plural, one {# device} other {# devices}}, which is as many as it allows. Deactivate one first.':
    'Dieser Lizenzschlüssel ist auf {count, plural, one {# Gerät} other {# Geräten}} aktiv, mehr erlaubt er nicht. Deaktiviere zuerst eines.',
  'Licence keys': 'Lizenzschlüssel',
  'Licence keys of {title}': 'Lizenzschlüssel von {title}',
  'Licence keys of order {number}': 'Lizenzschlüssel der Bestellung {number}',
  'No licence keys': 'Keine Lizenzschlüssel',
  'The shop makes them': 'Der Shop erzeugt sie',
  'From my own list': 'Aus meiner eigenen Liste',
  'Each order gets a key of its own. The buyer sees it in the order, its email and the account.':
    'Jede Bestellung bekommt einen eigenen Schlüssel. Er steht in der Bestellung, ihrer E-Mail und im Konto.',
  'Devices per key': 'Geräte je Schlüssel',
  'Empty for any number. For keys that are given from now on.':
    'Leer für beliebig viele. Gilt für Schlüssel, die ab jetzt vergeben werden.',
  '{count, plural, one {# buyer waits} other {# buyers wait}} for a licence key':
    '{count, plural, one {# Person wartet} other {# Personen warten}} auf einen Lizenzschlüssel',
  'Add keys to the list: each of them gets one by email at once.':
    'Füge der Liste Schlüssel hinzu: Alle bekommen ihren dann sofort per E-Mail.',
  '{count, plural, =0 {No keys given so far.} one {# key given so far.} other {# keys given so far.}}':
    '{count, plural, =0 {Noch kein Schlüssel vergeben.} one {# Schlüssel vergeben.} other {# Schlüssel vergeben.}}',
  '{count, plural, =0 {None left in the list.} other {# left in the list.}}':
    '{count, plural, =0 {In der Liste ist keiner mehr.} other {In der Liste sind noch #.}}',
  'Add keys to the list': 'Schlüssel zur Liste hinzufügen',
  'A text file with one key per line, or a CSV file with the keys in its first column.':
    'Eine Textdatei mit einem Schlüssel je Zeile oder eine CSV-Datei mit den Schlüsseln in der ersten Spalte.',
  'Or type or paste them': 'Oder eintippen oder einfügen',
  'Add keys': 'Schlüssel hinzufügen',
  'Takes the keys that nobody has out of the list. Keys that buyers have stay valid.':
    'Nimmt die Schlüssel, die noch niemand hat, aus der Liste. Vergebene Schlüssel bleiben gültig.',
  'Empty the list': 'Liste leeren',
  '{count, plural, =0 {No key is new.} one {# key added.} other {# keys added.}}':
    '{count, plural, =0 {Kein Schlüssel ist neu.} one {# Schlüssel hinzugefügt.} other {# Schlüssel hinzugefügt.}}',
  '{count, plural, one {# was there before and was left out.} other {# were there before and were left out.}}':
    '{count, plural, one {# war schon da und wurde ausgelassen.} other {# waren schon da und wurden ausgelassen.}}',
  '{count, plural, one {# was in the list twice.} other {# were in the list twice.}}':
    '{count, plural, one {# stand doppelt in der Liste.} other {# standen doppelt in der Liste.}}',
  '{count, plural, one {# buyer who was waiting got a key.} other {# buyers who were waiting got a key.}}':
    '{count, plural, one {# wartende Person hat einen Schlüssel bekommen.} other {# wartende Personen haben einen Schlüssel bekommen.}}',
  '{count, plural, one {# key removed.} other {# keys removed.}}':
    '{count, plural, one {# Schlüssel entfernt.} other {# Schlüssel entfernt.}}',
  'New buyers get their keys like this from now on.': 'Wer ab jetzt kauft, bekommt seinen Schlüssel so.',
  '{count, plural, one {This line is} other {These lines are}} not a key of 4 to 100 characters: {lines}. Nothing was added.':
    '{count, plural, one {Diese Zeile ist kein Schlüssel} other {Diese Zeilen sind keine Schlüssel}} von 4 bis 100 Zeichen: {lines}. Nichts wurde hinzugefügt.',
  'Choose a file with keys, or type them below.':
    'Wähle eine Datei mit Schlüsseln, oder tippe sie unten ein.',
  'At most {max, number} keys at once. Split the list.':
    'Höchstens {max, number} Schlüssel auf einmal. Teil die Liste auf.',
  'This is not a text file. Save the list as a text or CSV file.':
    'Diese Datei ist kein Text. Speichere die Liste als Text- oder CSV-Datei.',
  'There is no key left in the list. Add some first.':
    'In der Liste ist kein Schlüssel mehr. Füge zuerst welche hinzu.',
  '{count, plural, one {# licence key follows} other {# licence keys follow}}: the list was empty.':
    '{count, plural, one {# Lizenzschlüssel folgt} other {# Lizenzschlüssel folgen}}: Die Liste war leer.',
  'Replaced: no longer valid': 'Ersetzt: gilt nicht mehr',
  'Taken back: no longer valid': 'Zurückgenommen: gilt nicht mehr',
  '{count, plural, =0 {Active on no device} one {Active on # device} other {Active on # devices}}':
    '{count, plural, =0 {Auf keinem Gerät aktiv} one {Auf # Gerät aktiv} other {Auf # Geräten aktiv}}',
  'Active on {count, number} of {seats, number} devices':
    'Auf {count, number} von {seats, number} Geräten aktiv',
  'Free this device': 'Dieses Gerät freigeben',
  'The key above ends at once, on all devices. We email the buyer the new one.':
    'Der Schlüssel oben endet sofort, auf allen Geräten. Wir schicken den neuen per E-Mail.',
  'Give another key': 'Anderen Schlüssel geben',
  'This order has no licence keys.': 'Diese Bestellung hat keine Lizenzschlüssel.',
  'Licence keys, devices…': 'Lizenzschlüssel, Geräte…',
  'Few licence keys left': 'Nur noch wenige Lizenzschlüssel',
  'Ten keys or fewer are left in the list of this download. Add more before it is empty.':
    'In der Liste dieses Downloads sind noch höchstens zehn Schlüssel. Füge welche hinzu, bevor sie leer ist.',
  'No licence keys left': 'Keine Lizenzschlüssel mehr',
  'The list of this download is empty. Buyers are told that their key follows: add keys, and those who wait get them at once.':
    'Die Liste dieses Downloads ist leer. Wer kauft, liest, dass der Schlüssel folgt: Füge welche hinzu, dann kommen sie bei allen Wartenden sofort an.',
  'Licence keys changed': 'Lizenzschlüssel geändert',
  'Licence keys added': 'Lizenzschlüssel hinzugefügt',
  'List of licence keys emptied': 'Liste der Lizenzschlüssel geleert',
  'Device freed': 'Gerät freigegeben',
  'Licence key replaced': 'Lizenzschlüssel ersetzt',
} as const;
