/** The media library of the admin. */
export const media = {
  Media: 'Medien',
  Pictures: 'Bilder',
  'What is shown': 'Was gezeigt wird',
  'JPEG, PNG, WebP or GIF, up to 25 MB.': 'JPEG, PNG, WebP oder GIF, bis 25 MB.',
  'Alternative text': 'Alternativtext',
  'What it shows, for people who do not see it.': 'Was darauf zu sehen ist, für alle, die es nicht sehen.',
  Upload: 'Hochladen',
  'Choose a picture.': 'Wähle ein Bild.',
  'Nothing here yet': 'Noch nichts da',
  'Pictures that you upload, and the files of downloads, are listed here with where they are used.':
    'Hier stehen die Bilder, die du hochlädst, und die Dateien der Downloads, und wo sie verwendet werden.',
  'Uploaded files and pictures, newest first': 'Hochgeladene Dateien und Bilder, neueste zuerst',
  'Not used anywhere.': 'Nirgends verwendet.',
  'Use it<hidden>: {title}</hidden>': 'Verwenden<hidden>: {title}</hidden>',
  'It is used by now, so it was not deleted.': 'Es wird inzwischen verwendet und wurde nicht gelöscht.',
  'Choose a picture for {title}': 'Ein Bild für {title} wählen',
  'Picture uploaded': 'Bild hochgeladen',
  'Alternative text changed': 'Alternativtext geändert',
  'Uploaded file deleted': 'Hochgeladene Datei gelöscht',
  'Give a whole number from 0 to 100.': 'Gib eine ganze Zahl von 0 bis 100 an.',
  'This is the picture that is here already.': 'Dieses Bild ist schon hier.',
  'This picture is in the library already, as “{name}”. Use that one instead.':
    'Dieses Bild gibt es schon in der Mediathek, als „{name}“. Nimm dieses.',
  'Focal point moved': 'Bildmittelpunkt verschoben',
  'Picture replaced': 'Bild ersetzt',
  'Focal point': 'Bildmittelpunkt',
  'Picture added': 'Bild hinzugefügt',
  'Picture removed': 'Bild entfernt',
  'Order of the pictures': 'Reihenfolge der Bilder',
  'Sample ¦ where a file is used': 'Leseprobe',
  'File of a download': 'Datei eines Downloads',
  'Picture of a product': 'Bild eines Produkts',
  'Text of a product': 'Text eines Produkts',
  'Lesson ¦ where a picture is used': 'Lektion',
  '{what}: <there>{title}</there>': '{what}: <there>{title}</there>',
  'Used in {count, plural, one {# place} other {# places}}.':
    'An {count, plural, one {# Stelle} other {# Stellen}} verwendet.',
  'No alternative text yet.': 'Noch kein Alternativtext.',
  'JPEG, PNG, WebP or GIF, up to 25 MB each, 20 at once.':
    'JPEG, PNG, WebP oder GIF, je bis 25 MB, 20 auf einmal.',
  'Drag them here, or paste one.': 'Zieh sie hierher, oder füge eines ein.',
  'What it shows, for people who do not see it. Of several pictures, each is asked afterwards.':
    'Was darauf zu sehen ist, für alle, die es nicht sehen. Bei mehreren Bildern wird danach nach jedem gefragt.',
  '{count, plural, one {The picture is} other {# pictures are}} in the library.':
    '{count, plural, one {Das Bild ist} other {# Bilder sind}} in der Mediathek.',
  '{count, plural, one {<list>One picture has</list> no alternative text} other {<list>{count, number} pictures have</list> no alternative text}}: people who do not see them learn nothing of them.':
    '{count, plural, one {<list>Ein Bild hat</list> keinen Alternativtext} other {<list>{count, number} Bilder haben</list> keinen Alternativtext}}: Wer sie nicht sieht, erfährt nichts von ihnen.',
  'Upload pictures': 'Bilder hochladen',
  'Find a file or picture': 'Datei oder Bild suchen',
  'Name or alternative text': 'Name oder Alternativtext',
  'Use ¦ of files': 'Verwendung',
  'Used or not': 'Verwendet oder nicht',
  'Used ¦ of files': 'Verwendet',
  'Not used': 'Nicht verwendet',
  'Without alternative text': 'Ohne Alternativtext',
  'Try a shorter text, or fewer filters.': 'Versuche es mit einem kürzeren Text oder mit weniger Filtern.',
  '{width, number} × {height, number} pixels': '{width, number} × {height, number} Pixel',
  'uploaded by {name}': 'hochgeladen von {name}',
  'What it shows': 'Was darauf zu sehen ist',
  'People who do not see this picture learn nothing of it yet.':
    'Wer dieses Bild nicht sieht, erfährt noch nichts davon.',
  'Its language': 'Seine Sprache',
  'Two letters, for example en. Empty: the language of the shop.':
    'Zwei Buchstaben, zum Beispiel en. Leer: die Sprache des Shops.',
  'Where it is used': 'Wo es verwendet wird',
  'In a lesson or a description, write this where it belongs:':
    'In einer Lektion oder einer Beschreibung schreibst du das dort, wo es stehen soll:',
  'Replace the picture': 'Bild ersetzen',
  'The new picture stands wherever this one is used now. Shoppers see it at once.':
    'Das neue Bild steht überall, wo dieses jetzt verwendet wird. Kunden sehen es sofort.',
  'The new picture takes the place of this one.': 'Das neue Bild tritt an die Stelle von diesem.',
  'New picture': 'Neues Bild',
  Replace: 'Ersetzen',
  'Delete ¦ a heading': 'Löschen',
  'It can be deleted once nothing uses it.': 'Es kann gelöscht werden, sobald nichts es verwendet.',
  'It is deleted for good. Nothing shows it.': 'Es wird endgültig gelöscht. Nichts zeigt es.',
  'Delete for good': 'Endgültig löschen',
  'What was done to this file': 'Was mit dieser Datei geschah',
  'Where there is less room, pages crop the picture around this point.':
    'Wo weniger Platz ist, wird das Bild um diesen Punkt herum beschnitten.',
  'Click on what matters in the picture': 'Klicke auf das Wichtige im Bild',
  'Click on what matters in the picture, or give the point in percent.':
    'Klicke auf das Wichtige im Bild, oder gib den Punkt in Prozent an.',
  'From the left, in percent': 'Von links, in Prozent',
  'From the top, in percent': 'Von oben, in Prozent',
  'A web address elsewhere; empty for a drawn cover. Your own pictures are uploaded under “Pictures”.':
    'Eine Webadresse anderswo; leer für ein gezeichnetes Cover. Eigene Bilder lädst du unter „Bilder“ hoch.',
  'Lists show the picture from a web address elsewhere. <details>Empty that address</details> to show the first of these.':
    'Listen zeigen das Bild von einer Webadresse anderswo. <details>Leere die Adresse</details>, damit sie das erste von diesen zeigen.',
  'Shoppers see them in this order; lists show the first.':
    'Kunden sehen sie in dieser Reihenfolge; Listen zeigen das erste.',
  'First<hidden>: {title}</hidden>': 'An den Anfang<hidden>: {title}</hidden>',
  'Add pictures': 'Bilder hinzufügen',
  'Choose from the library': 'Aus der Mediathek wählen',
  'Picture not shown. It is not in the media library, or no longer.':
    'Bild nicht gezeigt. Es ist nicht in der Mediathek, oder nicht mehr.',
  'No picture of the media library is called media:{id}. Choose it again from there.':
    'Kein Bild der Mediathek heißt media:{id}. Wähle es dort noch einmal.',
} as const;
