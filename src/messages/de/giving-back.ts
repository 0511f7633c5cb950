/** Seats that their buyer gives back, and what the owner's policy refunds. */
export const givingBack = {
  'The date was cancelled: full refund.': 'Der Termin wurde abgesagt: Der ganze Preis geht zurück.',
  'Before the deadline, {day}: full refund.': 'Vor der Frist, {day}: Der ganze Preis geht zurück.',
  'After the deadline, {day}: no refund under the policy.':
    'Nach der Frist, {day}: Nach der Regel geht nichts zurück.',
  'The date has started: no refund under the policy.':
    'Der Termin hat begonnen: Nach der Regel geht nichts zurück.',
  '{days, plural, =0 {Less than a day} one {# day} other {# days}} before the date: full refund under the policy.':
    '{days, plural, =0 {Weniger als ein Tag} one {# Tag} other {# Tage}} vor dem Termin: Nach der Regel geht der ganze Preis zurück.',
  '{days, plural, =0 {Less than a day} one {# day} other {# days}} before the date: {percent, number} % refund under the policy.':
    '{days, plural, =0 {Weniger als ein Tag} one {# Tag} other {# Tage}} vor dem Termin: Nach der Regel gehen {percent, number} % des Preises zurück.',
  '{days, plural, =0 {Less than a day} one {# day} other {# days}} before the date: no refund under the policy.':
    '{days, plural, =0 {Weniger als ein Tag} one {# Tag} other {# Tage}} vor dem Termin: Nach der Regel geht nichts zurück.',
  'It has no date: no refund under the policy.': 'Es gibt keinen Termin: Nach der Regel geht nichts zurück.',
  'A seat that you give back is not refunded.':
    'Für einen Platz, den du zurückgibst, gibt es kein Geld zurück.',
  'Full refund if you give a seat back {days, plural, =0 {before the date starts} one {at least # day before the date} other {at least # days before the date}}.':
    'Volle Erstattung, wenn du einen Platz {days, plural, =0 {vor dem Beginn} one {mindestens # Tag vor dem Termin} other {mindestens # Tage vor dem Termin}} zurückgibst.',
  '{percent, number} % of its price until {days, plural, =0 {the date begins} one {# day before the date} other {# days before the date}}':
    '{percent, number} % des Preises bis {days, plural, =0 {zum Beginn} one {# Tag vor dem Termin} other {# Tage vor dem Termin}}',
  'If you give a seat back, you get {parts}, and nothing after that.':
    'Wenn du einen Platz zurückgibst, bekommst du {parts}, danach nichts.',
  '{day} ({clocks})': '{day} ({clocks})',
  'Seat {number, number}, {name}': 'Platz {number, number}, {name}',
  'Seat {number, number}': 'Platz {number, number}',
  'Checked in on {day}: it cannot be given back.':
    'Am {day} eingelassen: Der Platz kann nicht zurückgegeben werden.',
  'The date was cancelled: you need not give it back.':
    'Der Termin wurde abgesagt: Du musst nichts zurückgeben.',
  'Seats of this event cannot be given back.':
    'Plätze dieser Veranstaltung können nicht zurückgegeben werden.',
  'Seats could be given back until {deadline}.': 'Plätze konnten bis {deadline} zurückgegeben werden.',
  'Somebody has just been checked in: that seat cannot be given back.':
    'Gerade wurde jemand eingelassen: Dieser Platz kann nicht zurückgegeben werden.',
  '{percent, number} % of the price {done, plural, =0 {before you finish a lesson} other {while you have finished # % of the lessons at most}}':
    '{percent, number} % des Preises{done, plural, =0 {, bevor du eine Lektion abschließt} other {, solange du höchstens # % der Lektionen abgeschlossen hast}}',
  'Even after that you get back {parts}.': 'Auch danach bekommst du zurück: {parts}.',
  '{progress}: full refund under the policy.': '{progress}: Nach der Regel geht der ganze Preis zurück.',
  '{progress}: no refund under the policy.': '{progress}: Nach der Regel geht nichts zurück.',
  '{progress}: {percent, number} % refund under the policy.':
    '{progress}: Nach der Regel gehen {percent, number} % des Preises zurück.',
  'Beside that, {unused, number} % of the price comes back while nothing was downloaded, and {used, number} % after a download.':
    'Außerdem gehen {unused, number} % des Preises zurück, solange nichts heruntergeladen wurde, und {used, number} % nach einem Download.',
  'Downloaded: {percent, number} % refund under the policy.':
    'Heruntergeladen: Nach der Regel gehen {percent, number} % des Preises zurück.',
  'Nothing downloaded: {percent, number} % refund under the policy.':
    'Nichts heruntergeladen: Nach der Regel gehen {percent, number} % des Preises zurück.',
  'Within the withdrawal period: full refund.': 'In der Widerrufsfrist: Der ganze Preis geht zurück.',
  'Choose what you give back.': 'Wähle, was du zurückgibst.',
  'One of these seats is not yours any more. Choose again.':
    'Einer dieser Plätze gehört dir nicht mehr. Wähle noch einmal.',
  'Your bank has asked for this payment back. Until it decides, seats cannot be given back here.':
    'Deine Bank hat diese Zahlung zurückgefordert. Bis sie entscheidet, können Plätze hier nicht zurückgegeben werden.',
  'Your refund changed while you were looking. See the new amount, then decide.':
    'Was du zurückbekommst, hat sich inzwischen geändert. Sieh nach, wie es jetzt ist, und entscheide dann.',
  'the card or account you paid with': 'die Karte oder das Konto, mit dem du bezahlt hast',
  'Give seats back: order {number}': 'Plätze zurückgeben: Bestellung {number}',
  'Give back {count, plural, one {this seat} other {these # seats}}?':
    '{count, plural, one {Diesen Platz} other {Diese # Plätze}} zurückgeben?',
  'Give seats back': 'Plätze zurückgeben',
  '<b>{seat}</b> of {title}: its ticket is no longer valid, at once.':
    '<b>{seat}</b> von {title}: Das Ticket ist sofort nicht mehr gültig.',
  'Others can book {count, plural, one {the seat} other {the seats}} at once. You cannot undo this.':
    'Andere können {count, plural, one {den Platz} other {die Plätze}} sofort buchen. Du kannst das nicht rückgängig machen.',
  'It was free, so there is nothing to refund.': 'Es hat nichts gekostet, also geht kein Geld zurück.',
  'You get no refund.': 'Es geht kein Geld zurück.',
  'We refund <b>{amount}</b> to: {method}. We send it at once; banks take five to ten days to show it.':
    '<b>{amount}</b> gehen zurück an: {method}. Wir senden sie sofort; Banken brauchen fünf bis zehn Tage, bis du sie siehst.',
  'Give back and get {amount}': 'Zurückgeben und {amount} bekommen',
  'Give back': 'Zurückgeben',
  'Keep the seat': 'Platz behalten',
  'Keep the seats': 'Plätze behalten',
  'There is nothing to give back': 'Es gibt nichts zurückzugeben',
  'This is a practice order of the demo shop.': 'Das ist eine Übungsbestellung des Demo-Shops.',
  'Choose the seats. Nothing happens until you have seen what it does.':
    'Wähle die Plätze. Es geschieht nichts, bevor du gesehen hast, was es bewirkt.',
  'You can give them back until {deadline}.': 'Du kannst sie bis {deadline} zurückgeben.',
  'See what you get back': 'Ansehen, was du zurückbekommst',
  'You gave a seat back: order {number}': 'Du hast einen Platz zurückgegeben: Bestellung {number}',
  'You gave this back:': 'Das hast du zurückgegeben:',
  '{count, plural, one {Its ticket is} other {Their tickets are}} no longer valid.':
    '{count, plural, one {Das Ticket ist} other {Die Tickets sind}} nicht mehr gültig.',
  'We refund {amount} to the card or account you paid with. Banks take five to ten days to show it.':
    'Wir senden {amount} an die Karte oder das Konto zurück, mit dem du bezahlt hast. Banken brauchen fünf bis zehn Tage, bis du sie siehst.',
  'It is not refunded.': 'Dafür geht kein Geld zurück.',
  'If this wasn’t you, reply to this email; a person reads it.':
    'Warst du das nicht? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'Seats given back': 'Plätze zurückgegeben',
  'The buyer gave seats back': 'Plätze vom Käufer zurückgegeben',
  'Cannot come? <give>Give seats back</give>': 'Du kannst nicht kommen? <give>Plätze zurückgeben</give>',
  'You gave seats back': 'Du hast Plätze zurückgegeben',
  'Your access to “{title}” ended on {day}, because you gave it back. It was in order <order>{number}</order>.':
    'Dein Zugang zu „{title}“ endete am {day}, weil du ihn zurückgegeben hast. Er war in Bestellung <order>{number}</order>.',
  'Others can book them now. What you still have is below.':
    'Andere können sie jetzt buchen. Was du noch hast, steht unten.',
  '<back>Give seats back<hidden>, {title}</hidden></back>':
    '<back>Plätze zurückgeben<hidden>, {title}</hidden></back>',
  'Refund under the policy: {amount}': 'Erstattung nach der Regel: {amount}',
  'That is the amount below; you may change it.': 'Das ist der Betrag unten; du kannst ihn ändern.',
  'You gave back a part of this order. The rest is yours.':
    'Du hast einen Teil dieser Bestellung zurückgegeben. Der Rest gehört dir.',
  'You gave back what was in this order.': 'Du hast zurückgegeben, was in dieser Bestellung war.',
} as const satisfies Readonly<Record<string, string>>;
