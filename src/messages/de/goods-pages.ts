/** The pages of goods: what can be chosen and had, pictures, shipping, and the catalogue for merchants. */
export const goodsPages = {
  'In stock': 'Vorrätig',
  'Only {count, number} left': 'Nur noch {count, number} da',
  'Back-order: sent from {day}': 'Vorbestellung: Versand ab {day}',
  '{now, number} in stock, {later, number} sent from {day}':
    '{now, number} vorrätig, {later, number} Versand ab {day}',
  '{count, number} in stock, more sent from {day}': '{count, number} vorrätig, weitere Versand ab {day}',
  'Not available': 'Gibt es nicht',
  'Sold out? Get an email when it’s back':
    'Ausverkauft? Wir schreiben dir eine E-Mail, wenn es wieder da ist',
  'Get an email when it’s back': 'E-Mail bekommen, wenn es wieder da ist',
  Shipping: 'Versand',
  'Picture {number, number} of {title}': 'Bild {number, number} von {title}',
  'Weight with packaging': 'Gewicht mit Verpackung',
  'For one piece. The checkout shows the price for everything you order.':
    'Für ein Stück. Die Kasse zeigt den Preis für alles, was du bestellst.',
  'Back in stock: {title}': 'Wieder da: {title}',
  'Back in stock: {item}': 'Wieder da: {item}',
  'This is in stock now: you can order it.': 'Das ist jetzt vorrätig: Du kannst es bestellen.',
  'This is no longer on sale.': 'Das wird nicht mehr verkauft.',
  'Open the link in the email to confirm your address. No email after ten minutes? Check your spam folder.':
    'Öffne den Link in der E-Mail, um deine Adresse zu bestätigen. Nach zehn Minuten noch keine E-Mail? Schau im Spam-Ordner nach.',
  'One email, when it is back in stock. We use your address for nothing else.':
    'Eine E-Mail, wenn es wieder vorrätig ist. Deine Adresse nutzen wir für nichts anderes.',
  'Email me when it’s back': 'Schreibt mir, wenn es wieder da ist',
  'We’ll email you once, when it is back in stock.':
    'Wir schreiben dir eine einzige E-Mail, sobald es wieder vorrätig ist.',
  'Choose one.': 'Wähle eines.',
  'We’ll email you': 'Wir schreiben dir',
  'We have emailed you that it is back in stock.': 'Wir haben dir geschrieben, dass es wieder vorrätig ist.',
  'We will not email you about this.': 'Wir schreiben dir darüber keine E-Mail.',
  'Do not email me': 'Keine E-Mail schicken',
  'See the item': 'Zum Artikel',
  '“{item}” is back in stock. We do not hold one for you: it goes to the first who orders.':
    '„{item}“ ist wieder vorrätig. Wir halten nichts für dich zurück: Wer zuerst bestellt, bekommt es.',
  'You asked for this email. We will not email you about this again.':
    'Du hast um diese E-Mail gebeten. Wir schreiben dir darüber nicht noch einmal.',
  'Confirm your email: {item}': 'Bestätige deine E-Mail-Adresse: {item}',
  'You asked us to email you when “{item}” is back in stock. Confirm it, so that we know that this is your email.':
    'Du möchtest eine E-Mail, wenn „{item}“ wieder vorrätig ist. Bestätige das, damit wir wissen, dass es deine E-Mail-Adresse ist.',
  'We’ll email you: {item}': 'Wir schreiben dir: {item}',
  'We’ll email you once when “{item}” is back in stock.':
    'Wir schreiben dir eine einzige E-Mail, sobald „{item}“ wieder vorrätig ist.',
  'See or stop it': 'Ansehen oder beenden',
  'Goods at {shop}': 'Waren bei {shop}',
  'Everything that is sent from our warehouses.': 'Alles, was wir aus unseren Lagern verschicken.',
};
