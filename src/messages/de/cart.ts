/** The cart. */
export const cart = {
  'Your cart': 'Dein Warenkorb',
  '{title} is out of your cart.': '{title} ist nicht mehr in deinem Warenkorb.',
  'Put it back': 'Zurücklegen',
  'Put it back: {title}': '{title} zurücklegen',
  'What it comes to': 'Was es kostet',
  Checkout: 'Zur Kasse',
  'One thing first': 'Zuerst noch eines',
  'Fix the marked item, then you can go on.': 'Ändere den markierten Artikel, dann geht es weiter.',
  'Nothing is added later: this is all there is to pay. No sign-up needed.':
    'Es kommt nichts mehr dazu: Mehr ist nicht zu zahlen. Du brauchst kein Konto.',
  '{days}-day money-back guarantee. No reason needed.':
    '{days} Tage Geld-zurück-Garantie. Ohne Angabe von Gründen.',
  'Keep browsing': 'Weiter stöbern',
  'Nothing in it yet': 'Noch nichts drin',
  'What you add stays here for thirty days, in this browser.':
    'Was du hineinlegst, bleibt dreißig Tage hier, in diesem Browser.',
  'Just added something? Your browser has to accept cookies from this shop: allow them and add it again.':
    'Gerade etwas hineingelegt? Dein Browser muss Cookies dieses Shops annehmen: Erlaube sie und lege es noch einmal hinein.',
} as const satisfies Readonly<Record<string, string>>;
