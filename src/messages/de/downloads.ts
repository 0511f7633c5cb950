/** What shared pages say about downloads, and what stands on a download’s card, page and in the account. */
export const downloads = {
  Download: 'Download',
  Downloads: 'Downloads',
  '{count, plural, =0 {No downloads} one {# download} other {# downloads}}':
    '{count, plural, =0 {Keine Downloads} one {# Download} other {# Downloads}}',
  'All downloads': 'Alle Downloads',
  'See the downloads': 'Zu den Downloads',
  '{count, plural, one {See the download} other {See all # downloads}}':
    '{count, plural, one {Zum Download} other {Alle # Downloads ansehen}}',
  'Search downloads': 'Downloads suchen',
  'About this download': 'Über diesen Download',
  'More downloads like this': 'Ähnliche Downloads',
  'New downloads': 'Neue Downloads',
  Licence: 'Lizenz',
  'Get the files': 'Zu den Dateien',
  'Get the files of “{title}”': 'Zu den Dateien von „{title}“',
  'Yours to keep, with every new version.': 'Gehört dir für immer, mit jeder neuen Version.',
  'The downloads you get here are yours to keep, with every new version.':
    'Die Downloads, die du hier bekommst, gehören dir für immer, mit jeder neuen Version.',
  'Your files are ready at once.': 'Deine Dateien sind sofort bereit.',
  'Our email has a link to your files for any device.':
    'In unserer E-Mail ist ein Link zu deinen Dateien, für jedes Gerät.',
  'You already have this download.': 'Diesen Download hast du schon.',
  'You already own this download: reply to this email with “money back” and we refund it, or with the email address of the person you would like to give it to.':
    'Diesen Download hast du schon: Antworte auf diese E-Mail mit „Geld zurück“, und wir erstatten ihn, oder mit der E-Mail-Adresse der Person, der du ihn schenken möchtest.',
  '{count, plural, other {{titles} can no longer be downloaded.}}':
    '{count, plural, one {{titles} lässt sich nicht mehr herunterladen.} other {{titles} lassen sich nicht mehr herunterladen.}}',
  'Your downloads': 'Deine Downloads',
  'No downloads yet': 'Noch keine Downloads',
  'Files that you buy are kept here, with every new version.':
    'Dateien, die du kaufst, liegen hier bereit, mit jeder neuen Version.',
  'The first download is being made.': 'Der erste Download entsteht gerade.',
  'Guides, recordings and templates to keep: on paper, on your reader, in your ears.':
    'Anleitungen, Aufnahmen und Vorlagen zum Behalten: auf Papier, auf dem Lesegerät, im Ohr.',
  'A download is bought once; it stays yours.': 'Ein Download wird einmal gekauft und gehört dir für immer.',
  'You have downloaded it, which ends the right to withdraw.':
    'Du hast es heruntergeladen, damit endet das Widerrufsrecht.',
  'You can get your money back until your first download. By downloading, you ask for the files now, and your right to withdraw ends.':
    'Bis zu deinem ersten Download bekommst du dein Geld zurück. Mit dem Download verlangst du die Dateien sofort, und dein Widerrufsrecht endet.',
  Format: 'Format',
  Files: 'Dateien',
  Size: 'Größe',
  PDF: 'PDF',
  'E-book': 'E-Book',
  Audio: 'Audio',
  Video: 'Video',
  'ZIP archive': 'ZIP-Archiv',
  Document: 'Dokument',
  '{count, plural, one {# file} other {# files}}': '{count, plural, one {# Datei} other {# Dateien}}',
  '{count, plural, one {# byte} other {# bytes}}': '{count, plural, one {# Byte} other {# Bytes}}',
  '{size, number} kB': '{size, number} kB',
  '{size, number} MB': '{size, number} MB',
  '{size, number} GB': '{size, number} GB',
  'The files': 'Die Dateien',
  'Version {version}': 'Version {version}',
  'Only with: {variants}': 'Nur mit: {variants}',
  'Checksum<hidden> of {title}</hidden>': 'Prüfsumme<hidden> von {title}</hidden>',
  'SHA-256: {checksum}': 'SHA-256: {checksum}',
  'Download the free sample': 'Kostenlose Probe herunterladen',
  'New since {day}': 'Neu seit {day}',
  '{count, plural, =0 {No downloads left.} one {# download left.} other {# downloads left.}}':
    '{count, plural, =0 {Kein Download mehr übrig.} one {Noch # Download.} other {Noch # Downloads.}}',
  'Download<hidden>: {title}</hidden>': 'Herunterladen<hidden>: {title}</hidden>',
  'What you may do with it': 'Was du damit tun darfst',
  'This link has expired. Your account has a fresh one under Downloads.':
    'Dieser Link ist abgelaufen. In deinem Konto ist unter Downloads ein neuer.',
  'This was refunded, so it can no longer be downloaded.':
    'Das Geld dafür ging zurück, deshalb lässt es sich nicht mehr herunterladen.',
  'Your bank took back the payment for this, so it can no longer be downloaded.':
    'Deine Bank hat die Zahlung dafür zurückgeholt, deshalb lässt es sich nicht mehr herunterladen.',
  'This was taken back by the shop, so it can no longer be downloaded.':
    'Der Shop hat es zurückgenommen, deshalb lässt es sich nicht mehr herunterladen.',
  'You have downloaded this file {count, plural, one {once, which is the limit} other {# times, which is the limit}}. Write to us if you need it again.':
    'Du hast diese Datei {count, plural, one {einmal heruntergeladen, öfter geht es nicht} other {#-mal heruntergeladen, öfter geht es nicht}}. Schreib uns, wenn du sie noch einmal brauchst.',
} as const;
