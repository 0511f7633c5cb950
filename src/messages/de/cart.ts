/** The cart. */
export const cart = {
  'Our email has a link to everything you bought.':
    'Unsere E-Mail enthält einen Link zu allem, was du gekauft hast.',
  'Your cart': 'Dein Warenkorb',
  '“{title}” is out of your cart.': '„{title}“ ist nicht mehr in deinem Warenkorb.',
  'Put it back': 'Zurücklegen',
  'Put it back: “{title}”': '„{title}“ zurücklegen',
  'What it comes to': 'Übersicht',
  Checkout: 'Zur Kasse',
  'Next: your email address, then the payment.': 'Als Nächstes: deine E-Mail-Adresse, dann die Zahlung.',
  'Next: your email address. There is nothing to pay.':
    'Als Nächstes: deine E-Mail-Adresse. Es gibt nichts zu zahlen.',
  'One thing first': 'Vorher noch etwas',
  'Fix the marked item, then you can go on.': 'Ändere den markierten Artikel, dann geht es weiter.',
  'Nothing is added later: this is all there is to pay. No sign-up needed.':
    'Es kommen keine Kosten mehr dazu. Du brauchst kein Konto.',
  '{days}-day money-back guarantee. No reason needed.':
    '{days, plural, one {# Tag} other {# Tage}} Geld-zurück-Garantie. Ohne Angabe von Gründen.',
  'Keep browsing': 'Weiter stöbern',
  'Nothing in it yet': 'Noch nichts drin',
  'What you add stays here for thirty days, in this browser.':
    'Was du hineinlegst, bleibt dreißig Tage hier, in diesem Browser.',
  'Just added something? Your browser has to accept cookies from this shop: allow them and add it again.':
    'Gerade etwas hineingelegt? Dein Browser muss Cookies dieses Shops annehmen: Erlaube sie und lege es noch einmal hinein.',

  'Accept <price>{amount}</price><hidden> for {title}</hidden>':
    '<price>{amount}</price> annehmen<hidden>: {title}</hidden>',
  'Quantity<hidden> of {title}</hidden>': 'Anzahl<hidden>: {title}</hidden>',
  'Change<hidden> the quantity of {title}</hidden>': 'Ändern<hidden>: Anzahl von {title}</hidden>',
  'Remove<hidden> {title}</hidden>': 'Entfernen<hidden>: {title}</hidden>',
  'This is no longer on sale. Remove it to continue.':
    'Das ist nicht mehr im Verkauf. Entferne es, dann geht es weiter.',
  'Remove it to continue.': 'Entferne ihn, dann geht es weiter.',
  'Your payment for this is processing. Remove it to continue.':
    'Deine Zahlung dafür wird bearbeitet. Entferne es, dann geht es weiter.',
  'You already bought this in this browser. Is this one for someone else? Then enter their email at checkout.':
    'Das hast du in diesem Browser schon gekauft. Ist es diesmal für jemand anderen? Dann gib an der Kasse dessen E-Mail-Adresse ein.',
  'The price is now {price}; it was {before} when you added this. Accept it, or remove the item.':
    'Der Preis ist jetzt {price}; er war {before}, als du das hineingelegt hast. Nimm ihn an oder entferne den Artikel.',
  'The price rose from {before} to {price} since you added this. Accept it, or remove the item.':
    'Der Preis ist von {before} auf {price} gestiegen, seit du das hineingelegt hast. Nimm ihn an oder entferne den Artikel.',
  'The price fell from {before}; you pay today’s.':
    'Der Preis betrug {before} und ist gesunken; du zahlst den heutigen Preis.',
  'Enter a whole number.': 'Gib eine ganze Zahl ein.',
  'There is no such product.': 'Dieses Produkt gibt es nicht.',
  'That list cannot be shown.': 'Diese Liste lässt sich nicht zeigen.',
  'There is no such page.': 'Diese Seite gibt es nicht.',
  'No longer on sale.': 'Nicht mehr im Verkauf.',
  'Add at least one.': 'Leg mindestens eins hinein.',
  'A cart holds at most {max, number} items.': 'In den Warenkorb passen höchstens {max, number} Artikel.',
  'Choose an option.': 'Wähle eine Variante.',
  '“{title}” is not free any more.': '„{title}“ ist nicht mehr kostenlos.',
  '“{title}” is no longer on sale.': '„{title}“ ist nicht mehr im Verkauf.',
  'You can buy at most {max, number} of this.': 'Davon kannst du höchstens {max, number} kaufen.',
  'You have to buy at least {min, number} of this.': 'Davon musst du mindestens {min, number} kaufen.',
  'That is too many.': 'Das sind zu viele.',
  'That is no longer in your cart.': 'Das ist nicht mehr in deinem Warenkorb.',
  'Your cart is empty.': 'Dein Warenkorb ist leer.',
  'You already have “{title}” with this email: see your order {number}. Is this one for someone else? Then enter their email.':
    '„{title}“ hast du mit dieser E-Mail-Adresse schon: Sieh in deiner Bestellung {number} nach. Ist es diesmal für jemand anderen? Dann gib dessen E-Mail-Adresse ein.',
  'This amount is too small to be paid by card.': 'Dieser Betrag ist zu klein für eine Kartenzahlung.',
  'The payment service refused this order. Nothing was charged, and your cart is kept.':
    'Der Zahlungsdienst hat diese Bestellung abgelehnt. Es wurde nichts abgebucht, und dein Warenkorb bleibt erhalten.',
  'You already have some of this. New with this one: {things}.':
    'Einen Teil davon hast du schon. Neu hierbei: {things}.',
} as const satisfies Readonly<Record<string, string>>;
