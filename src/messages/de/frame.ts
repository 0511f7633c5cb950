/** What surrounds every page, forms, and the legal and contact pages. */
export const frame = {
  'Skip to the page': 'Zum Inhalt springen',
  'New at {shop}': 'Neu bei {shop}',
  '{shop}, front page': '{shop}, Startseite',
  Shop: 'Shop',
  'Your account ¦ a menu': 'Dein Konto',
  'Help and terms': 'Hilfe und Rechtliches',
  Teachers: 'Lehrkräfte',
  'Refund policy': 'Widerruf und Erstattung',
  Terms: 'AGB',
  Privacy: 'Datenschutz',
  Imprint: 'Impressum',
  'You are here': 'Du bist hier',
  '(optional)': '(optional)',
  'Show ¦ a password': 'Anzeigen',
  'Please fix {count, plural, one {one thing} other {# things}}':
    'Bitte ändere {count, plural, one {eine Angabe} other {# Angaben}}',

  'What the shop knows about you, why, for how long, and what you can ask for. No trackers, no profiles, no banner.':
    'Was der Shop über dich weiß, warum, wie lange, und was du verlangen kannst. Keine Tracker, keine Profile, kein Banner.',
  'Who runs this shop, and how to reach them.': 'Wer diesen Shop betreibt und wie du uns erreichst.',
  'What you and the shop owe each other when you buy something: how an order is made, what is yours, and what happens if something is wrong.':
    'Was du und der Shop einander schulden, wenn du etwas kaufst: wie eine Bestellung zustande kommt, was dir gehört und was gilt, wenn etwas nicht stimmt.',
  'There is no such version': 'Diese Fassung gibt es nicht',
  'Read the current version': 'Die aktuelle Fassung lesen',
  'Version of <day>{date}</day>': 'Fassung vom <day>{date}</day>',
  'Version of <day>{date}</day>. It no longer applies to new orders: <current>read the current version</current>':
    'Fassung vom <day>{date}</day>. Für neue Bestellungen gilt sie nicht mehr: <current>die aktuelle Fassung lesen</current>',
  'Other versions': 'Andere Fassungen',

  'Ask us something before or after you buy. A person reads your message and usually answers within two working days.':
    'Frag uns etwas, vor oder nach dem Kauf. Ein Mensch liest deine Nachricht und antwortet meist innerhalb von zwei Werktagen.',
  'Thank you': 'Danke',
  'Ask us something': 'Frag uns etwas',
  'Message sent': 'Nachricht gesendet',
  'A person reads it and usually answers by email within two working days.':
    'Ein Mensch liest sie und antwortet meist innerhalb von zwei Werktagen per E-Mail.',
  'Before or after you buy: a person reads your message and usually answers within two working days. If it is about an order, include its number.':
    'Vor oder nach dem Kauf: Ein Mensch liest deine Nachricht und antwortet meist innerhalb von zwei Werktagen. Wenn es um eine Bestellung geht, nenne ihre Nummer.',
  'We’ll answer to this address.': 'An diese Adresse antworten wir.',
  'Your question': 'Deine Frage',
  'Send the message': 'Nachricht senden',
  'Prefer email? Write to <address>{email}</address>':
    'Lieber per E-Mail? Schreib an <address>{email}</address>',
} as const satisfies Readonly<Record<string, string>>;
