/** Whether something can be bought now, what is new, and what one payment takes. */
export const inventory = {
  'Others are paying for the last of these right now. Try again at {time} {zone}.':
    'Andere bezahlen gerade die letzten davon. Versuch es um {time} Uhr {zone} noch einmal.',
  'Sold out.': 'Ausverkauft.',
  'On sale from {day}, {time} {zone}.': 'Im Verkauf ab {day}, {time} Uhr {zone}.',
  'This is over.': 'Das ist vorbei.',
  'There are not that many left.': 'So viele sind nicht mehr da.',
  '{count, number} left': 'Noch {count, number}',
  'On hold for others': 'Für andere reserviert',
  'Sold out': 'Ausverkauft',
  'On sale from {day}': 'Im Verkauf ab {day}',
  Over: 'Vorbei',
  'Only {count, number} left.': 'Nur noch {count, number} da.',
  'Coming on {day}': 'Kommt am {day}',
  'These items are sold in different currencies. Please buy them in separate orders.':
    'Diese Artikel werden in verschiedenen Währungen verkauft. Bitte kaufe sie in getrennten Bestellungen.',
  'That is more than one payment can take. Please split the order.':
    'Das ist mehr, als eine Zahlung aufnehmen kann. Bitte teile die Bestellung.',
  'Orders from you or your network wait for payment and hold as many of these as we allow. Pay for one of them first, or try again at {time} {zone}.':
    'Bestellungen von dir oder aus deinem Netz warten auf Zahlung und halten davon so viele, wie wir erlauben. Bezahle zuerst eine davon, oder versuche es um {time} {zone} noch einmal.',
} as const satisfies Readonly<Record<string, string>>;
