/** What the admin says about options and variants of goods. */
export const adminVariants = {
  'Counted: sold until nothing is left': 'Gezählt: verkauft, bis nichts mehr da ist',
  'Counted, and sold beyond that (back-order)': 'Gezählt und darüber hinaus verkauft (Nachlieferung)',
  'Not counted: never sold out': 'Nicht gezählt: nie ausverkauft',
  'What shoppers choose by': 'Wonach Kunden wählen',
  Barcode: 'Strichcode',
  'Length in cm': 'Länge in cm',
  'Width in cm': 'Breite in cm',
  'Height in cm': 'Höhe in cm',
  'Customs code': 'Zolltarifnummer',
  'Country of origin': 'Ursprungsland',
  'How it is counted': 'Wie gezählt wird',
  'Back-orders are sent within days': 'Nachlieferung binnen Tagen',
  'Back-orders are sent from': 'Nachlieferung ab',
  'Off sale: shoppers do not see it.': 'Nicht im Verkauf: Kunden sehen sie nicht.',
  Variant: 'Variante',
  'Take off sale': 'Aus dem Verkauf nehmen',
  'Put back on sale': 'Wieder verkaufen',
  Delete: 'Löschen',
  'Nobody has ordered it and it has no stock, so it can be deleted for good.':
    'Niemand hat sie bestellt und sie hat keinen Bestand, darum lässt sie sich ganz löschen.',
  'Sold in one version. Add an option, such as the size, to sell it in several.':
    'In einer Ausführung verkauft. Leg eine Option an, etwa die Größe, um mehrere zu verkaufen.',
  'Combinations to add': 'Kombinationen zum Anlegen',
  'No variants yet.': 'Noch keine Varianten.',
  'Tick what you want to add.': 'Hak an, was du anlegen willst.',
  'A barcode has digits alone.': 'Ein Strichcode hat nur Ziffern.',
  'A barcode has 8 digits (EAN-8), 12 (UPC), 13 (EAN-13, ISBN) or 14 (GTIN-14). This one has {count, number}.':
    'Ein Strichcode hat 8 Ziffern (EAN-8), 12 (UPC), 13 (EAN-13, ISBN) oder 14 (GTIN-14). Dieser hat {count, number}.',
  'This is not a whole barcode: its last digit would be {digit}. Check it for a typing error.':
    'Dieser Strichcode stimmt nicht: Seine letzte Ziffer wäre {digit}. Sieh nach, ob du dich vertippt hast.',
  'At most {max, number} variants of a product are on sale at once.':
    'Höchstens {max, number} Varianten eines Produkts sind zugleich im Verkauf.',
  '“{sku}” and “{other}” would be chosen with the same values. Give one of them another.':
    '„{sku}“ und „{other}“ würden mit denselben Werten gewählt. Gib einer davon einen anderen.',
  'Someone changed this product since you opened the page. This is how it stands now. Do it again if it still makes sense.':
    'Jemand hat dieses Produkt geändert, seit du die Seite geöffnet hast. So steht es jetzt. Mach es noch einmal, wenn es noch passt.',
  'Choose which variants.': 'Wähle, welche Varianten.',
  'Tick the variants that you mean.': 'Hak die Varianten an, die du meinst.',
  'Say what they get: a price, a weight or a limit.':
    'Sag, was sie bekommen: einen Preis, ein Gewicht oder eine Höchstmenge.',
  'That option is no longer here. Load the page again.':
    'Diese Option gibt es hier nicht mehr. Lade die Seite neu.',
  'At most {max} options.': 'Höchstens {max} Optionen.',
  'A variant is called “{title}”. Write that among the values too, or take the variant off sale.':
    'Eine Variante heißt „{title}“. Schreib das auch zu den Werten oder nimm die Variante aus dem Verkauf.',
  'Give the value a name, or remove it.': 'Gib dem Wert einen Namen oder entferne ihn.',
  'At most {max} values.': 'Höchstens {max} Werte.',
  'An option keeps one value. Remove the option instead.':
    'Eine Option behält einen Wert. Entferne stattdessen die Option.',
  'Another option is called “{name}”.': 'Eine andere Option heißt „{name}“.',
  '“{value}” is there twice.': '„{value}“ steht zweimal da.',
  '{count, plural, one {“{value}” is used by {codes}.} other {“{value}” is used by # variants, such as {codes}.}} Give them another value or delete them first.':
    '{count, plural, one {„{value}“ hat noch {codes}.} other {„{value}“ haben noch # Varianten, etwa {codes}.}} Gib ihnen erst einen anderen Wert oder lösche sie.',
  'Without “{name}” shoppers could not tell {codes} apart. Take all but one of them off sale first.':
    'Ohne „{name}“ könnten Kunden {codes} nicht unterscheiden. Nimm erst alle bis auf eine aus dem Verkauf.',
  '{sku} of “{title}” has this barcode.': '{sku} von „{title}“ hat diesen Strichcode.',
  'It was ordered, is in a cart or has stock, so it stays. Take it off sale instead.':
    'Sie wurde bestellt, liegt in einem Warenkorb oder hat Bestand, darum bleibt sie. Nimm sie stattdessen aus dem Verkauf.',
  'Give it at least one value.': 'Gib ihr mindestens einen Wert.',
  'Write grams or kilograms, for example 420 g or 1.2 kg, up to {most, number} kg.':
    'Schreib Gramm oder Kilogramm, zum Beispiel 420 g oder 1,2 kg, bis {most, number} kg.',
  'Write centimetres, for example 24 or 2.4, up to {most, number}.':
    'Schreib Zentimeter, zum Beispiel 24 oder 2,4, bis {most, number}.',
  'A customs code has 6 to 10 digits.': 'Eine Zolltarifnummer hat 6 bis 10 Ziffern.',
  'Give a whole number of days, from 1 to {most, number}.':
    'Gib eine ganze Zahl von Tagen an, von 1 bis {most, number}.',
  'Give a day, for example 2027-03-28.': 'Gib einen Tag an, zum Beispiel 2027-03-28.',
  'Choose a value.': 'Wähle einen Wert.',
  'Say when it is sent: within some days, or from a day on.':
    'Sag, wann verschickt wird: binnen einiger Tage oder ab einem Tag.',
  'Give the days or the day, not both.': 'Gib die Tage oder den Tag an, nicht beides.',
  'That day is over.': 'Dieser Tag ist vorbei.',
  '{count, plural, one {One combination of the options is not sold yet.} other {# combinations of the options are not sold yet.}} Tick what you want to sell.':
    '{count, plural, one {Eine Kombination der Optionen wird noch nicht verkauft.} other {# Kombinationen der Optionen werden noch nicht verkauft.}} Hak an, was du verkaufen willst.',
  'These are the first {count, number}.': 'Das sind die ersten {count, number}.',
  Combinations: 'Kombinationen',
  'Codes begin with': 'Artikelnummern beginnen mit',
  'You can change each code afterwards.': 'Du kannst danach jede einzeln ändern.',
  'Add the ticked ones': 'Angehakte anlegen',
  'The ticked ones': 'Die angehakten',
  'All of them': 'Alle',
  'Not counted': 'Nicht gezählt',
  '{count}, then back-order': '{count}, dann Nachlieferung',
  'Change several at once': 'Mehrere auf einmal ändern',
  'Which variants': 'Welche Varianten',
  'For example 420 g or 1.2 kg.': 'Zum Beispiel 420 g oder 1,2 kg.',
  'From 1 to 99.': 'Von 1 bis 99.',
  'What you leave empty stays as it is.': 'Was du leer lässt, bleibt wie es ist.',
  'Change these': 'Diese ändern',
  'Take these off sale': 'Diese aus dem Verkauf nehmen',
  'Sort all by their options': 'Alle nach ihren Optionen sortieren',
  Weight: 'Gewicht',
  'Choose {title}': '{title} auswählen',
  'Empty: made of its values.': 'Leer: aus ihren Werten.',
  'From {least, number} to {most, number}.': 'Von {least, number} bis {most, number}.',
  'Place in the list': 'Platz in der Liste',
  'or from this day on': 'oder ab diesem Tag',
  'EAN, UPC or ISBN, with its check digit.': 'EAN, UPC oder ISBN, mit Prüfziffer.',
  'Parcel and customs': 'Paket und Zoll',
  'HS code, 6 to 10 digits. Parcels to other customs areas need it.':
    'HS-Code, 6 bis 10 Ziffern. Pakete in andere Zollgebiete brauchen ihn.',
  'Name of the option': 'Name der Option',
  'Values, in the order shoppers see': 'Werte, in der Reihenfolge für Kunden',
  'Value {number, number}': 'Wert {number, number}',
  'More values': 'Weitere Werte',
  'Add an option': 'Option anlegen',
  'For example Size or Colour.': 'Zum Beispiel Größe oder Farbe.',
  Values: 'Werte',
  'One per line, in the order shoppers see. What is sold now gets the first one.':
    'Einer pro Zeile, in der Reihenfolge für Kunden. Was jetzt verkauft wird, bekommt den ersten.',
  'Add the option': 'Option anlegen',
  'Options changed': 'Optionen geändert',
  'Several variants edited': 'Mehrere Varianten geändert',
  'Variant deleted': 'Variante gelöscht',
  'Pictures of {title}': 'Bilder: {title}',
  'No pictures yet: shoppers see a drawn cover.':
    'Noch keine Bilder: Kunden sehen ein gezeichnetes Titelbild.',
  'Shoppers see them in this order; lists show the first. Which one a variant shows is chosen at the variant.':
    'Kunden sehen sie in dieser Reihenfolge, Listen zeigen das erste. Welches eine Variante zeigt, wählst du bei der Variante.',
  'Shown by {codes}': 'Gezeigt von {codes}',
  'At most {max} pictures.': 'Höchstens {max} Bilder.',
  'None of its own': 'Kein eigenes',
  'Pictures changed': 'Bilder geändert',
  'This is sent: say where to.': 'Das wird verschickt: Sag, wohin.',
  'We send it to {address}.': 'Wir schicken es an {address}.',
  'There is no column “{name}”.': 'Eine Spalte „{name}“ gibt es nicht.',
  'This is not a file of goods: it needs the columns “product” and “sku”.':
    'Das ist keine Datei mit Waren: Sie braucht die Spalten „product“ und „sku“.',
  'Its prices are in {currency}.': 'Seine Preise sind in {currency}.',
  '“{slug}” is the web address of something else.': '„{slug}“ ist die Webadresse von etwas anderem.',
  'Choose the file.': 'Wähle die Datei.',
  'Goods as CSV': 'Waren als CSV',
  '{created, plural, =0 {No product is new} one {# product is new} other {# products are new}}, {changed, plural, =0 {none was changed} one {# was changed} other {# were changed}}, {unchanged, plural, =0 {none was as in the file} one {# was as in the file} other {# were as in the file}}.':
    '{created, plural, =0 {Kein Produkt ist neu} one {# Produkt ist neu} other {# Produkte sind neu}}, {changed, plural, =0 {keines wurde geändert} one {# wurde geändert} other {# wurden geändert}}, {unchanged, plural, =0 {keines war wie in der Datei} one {# war wie in der Datei} other {# waren wie in der Datei}}.',
  'Products with one of these rows were left as they are:':
    'Produkte mit einer dieser Zeilen blieben, wie sie sind:',
  '1. Get the file': '1. Hol die Datei',
  'A row for each variant, with its product, options, code, price, barcode, weight and how it is counted. Stock is counted on its own sheet.':
    'Eine Zeile für jede Variante, mit Produkt, Optionen, Artikelnummer, Preis, Strichcode, Gewicht und wie gezählt wird. Bestände stehen auf einer eigenen Liste.',
  '2. Import it': '2. Importieren',
  'Download goods as CSV': 'Waren als CSV laden',
  'Rows change the variant with their code, or add it. Products that are not there yet are added as drafts. Nothing is deleted, and what the file does not name stays as it is.':
    'Zeilen ändern die Variante mit ihrer Artikelnummer oder legen sie an. Produkte, die es noch nicht gibt, werden Entwürfe. Nichts wird gelöscht, und was die Datei nicht nennt, bleibt.',
};
