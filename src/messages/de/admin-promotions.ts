/** Promotions in the admin. */
export const adminPromotions = {
  Promotions: 'Aktionen',
  'New promotion': 'Neue Aktion',
  'No promotions yet': 'Noch keine Aktionen',
  'A code that shoppers type, or an offer that applies by itself.':
    'Ein Code, den Käufer eingeben, oder ein Angebot, das von selbst gilt.',
  'None ¦ it applies by itself': 'Keiner',
  'What it does': 'Was sie bewirkt',
  'What it would do': 'Was sie bewirken würde',
  'Uses ¦ of a promotion': 'Einlösungen',
  '{uses, number} of {limit, number}': '{uses, number} von {limit, number}',
  'A percentage off': 'Ein Prozentsatz weniger',
  'An amount off the order': 'Ein Betrag weniger auf die Bestellung',
  'A fixed price for each piece': 'Ein fester Preis für jedes Stück',
  'Free standard delivery': 'Kostenloser Standardversand',
  'Buy some, get more for less': 'Mehr kaufen, einige günstiger',
  'Everything ¦ a promotion is for': 'Alles',
  Kinds: 'Arten',
  'Categories, with those below them': 'Kategorien, mit denen darunter',
  'Running ¦ a promotion': 'Läuft',
  'Planned ¦ a promotion': 'Geplant',
  'Paused ¦ a promotion': 'Pausiert',
  'Over ¦ a promotion': 'Vorbei',
  'Ended ¦ a promotion': 'Beendet',
  'Shoppers read it where there is no code.': 'Käufer lesen ihn, wenn es keinen Code gibt.',
  'Empty: it applies by itself.': 'Leer: Sie gilt von selbst.',
  'Percent off': 'Prozent weniger',
  'For a percentage, and for what is got for less: 100 is free.':
    'Für einen Prozentsatz und für das, was günstiger wird: 100 ist kostenlos.',
  'For an amount off, and for a fixed price.': 'Für einen Betrag weniger und für einen festen Preis.',
  'Pieces to buy': 'Stücke zum vollen Preis',
  'Pieces got for less': 'Stücke, die günstiger werden',
  'What it is for': 'Wofür sie gilt',
  'Which, one in each line': 'Wofür genau, eines je Zeile',
  'Kinds ({kinds}), web addresses of categories or products, or SKUs of variants. Empty for everything.':
    'Arten ({kinds}), Webadressen von Kategorien oder Produkten oder Artikelnummern von Varianten. Leer für alles.',
  'From, {zone}': 'Von, {zone}',
  'Until, {zone}': 'Bis, {zone}',
  'For this sum or more': 'Ab dieser Summe',
  'Of what it is for, before anything is taken off.': 'Von dem, wofür sie gilt, vor jedem Rabatt.',
  'For so many pieces or more': 'Ab so vielen Stücken',
  'Orders in all, at most': 'Bestellungen insgesamt, höchstens',
  'Orders of each customer, at most': 'Bestellungen je Kunde, höchstens',
  'Customers are told apart by account and mailbox.': 'Kunden werden an Konto und Postfach unterschieden.',
  'Only for the first order of a customer': 'Nur für die erste Bestellung eines Kunden',
  'May be combined with others that may be, too': 'Darf mit anderen verbunden werden, die es auch dürfen',
  'None: it is for everybody': 'Keiner: Sie gilt für alle',
  'Then only those get it who have finished that course, signed in or in the browser where they learn.':
    'Dann bekommt sie nur, wer diesen Kurs abgeschlossen hat, angemeldet oder in dem Browser, in dem gelernt wird.',
  'For those who have finished “{title}”.': 'Für alle, die „{title}“ abgeschlossen haben.',
  Duplicate: 'Kopieren',
  'Stop it': 'Anhalten',
  'Orders that were placed keep their price. To end it is for good; a copy can be made.':
    'Bestellungen behalten ihren Preis. Das Ende ist endgültig; eine Kopie ist möglich.',
  Pause: 'Pausieren',
  'Let it run': 'Weiterlaufen lassen',
  'End it': 'Beenden',
  '{taken, plural, =0 {No order counts} one {# order counts} other {# orders count}}; {back, number} came to nothing.':
    '{taken, plural, =0 {Keine Bestellung zählt} one {# Bestellung zählt} other {# Bestellungen zählen}}; {back, number} kamen nicht zustande.',
  Taken: 'Eingelöst',
  'Saved ¦ an amount': 'Gespart',
  'Say what it is for, one in each line.': 'Sag, wofür sie gilt, eines je Zeile.',
  'At most 500 lines.': 'Höchstens 500 Zeilen.',
  'Enter a code of at most 40 characters.': 'Gib einen Code von höchstens 40 Zeichen ein.',
  'Enter a percentage such as 10 or 33.33, at most 100.':
    'Gib einen Prozentsatz wie 10 oder 33,33 ein, höchstens 100.',
  'Enter another amount.': 'Gib einen anderen Betrag ein.',
  'Enter a whole number from 1 to 1000.': 'Gib eine ganze Zahl von 1 bis 1000 ein.',
  'Enter a whole number, or leave it empty.': 'Gib eine ganze Zahl ein, oder lass es leer.',
  'It has to end after it begins.': 'Sie muss nach ihrem Beginn enden.',
  'There is no such promotion.': 'Diese Aktion gibt es nicht.',
  'Someone else changed this meanwhile. Load the page again to see what.':
    'Jemand anderes hat sie inzwischen geändert. Lade die Seite neu, um es zu sehen.',
  'It has ended for good. Duplicate it to run it again.':
    'Sie ist endgültig beendet. Kopiere sie, um sie noch einmal laufen zu lassen.',
  '“{name}” has this code already.': '„{name}“ hat diesen Code schon.',
  'There is no “{name}”.': '„{name}“ gibt es nicht.',
  'Enter a percentage below 100, such as 20 %, or an amount.':
    'Gib einen Prozentsatz unter 100 ein, etwa 20 %, oder einen Betrag.',
  everything: 'alles',
  '{percent, number} % off {what}.': '{percent, number} % weniger auf {what}.',
  '{amount} off {what}, once for each order.': '{amount} weniger auf {what}, einmal je Bestellung.',
  'Each piece costs {amount}, where that is less: {what}.':
    'Jedes Stück kostet {amount}, wo das weniger ist: {what}.',
  'Standard delivery is free. A faster one costs what it costs more.':
    'Der Standardversand ist kostenlos. Ein schnellerer kostet, was er mehr kostet.',
  'Standard delivery is free, with {what} in the order. A faster one costs what it costs more.':
    'Der Standardversand ist kostenlos, wenn davon etwas in der Bestellung ist: {what}. Ein schnellerer kostet, was er mehr kostet.',
  'Of {all, number} pieces the {get, plural, one {cheapest one is} other {# cheapest are}} free: {what}. The dearest are paired first.':
    'Von {all, number} Stücken {get, plural, one {ist das günstigste} other {sind die # günstigsten}} kostenlos: {what}. Die teuersten werden zuerst gepaart.',
  'Of {all, number} pieces the {get, plural, one {cheapest one costs} other {# cheapest cost}} {percent, number} % less: {what}. The dearest are paired first.':
    'Von {all, number} Stücken {get, plural, one {kostet das günstigste} other {kosten die # günstigsten}} {percent, number} % weniger: {what}. Die teuersten werden zuerst gepaart.',
  'With the code {code}, in capitals or not.': 'Mit dem Code {code}, groß oder klein geschrieben.',
  'Without a code: the best one for the buyer applies by itself.':
    'Ohne Code: Die beste für den Käufer gilt von selbst.',
  'From {time} {zone}.': 'Von {time} {zone}.',
  'Until {time} {zone}.': 'Bis {time} {zone}.',
  'For {amount} or more of it.': 'Ab {amount} davon.',
  'For {count, plural, one {# piece} other {# pieces}} of it or more.':
    'Ab {count, plural, one {# Stück} other {# Stücken}} davon.',
  '{count, plural, one {# order} other {# orders}} in all; one that comes to nothing gives its use back.':
    '{count, plural, one {# Bestellung} other {# Bestellungen}} insgesamt; eine, die nicht zustande kommt, gibt ihre Einlösung zurück.',
  'Only for the first order of a customer.': 'Nur für die erste Bestellung eines Kunden.',
  '{count, plural, one {# order} other {# orders}} for each customer.':
    '{count, plural, one {# Bestellung} other {# Bestellungen}} je Kunde.',
  'Together with others that may be combined too.': 'Zusammen mit anderen, die auch verbunden werden dürfen.',
  'Not together with others: what saves the buyer most applies.':
    'Nicht zusammen mit anderen: Es gilt, was dem Käufer am meisten spart.',
  'One card, one promotion, more orders': 'Eine Karte, eine Aktion, mehrere Bestellungen',
  'A card paid for more orders with a promotion than one customer may have. Nothing was changed. Look at its orders.':
    'Eine Karte hat mehr Bestellungen mit einer Aktion bezahlt, als eine Person haben darf. Nichts wurde geändert. Sieh dir ihre Bestellungen an.',
  Promotion: 'Aktion',
  'Orders of this card': 'Bestellungen dieser Karte',
  'Promotion created': 'Aktion angelegt',
  'Promotion changed': 'Aktion geändert',
  'When a code leaves less than can be paid by card':
    'Wenn ein Code weniger übrig lässt, als sich mit Karte zahlen lässt',
  'The least that can be paid by card is about 0.50.': 'Mit Karte lassen sich mindestens etwa 0,50 zahlen.',
  'The order costs nothing': 'Die Bestellung kostet nichts',
  'The code is not valid for it': 'Der Code gilt dafür nicht',
  'At least {amount}, which is the least that can be paid, or 0.':
    'Mindestens {amount}, das ist der kleinste Betrag, der sich zahlen lässt, oder 0.',
} as const;
