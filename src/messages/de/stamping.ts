/** PDFs that carry their buyer's name: how they are prepared, and what staff see of it. */
export const stamping = {
  '{who}, order {number}': '{who}, Bestellung {number}',
  'Being prepared': 'Wird vorbereitet',
  'Your file is ready': 'Deine Datei ist fertig',
  'The download of {name} begins by itself.': 'Der Download von {name} beginnt von selbst.',
  'Download it': 'Herunterladen',
  'Back to your downloads': 'Zurück zu deinen Downloads',
  'We are making your own copy of {name}, with your order on each page. It takes a few seconds; then the download begins by itself.':
    'Wir machen dein eigenes Exemplar von {name}, mit deiner Bestellung auf jeder Seite. Das dauert ein paar Sekunden, dann beginnt der Download von selbst.',
  'Your copy is being prepared. Try again in a few seconds.':
    'Dein Exemplar wird vorbereitet. Versuch es in ein paar Sekunden noch einmal.',
  'Name on each page': 'Name auf jeder Seite',
  'Each buyer’s PDFs say at the foot of every page who bought them: name, email and order number. Other files, and PDFs of over 50 MB, stay as they are.':
    'In den PDFs steht am Fuß jeder Seite, wer sie gekauft hat: Name, E-Mail und Bestellnummer. Andere Dateien und PDFs von über 50 MB bleiben, wie sie sind.',
  'PDFs can say at the foot of every page who bought them: name, email and order number. Now they do not.':
    'In PDFs kann am Fuß jeder Seite stehen, wer sie gekauft hat: Name, E-Mail und Bestellnummer. Zurzeit steht dort nichts.',
  'Put the buyer’s name on each page': 'Namen auf jede Seite setzen',
  'Stop putting names on pages': 'Keine Namen mehr auf Seiten setzen',
  '“{title}” is encrypted, so it cannot carry names. Buyers get it as it is.':
    '„{title}“ ist verschlüsselt und kann keine Namen tragen. Verkauft wird es, wie es ist.',
  '“{title}” cannot be read, so it cannot carry names. Buyers get it as it is.':
    '„{title}“ ist nicht lesbar und kann keine Namen tragen. Verkauft wird es, wie es ist.',
  '“{title}” is over 50 MB, so it cannot carry names. Buyers get it as it is.':
    '„{title}“ hat mehr als 50 MB und kann keine Namen tragen. Verkauft wird es, wie es ist.',
  'PDF without a name': 'PDF ohne Namen',
  'A PDF of this download should carry its buyer’s name, and cannot. Buyers get it as it is. Upload one that is not encrypted or broken, or turn the names off.':
    'Ein PDF dieses Downloads soll einen Namen tragen und kann nicht. Verkauft wird es, wie es ist. Lade eines hoch, das nicht verschlüsselt oder kaputt ist, oder schalte die Namen aus.',
  'Names on PDF pages changed': 'Namen auf PDF-Seiten geändert',
  'It is encrypted': 'Es ist verschlüsselt',
  'It cannot be read': 'Es ist nicht lesbar',
  'It is too large': 'Es ist zu groß',
} as const;
