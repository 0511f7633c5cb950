/** What the scripts of the pages say. */
export const scripts = {
  '“{title}” is in your cart.': '„{title}“ liegt in deinem Warenkorb.',
  'It is in your cart.': 'Liegt in deinem Warenkorb.',
  'This is too long to be sent. Shorten the text or divide it. Nothing was sent, and nothing is lost.':
    'Das ist zu lang zum Absenden. Kürze den Text oder teile ihn. Nichts wurde gesendet, nichts ist verloren.',
  'Your browser blocks cookies. Allow them for this shop, then try again.':
    'Dein Browser blockiert Cookies. Erlaube sie für diesen Shop und versuche es noch einmal.',
  'Saved.': 'Gespeichert.',
  'Not saved yet: use the button.': 'Noch nicht gespeichert: Nimm den Knopf.',
  'Your payment for this is processing.': 'Deine Zahlung dafür wird bearbeitet.',
  'See your order': 'Zu deiner Bestellung',
  Begin: 'Anfangen',
  'Continue ({percent} %)': 'Weiter ({percent} %)',
  'Hello {name}': 'Hallo {name}',
  '1 item in it': '1 Artikel darin',
  '{count} items in it': '{count} Artikel darin',
  'Uploaded.': 'Hochgeladen.',
  'It did not arrive. Try it again.': 'Es kam nicht an. Versuche es noch einmal.',
} as const satisfies Readonly<Record<string, string>>;
