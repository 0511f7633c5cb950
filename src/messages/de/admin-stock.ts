/** What the admin says about stock and warehouses. */
export const adminStock = {
  'That file is not here any more. Upload it again.':
    'Diese Datei ist nicht mehr da. Lade sie noch einmal hoch.',
  'The shop changed since this was shown, so the file would do something else now. Look at it again.':
    'Seit dieser Anzeige hat sich im Shop etwas geändert: Die Datei würde jetzt etwas anderes tun. Sieh sie dir noch einmal an.',
  'Take this file over?': 'Diese Datei übernehmen?',
  'This file is being taken over, or that was cut short.':
    'Diese Datei wird gerade übernommen, oder das wurde unterbrochen.',
  'Load the page again in a minute. If nothing changes, upload the file again: what is as in the file already stays.':
    'Lade die Seite in einer Minute neu. Ändert sich nichts, lade die Datei noch einmal hoch: Was schon stimmt, bleibt, wie es ist.',
  'Download what stood there before': 'Die Werte von vorher herunterladen',
  'Import that file, and everything that was changed is as it was; new variants are taken off sale.':
    'Importiere diese Datei, dann ist alles Geänderte wieder wie vorher; neue Varianten werden aus dem Verkauf genommen.',
  'This file was not taken over.': 'Diese Datei wurde nicht übernommen.',
  'The new products are being taken back: {count, number} are left.':
    'Die neuen Produkte werden zurückgenommen: noch {count, number}.',
  'The file is being taken over: {done, number} of {all, number} products are done.':
    'Die Datei wird übernommen: {done, number} von {all, number} Produkten sind fertig.',
  'The file is being read: {count, plural, one {# product} other {# products}} so far.':
    'Die Datei wird gelesen: bisher {count, plural, one {# Produkt} other {# Produkte}}.',
  'You can close this page; the work goes on.': 'Du kannst diese Seite schließen; es läuft weiter.',
  'Load it again': 'Neu laden',
  'New products are drafts: nobody sees them. Those that were not edited, stocked or ordered since can be deleted; the others stay.':
    'Neue Produkte sind Entwürfe: Niemand sieht sie. Was seither nicht bearbeitet, eingelagert oder bestellt wurde, kann gelöscht werden; die anderen bleiben.',
  'Delete {count, plural, one {# new product} other {# new products}}':
    '{count, plural, one {# neues Produkt} other {# neue Produkte}} löschen',
  '{count, plural, =0 {No new product was deleted.} one {# new product was deleted.} other {# new products were deleted.}}':
    '{count, plural, =0 {Kein neues Produkt wurde gelöscht.} one {# neues Produkt wurde gelöscht.} other {# neue Produkte wurden gelöscht.}}',
  'These stay, because something happened to them since:':
    'Diese bleiben, weil seither etwas mit ihnen geschah:',
  'New product of an import deleted': 'Neues Produkt eines Imports gelöscht',
  'See what it would change': 'Zeigen, was sich ändern würde',
  'A new draft with {count, plural, one {# variant} other {# variants}}':
    'Ein neuer Entwurf mit {count, plural, one {# Variante} other {# Varianten}}',
  '{count, plural, one {New variant} other {New variants}}: {skus}':
    '{count, plural, one {Neue Variante} other {Neue Varianten}}: {skus}',
  '{created, plural, =0 {No product is new} one {# product is new} other {# products are new}}, {changed, plural, =0 {none is changed} one {# is changed} other {# are changed}}, {unchanged, plural, =0 {none is as in the file} one {# is as in the file} other {# are as in the file}}.':
    '{created, plural, =0 {Kein Produkt ist neu} one {# Produkt ist neu} other {# Produkte sind neu}}, {changed, plural, =0 {keines wird geändert} one {# wird geändert} other {# werden geändert}}, {unchanged, plural, =0 {keines ist schon wie in der Datei} one {# ist schon wie in der Datei} other {# sind schon wie in der Datei}}.',
  'Nothing has been changed yet.': 'Noch ist nichts geändert.',
  '{count, plural, one {# row cannot be taken over} other {# rows cannot be taken over}}':
    '{count, plural, one {# Zeile lässt sich nicht übernehmen} other {# Zeilen lassen sich nicht übernehmen}}',
  'Their products stay as they are, with all of their rows:':
    'Ihre Produkte bleiben mit allen ihren Zeilen, wie sie sind:',
  'What the file changes': 'Was die Datei ändert',
  'What changes': 'Was sich ändert',
  Row: 'Zeile',
  'Take over {count, plural, one {# product} other {# products}}':
    '{count, plural, one {# Produkt} other {# Produkte}} übernehmen',
  'Correct the stock as counted?': 'Den Bestand nach der Zählung berichtigen?',
  'Download a sheet that takes this back': 'Eine Liste herunterladen, die das zurücknimmt',
  '{count, plural, =0 {No level differs} one {# level differs} other {# levels differ}} in “{warehouse}”.':
    'In „{warehouse}“ {count, plural, =0 {weicht kein Bestand ab} one {weicht # Bestand ab} other {weichen # Bestände ab}}.',
  '{count, plural, =0 {None is right already.} one {# is right already.} other {# are right already.}}':
    '{count, plural, =0 {Keiner stimmt schon.} one {# stimmt schon.} other {# stimmen schon.}}',
  'What the sheet changes': 'Was die Liste ändert',
  Difference: 'Unterschied',
  'Correct {count, plural, one {# level} other {# levels}}':
    '{count, plural, one {# Bestand} other {# Bestände}} berichtigen',
  Warehouse: 'Lager',
  'Came back': 'Zurückgekommen',
  Pieces: 'Stück',
  Received: 'Eingegangen',
  Stock: 'Bestand',
  Warehouses: 'Lager',
  'All warehouses': 'Alle Lager',
  'Filter the stock': 'Lager filtern',
  'Name, code or barcode': 'Name, Code oder Strichcode',
  'Which levels': 'Welche Bestände',
  'All levels': 'Alle Bestände',
  'Below the minimum': 'Unter dem Mindestbestand',
  'More sold than there is': 'Mehr verkauft als da ist',
  'Nothing in stock matches': 'Nichts im Lager passt dazu',
  'Nothing is in stock yet': 'Noch ist nichts im Lager',
  'Change the filter, or clear it.': 'Ändere den Filter oder lösche ihn.',
  'Search for the code of an item, then enter the pieces that came in.':
    'Such nach dem Code eines Artikels und trag dann ein, was angekommen ist.',
  'Stock by code and warehouse': 'Bestände nach Code und Lager',
  'Stock by warehouse': 'Bestände nach Lager',
  'Available ¦ stock': 'Verfügbar',
  'On hand': 'Vorhanden',
  'Sold, not sent': 'Verkauft, nicht verschickt',
  Minimum: 'Mindestbestand',
  '{count, number} short': '{count, number} zu wenig',
  'Below {count, number}': 'Unter {count, number}',
  'Stock of {title}': 'Bestand von {title}',
  'Code {sku}, <product>see the product</product>': 'Code {sku}, <product>zum Produkt</product>',
  'No warehouse has pieces of it.': 'Kein Lager hat Stücke davon.',
  Levels: 'Bestände',
  'Levels ¦ of stock': 'Bestände',
  'Minimum in {warehouse}': 'Mindestbestand in {warehouse}',
  'Save<hidden> the minimum in {warehouse}</hidden>':
    'Speichern<hidden>: Mindestbestand in {warehouse}</hidden>',
  'Change the stock': 'Bestand ändern',
  'What happened': 'Was war',
  'Pieces came in': 'Stücke sind angekommen',
  'The number was wrong': 'Die Zahl war falsch',
  'Pieces are lost or damaged': 'Stücke sind weg oder beschädigt',
  'Pieces go to another warehouse': 'Stücke gehen an ein anderes Lager',
  'The difference in pieces: −2 if two are missing.': 'Der Unterschied in Stück: −2, wenn zwei fehlen.',
  'To which warehouse': 'An welches Lager',
  'Only if pieces go to another one.': 'Nur wenn Stücke an ein anderes gehen.',
  'Needed for a wrong number and for losses. It stays in the history, so name no people.':
    'Nötig bei einer falschen Zahl und bei Verlusten. Er bleibt im Verlauf stehen, also nenne keine Personen.',
  'Nothing has happened yet.': 'Bisher war nichts.',
  'Movements of the stock, latest first': 'Bewegungen im Lager, die letzten zuerst',
  Adjusted: 'Berichtigt',
  Counted: 'Gezählt',
  'Written off': 'Ausgebucht',
  'Transferred away': 'Abgegeben',
  'Transferred here': 'Übernommen',
  'Held for an order': 'Für eine Bestellung reserviert',
  'Free again': 'Wieder frei',
  Sent: 'Verschickt',
  'Stock received': 'Ware eingegangen',
  'Stock adjusted': 'Bestand berichtigt',
  'Stock written off': 'Bestand ausgebucht',
  'Stock transferred': 'Bestand umgelagert',
  'Stock counted': 'Bestand gezählt',
  'Minimum of the stock set': 'Mindestbestand festgelegt',
  'Warehouse added': 'Lager angelegt',
  'Warehouse edited': 'Lager geändert',
  '1. Download the sheet': '1. Liste herunterladen',
  '2. Upload it with your counts': '2. Mit den gezählten Mengen hochladen',
  'A CSV file for your spreadsheet, with every item of the warehouse. Enter what you count in the column “counted”; leave out what you do not count. The shop can stay open while you count.':
    'Eine CSV-Datei für die Tabellenkalkulation mit jedem Artikel des Lagers. Trag in die Spalte „counted“ ein, was du zählst, und lass leer, was du nicht zählst. Der Shop kann währenddessen offen bleiben.',
  'Each difference is corrected and stands in the history of its item.':
    'Jeder Unterschied wird berichtigt und steht im Verlauf des Artikels.',
  'Sheet for {warehouse}': 'Liste für {warehouse}',
  'The sheet you filled in': 'Die ausgefüllte Liste',
  'There is no such warehouse.': 'Dieses Lager gibt es nicht.',
  'Another warehouse has this code.': 'Ein anderes Lager hat diesen Code.',
  'One warehouse stays open.': 'Ein Lager bleibt offen.',
  'New warehouse': 'Neues Lager',
  'Closed ¦ a warehouse': 'Geschlossen',
  'An order is sent from a warehouse that has everything: one in the buyer’s country if possible, else the first in this list. If none has everything, it is sent in as few parcels as possible.':
    'Eine Bestellung geht von einem Lager ab, das alles hat: möglichst aus dem Land des Käufers, sonst vom ersten dieser Liste. Hat keines alles, geht sie in so wenigen Paketen wie möglich ab.',
  'No address yet': 'Noch keine Adresse',
  'Buyers can collect here.': 'Hier kann abgeholt werden.',
  'Change<hidden> {warehouse}</hidden>': 'Ändern<hidden>: {warehouse}</hidden>',
  'For lists and files, for example BERLIN.': 'Für Listen und Dateien, zum Beispiel BERLIN.',
  'Position in the list': 'Platz in der Liste',
  'Not said': 'Keine Angabe',
  'Add a warehouse': 'Lager hinzufügen',
  'Further line of the address': 'Weitere Adresszeile',
  'Buyers can collect here': 'Hier kann abgeholt werden',
  'Closed: nothing more is sold from here': 'Geschlossen: Von hier wird nichts mehr verkauft',
  'Use up to 20 letters from A to Z, digits and hyphens.':
    'Verwende bis zu 20 Buchstaben von A bis Z, Ziffern und Bindestriche.',
  'Give it a name.': 'Gib ihm einen Namen.',
  'Give a whole number from 1 to {max, number}.': 'Gib eine ganze Zahl von 1 bis {max, number} an.',
  'Give a whole number, with a minus for fewer: −2.': 'Gib eine ganze Zahl an, mit Minus für weniger: −2.',
  'Give a whole number, or nothing for no minimum.':
    'Gib eine ganze Zahl an, oder nichts, wenn es keinen Mindestbestand gibt.',
  'Say why: it stands in the history.': 'Sag warum: Es steht im Verlauf.',
  '“{text}” is not a number of pieces.': '„{text}“ ist keine Stückzahl.',
  'This code stands twice in the sheet.': 'Dieser Code steht zweimal in der Liste.',
  'This is not a stock-take sheet: it needs the columns “sku” and “counted”.':
    'Das ist keine Inventurliste: Sie braucht die Spalten „sku“ und „counted“.',
  'There are no goods with the code “{sku}”.': 'Es gibt keine Ware mit dem Code „{sku}“.',
  '{count, plural, =0 {No level was changed.} one {# level was changed.} other {# levels were changed.}}':
    '{count, plural, =0 {Kein Bestand wurde geändert.} one {# Bestand wurde geändert.} other {# Bestände wurden geändert.}}',
  '{count, plural, =0 {None was right before.} one {# was right before.} other {# were right before.}}':
    '{count, plural, =0 {Keiner stimmte vorher.} one {# stimmte vorher.} other {# stimmten vorher.}}',
  '{count, plural, =0 {Every row has a count.} one {# row has no count.} other {# rows have no count.}}':
    '{count, plural, =0 {Jede Zeile hat eine Zahl.} one {# Zeile hat keine Zahl.} other {# Zeilen haben keine Zahl.}}',
  'Row {row, number}: {text}': 'Zeile {row, number}: {text}',
};
