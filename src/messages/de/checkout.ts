/** The checkout, and the pages of a buyer who is back from paying. */
export const checkout = {
  'What is in stock changed since you opened this page: {count, plural, one {# piece} other {# pieces}} of “{title}” will be sent from {day}. If that suits you, go on.':
    'Seit du diese Seite geöffnet hast, hat sich der Bestand geändert: {count, plural, one {# Stück} other {# Stück}} von „{title}“ {count, plural, one {wird} other {werden}} ab {day} verschickt. Wenn das für dich passt, mach weiter.',
  'Checkout ¦ the page': 'Kasse',
  'Checkout ¦ orders something free': 'Kostenlos bestellen',
  'Checkout ¦ orders, and leads to the payment': 'Zahlungspflichtig bestellen',
  'Your order is complete at once: nothing to pay.':
    'Deine Bestellung ist sofort fertig: Es gibt nichts zu zahlen.',
  'You pay by card on Stripe’s page. We never see the card.':
    'Du zahlst mit Karte auf der Seite von Stripe. Deine Kartendaten sehen wir nie.',
  'Stripe brings you back here.': 'Stripe bringt dich hierher zurück.',
  'We email you a receipt.': 'Wir schicken dir einen Beleg per E-Mail.',
  'Your order': 'Deine Bestellung',
  'Change it': 'Ändern',
  'Your receipt goes there, and what belongs to your order.':
    'Dorthin geht dein Beleg, und was zur Bestellung gehört.',
  'Deliver at once. I know that my legal right of withdrawal ends with the delivery.':
    'Sofort liefern. Ich weiß, dass mein gesetzliches Widerrufsrecht mit der Lieferung erlischt.',
  'Leave this unticked to keep the full right for {days, plural, one {# day} other {# days}}.':
    'Ohne Häkchen behältst du das volle Recht {days, plural, one {# Tag} other {# Tage}} lang.',
  'With your order you accept the <terms>terms</terms> and the <refunds>refund policy</refunds>. How we treat your data: <privacy>privacy</privacy>.':
    'Mit deiner Bestellung akzeptierst du die <terms>AGB</terms> und die Regeln zu <refunds>Widerruf und Erstattung</refunds>. Wie wir mit deinen Daten umgehen: <privacy>Datenschutz</privacy>.',
  'Nothing to pay.': 'Nichts zu zahlen.',
  'You pay <b>{amount}</b> on the next page.': 'Du zahlst <b>{amount}</b> auf der nächsten Seite.',
  'Something in your cart has to be fixed': 'Im Warenkorb ist etwas zu ändern',
  'Your cart is empty': 'Dein Warenkorb ist leer',
  'Fix it in the cart, then come back.': 'Ändere es im Warenkorb und komm dann zurück.',
  'There is nothing to pay for yet.': 'Noch gibt es nichts zu bezahlen.',
  'See what is in the way': 'Ansehen, woran es liegt',
  'This is a practice shop': 'Dies ist ein Übungsshop',
  'No real money moves. On the next page use the card 4242 4242 4242 4242, any future date and any three digits.':
    'Es fließt kein echtes Geld. Nimm auf der nächsten Seite die Karte 4242 4242 4242 4242, ein beliebiges Datum in der Zukunft und drei beliebige Ziffern.',
  'What happens next': 'Wie es weitergeht',

  'Not paid': 'Nicht bezahlt',
  'Nothing was paid': 'Es wurde nichts bezahlt',
  'You came back before paying, so nothing was charged. Everything you chose is still here.':
    'Du bist vor dem Bezahlen zurückgekommen, also wurde nichts abgebucht. Alles, was du ausgesucht hast, ist noch da.',
  'Change something first': 'Erst etwas ändern',
  'If you paid in another tab, what you bought is in <account>your account</account>.':
    'Wenn du in einem anderen Tab bezahlt hast, findest du das Gekaufte in <account>deinem Konto</account>.',
  'It is free, and it is yours. We’ve emailed a link that opens it on any device. If you had it before, the link in our earlier email still works.':
    'Es kostet nichts und gehört dir. Wir haben dir einen Link geschickt, der es auf jedem Gerät öffnet. Wenn du es schon hattest, gilt der Link aus unserer früheren E-Mail weiter.',
  'Ordered it here for the first time? Then it is also in <account>your account</account> in this browser.':
    'Hier zum ersten Mal bestellt? Dann ist es in diesem Browser auch in <account>deinem Konto</account>.',
  'No email after ten minutes? Check your spam folder, or <contact>contact us</contact>.':
    'Nach zehn Minuten keine E-Mail da? Schau im Spam-Ordner nach oder <contact>schreib uns</contact>.',

  'Get it free': 'Kostenlos holen',
  'Did you mean {email}?': 'Meintest du {email}?',
  'You entered {email}. If that is right, continue below.':
    'Du hast {email} eingegeben. Wenn das stimmt, mach unten weiter.',
  'Use {email}': '{email} nehmen',
  'Did you mean <b>{email}</b>? <again>Enter it again</again>':
    'Meintest du <b>{email}</b>? <again>Noch einmal eingeben</again>',
  'Keep it on all your devices: choose a password': 'Auf all deinen Geräten behalten: Wähle ein Passwort',
  'That makes an account with {email}. Then open the link in our email once: it confirms that the address is yours.':
    'Damit legst du ein Konto mit {email} an. Öffne dann einmal den Link in unserer E-Mail: Er bestätigt, dass die Adresse dir gehört.',
  'It is yours.': 'Es gehört dir.',
  '{amount} paid.': '{amount} bezahlt.',
  'We’ve emailed your receipt to <to>{email}</to>.': 'Dein Beleg ging per E-Mail an <to>{email}</to>.',
  'Your payment is being confirmed. That takes a few seconds, and this page updates by itself.':
    'Deine Zahlung wird gerade bestätigt. Das dauert ein paar Sekunden, und die Seite aktualisiert sich von selbst.',
  'If it does not, <again>look again</again>.': 'Wenn nicht, <again>sieh noch einmal nach</again>.',
  'Everything is in your order <order>{number}</order>.':
    'Alles steht in deiner Bestellung <order>{number}</order>.',
  'This was practice': 'Das war eine Übung',
  'No real money moved.': 'Es ist kein echtes Geld geflossen.',
  'Your payment has arrived': 'Deine Zahlung ist da',
  'We’ve emailed the receipt, with a link to what you bought, to the address you gave at checkout.':
    'Der Beleg mit einem Link zu allem, was du gekauft hast, ging an die E-Mail-Adresse, die du an der Kasse angegeben hast.',
  'Your payment is being confirmed. That takes a few seconds.':
    'Deine Zahlung wird gerade bestätigt. Das dauert ein paar Sekunden.',
  'See your order in your email': 'Deine Bestellung steht in deiner E-Mail',
  'Our email to the address you gave at checkout says what happened to this order.':
    'Was mit dieser Bestellung ist, steht in unserer E-Mail an die Adresse, die du an der Kasse angegeben hast.',
  'Look again': 'Noch einmal nachsehen',
  'You ordered in another browser, so the order itself is not shown here. Open the link in the email, or go back to that browser.':
    'Du hast in einem anderen Browser bestellt, deshalb siehst du die Bestellung hier nicht. Öffne den Link in der E-Mail oder wechsle zurück in den anderen Browser.',
  'We received <amount>{total}</amount> for order <order>{number}</order>, but we can’t show the order right now.':
    'Wir haben <amount>{total}</amount> für die Bestellung <order>{number}</order> erhalten, können sie aber gerade nicht zeigen.',
  'There is nothing for you to do': 'Du musst nichts tun',
  'Please don’t pay again. We have been told, and a person is looking at it: you will get what you bought, or your money back.':
    'Bitte zahle nicht noch einmal. Wir wissen Bescheid, und ein Mensch kümmert sich darum: Du bekommst, was du gekauft hast, oder dein Geld zurück.',
  'Nothing after two working days? <contact>Contact us</contact> and give this payment number:':
    'Nach zwei Werktagen noch nichts? <contact>Schreib uns</contact> und nenne diese Zahlungsnummer:',
} as const satisfies Readonly<Record<string, string>>;
