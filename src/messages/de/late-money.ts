/** Money that came when its order had expired and what it was for was gone. */
export const lateMoney = {
  'Choose one of these.': 'Wähle eines davon.',
  'The time to choose is over. Your money is on its way back.':
    'Die Zeit zum Wählen ist vorbei. Dein Geld ist auf dem Weg zurück.',
  'This was decided already. See below how your order stands.':
    'Das ist schon entschieden. Unten steht, wie es um deine Bestellung steht.',
  'This money is on its way back to you already.': 'Dieses Geld ist schon auf dem Weg zurück zu dir.',
  'That date has no room for you any more. Choose again.':
    'An diesem Termin ist kein Platz mehr für dich. Wähle noch einmal.',
  'Your payment came late: please choose. Order {number}':
    'Deine Zahlung kam zu spät: Bitte wähle. Bestellung {number}',
  'Your payment of {amount} for order {number} arrived after the time to pay was over.':
    'Deine Zahlung über {amount} für Bestellung {number} kam, als die Zeit zum Bezahlen vorbei war.',
  'By then, others had booked the last seats. Your order was for:':
    'Bis dahin hatten andere die letzten Plätze gebucht. Bestellt hattest du:',
  'Choose another date or a refund. If you don’t choose by {time} {zone}, we refund you.':
    'Wähle einen anderen Termin oder lass dir dein Geld zurückgeben. Wenn wir bis {time} Uhr {zone} nichts von dir hören, geht das Geld von selbst zurück.',
  'Choose now': 'Jetzt wählen',
  'Choose: order {number}': 'Wählen: Bestellung {number}',
  'Your payment came late': 'Deine Zahlung kam zu spät',
  'There is nothing to choose': 'Es gibt nichts zu wählen',
  'We have your <b>{amount}</b>, but others had booked the last seats by then. Choose by <b>{time} {zone}</b>. If you don’t choose, we refund you.':
    'Wir haben deine <b>{amount}</b>, aber bis dahin hatten andere die letzten Plätze gebucht. Wähle bis <b>{time} Uhr {zone}</b>. Ohne Antwort geht das Geld von selbst zurück.',
  'It was for: <b>{title}</b>': 'Es war für: <b>{title}</b>',
  'You are the first on it. We have emailed you a link to your place.':
    'Du stehst ganz oben. Wir haben dir einen Link zu deinem Platz auf der Liste geschickt.',
  'What would you like?': 'Was möchtest du?',
  'It costs less: we refund {amount}.': 'Es kostet weniger: {amount} gehen an dich zurück.',
  'First place on the waiting list, and my money back: {amount}':
    'Der erste Platz auf der Warteliste, und mein Geld zurück: {amount}',
  'If seats become free, we email you first and keep them for you for a while.':
    'Werden Plätze frei, schreiben wir dir zuerst und halten sie eine Weile für dich frei.',
  'There is no waiting list for it any more. Choose again.':
    'Dafür gibt es keine Warteliste mehr. Wähle noch einmal.',
  'My money back: {amount}': 'Mein Geld zurück: {amount}',
  'We send it at once; banks take five to ten days to show it.':
    'Wir senden es sofort; Banken brauchen fünf bis zehn Tage, bis du es siehst.',
  Choose: 'Wählen',
  'Nothing is waiting for you here': 'Hier wartet nichts auf dich',
  'You took another date: your order says when.':
    'Du hast einen anderen Termin genommen: In deiner Bestellung steht, wann er ist.',
  'The money is on its way back, or has arrived. Your order says how it stands.':
    'Das Geld ist auf dem Weg zurück oder angekommen. In deiner Bestellung steht, wie es steht.',
  'This order has no payment that came late.': 'Zu dieser Bestellung kam keine Zahlung zu spät.',
  'Payment came late': 'Zahlung kam zu spät',
  'A buyer paid when what was ordered had been sold to others, and has 48 hours to choose. There is nothing for you to do; without an answer the money is refunded.':
    'Jemand hat bezahlt, als die Bestellung schon an andere verkauft war, und hat 48 Stunden zum Wählen. Es ist nichts zu tun; ohne Antwort geht das Geld zurück.',
  'Payment came late, and it was sold to others': 'Zahlung kam zu spät, es ist an andere verkauft',
  'Late payment decided': 'Über die verspätete Zahlung entschieden',
  'We have your money, but not everything in your order could be had any more. Choose what you want instead or a refund; if you don’t choose, we refund you.':
    'Wir haben dein Geld, aber nicht alles aus deiner Bestellung war noch zu haben. Wähle, was du stattdessen möchtest, oder lass es dir zurückgeben; ohne Antwort geht es von selbst zurück.',
  'another date': 'anderer Termin',
  'something else of the same item': 'etwas anderes vom selben Artikel',
  'the buyer waits for it': 'es wird darauf gewartet',
  'the buyer wants the money back': 'Geld zurück gewünscht',
  'no answer: refunded': 'keine Antwort: Das Geld geht zurück',
  'the money went back another way': 'das Geld ging auf anderem Weg zurück',
  'By then, others had bought the last pieces. Your order was for:':
    'Bis dahin hatten andere die letzten Stücke gekauft. Bestellt hattest du:',
  'Choose something else, wait until we have it again, or have your money back. If you don’t choose by {time} {zone}, we refund you.':
    'Wähle etwas anderes, warte, bis wir es wieder haben, oder lass dir dein Geld zurückgeben. Wenn wir bis {time} Uhr {zone} nichts von dir hören, geht das Geld von selbst zurück.',
  'We have your <b>{amount}</b>, but others had bought the last pieces by then. Choose by <b>{time} {zone}</b>. If you don’t choose, we refund you.':
    'Wir haben deine <b>{amount}</b>, aber bis dahin hatten andere die letzten Stücke gekauft. Wähle bis <b>{time} Uhr {zone}</b>. Ohne Antwort geht das Geld von selbst zurück.',
  'There are not enough pieces of that any more. Choose again.':
    'Davon sind nicht mehr genug Stücke da. Wähle noch einmal.',
  'By then, not everything in it could be had any more. Your order was for:':
    'Bis dahin war nicht mehr alles daraus zu haben. Bestellt hattest du:',
  'Choose what you want instead, or have your money back. If you don’t choose by {time} {zone}, we refund you.':
    'Wähle, was du stattdessen möchtest, oder lass dir dein Geld zurückgeben. Wenn wir bis {time} Uhr {zone} nichts von dir hören, geht das Geld von selbst zurück.',
  'We have your <b>{amount}</b>, but not everything in your order could be had any more by then. Choose by <b>{time} {zone}</b>. If you don’t choose, we refund you.':
    'Wir haben deine <b>{amount}</b>, aber bis dahin war nicht mehr alles aus deiner Bestellung zu haben. Wähle bis <b>{time} Uhr {zone}</b>. Ohne Antwort geht das Geld von selbst zurück.',
  'That cannot be had any more. Choose again.': 'Das ist nicht mehr zu haben. Wähle noch einmal.',
  'This is no longer sold, so you cannot wait for it. Choose again.':
    'Das wird nicht mehr verkauft, also kannst du nicht darauf warten. Wähle noch einmal.',
  'Keep my order, and send it when you have it again':
    'Meine Bestellung behalten: Schickt sie, wenn ihr es wieder habt',
  'We don’t know yet when that will be. Until we pack it, you can cancel it on your order’s page and get your money back.':
    'Wann das sein wird, wissen wir noch nicht. Bis wir es packen, kannst du es auf der Seite deiner Bestellung stornieren und bekommst dein Geld zurück.',
  'You took something else instead: your order says what.':
    'Du hast etwas anderes genommen: In deiner Bestellung steht, was.',
  'You wait for it: your order says when it is sent.':
    'Du wartest darauf: In deiner Bestellung steht, wann es verschickt ist.',
} as const satisfies Readonly<Record<string, string>>;
