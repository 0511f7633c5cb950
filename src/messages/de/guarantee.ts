/** The owner's guarantee, beside the right to withdraw. */
export const guarantee = {
  'You can withdraw within {days} days where the law gives that right. No reason needed.':
    'Du kannst innerhalb von {days} Tagen widerrufen, wo das Gesetz dieses Recht gibt. Ohne Angabe von Gründen.',
  'Until you download it, you can withdraw within {days} days where the law gives that right.':
    'Solange du es nicht heruntergeladen hast, kannst du innerhalb von {days} Tagen widerrufen, wo das Gesetz dieses Recht gibt.',
  'Money back within {days, plural, one {# day} other {# days}}, until you download it.':
    'Geld zurück innerhalb von {days, plural, one {# Tag} other {# Tagen}}, solange du es nicht heruntergeladen hast.',
  'Where the law gives you more time, that holds.': 'Gibt dir das Gesetz mehr Zeit, gilt diese.',
  'It cannot be returned because you change your mind.':
    'Wer es sich anders überlegt, kann es nicht zurückgeben.',
  'You asked for delivery at once, which ended the right of withdrawal.':
    'Du hast sofortige Lieferung verlangt; damit ist das Widerrufsrecht erloschen.',
  'You asked us to deliver before the withdrawal period is over, and confirmed that you know: your right of withdrawal ends with the delivery. This email confirms it.':
    'Du hast verlangt, dass wir vor Ablauf der Widerrufsfrist liefern, und bestätigt, dass du weißt: Dein Widerrufsrecht erlischt mit der Lieferung. Diese E-Mail bestätigt das.',
  'Within the guarantee: full refund.': 'Innerhalb der Garantie: volle Erstattung.',
  'Changed your mind? You can get your money back until {days, plural, one {# day} other {# days}} after your last parcel arrives, no reason needed: <withdraw>Withdraw from contract here</withdraw>':
    'Anders überlegt? Du bekommst dein Geld bis {days, plural, one {# Tag} other {# Tage}} nach der Ankunft deines letzten Pakets zurück, ohne Angabe von Gründen: <withdraw>Hier den Vertrag widerrufen</withdraw>',
  '<policy>The refund policy</policy> says how.':
    'Wie, steht unter <policy>Widerruf und Erstattung</policy>.',
  'What you get back when you change your mind: our guarantee, and how the right of withdrawal works.':
    'Was du zurückbekommst, wenn du es dir anders überlegst: unsere Garantie, und wie das Widerrufsrecht gilt.',
  'Your money-back guarantee, in days': 'Deine Geld-zurück-Garantie, in Tagen',
  '0: none beyond the law. What somebody has bought keeps what was promised on that day.':
    '0: keine über das Gesetz hinaus. Für Gekauftes gilt weiter, was an dem Tag versprochen war.',
  '{kind}: days of the guarantee': '{kind}: Tage der Garantie',
  'Empty: as for the shop. A product may say its own.':
    'Leer: wie für den Shop. Ein Produkt kann seine eigenen angeben.',
  'Guarantee by kind': 'Garantie nach Art',
  'Guarantee, in days': 'Garantie, in Tagen',
  'Empty: as for every product of its kind, now {days, plural, =0 {none beyond the law} one {# day} other {# days}}. 0: none beyond the law.':
    'Leer: wie für alle Produkte dieser Art, zurzeit {days, plural, =0 {keine über das Gesetz hinaus} one {# Tag} other {# Tage}}. 0: keine über das Gesetz hinaus.',
  'Enter a whole number of days, or nothing.': 'Gib eine ganze Zahl von Tagen ein, oder nichts.',
  'Enter whole days, at most {days, number}, or nothing.':
    'Gib ganze Tage ein, höchstens {days, number}, oder nichts.',
  'At most {days, number} days.': 'Höchstens {days, number} Tage.',
};
