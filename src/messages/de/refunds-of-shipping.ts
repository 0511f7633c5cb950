/** What goes back of the delivery, and why. */
export const refundsOfShipping = {
  'Nothing was sent, so all of it is refunded.': 'Es wurde nichts verschickt, darum wird alles erstattet.',
  'Our fault, and nothing stays with the buyer: all of it is refunded.':
    'Unser Fehler, und beim Käufer bleibt nichts: Alles wird erstattet.',
  'Nothing stays with the buyer: standard delivery is refunded, not what the faster one cost more.':
    'Beim Käufer bleibt nichts: Erstattet wird der Standardversand, nicht der Aufpreis für den schnelleren.',
  'Nothing stays with the buyer, so it is refunded.': 'Beim Käufer bleibt nichts, darum wird er erstattet.',
  'Not refunded: the buyer keeps something that was sent.':
    'Nicht erstattet: Der Käufer behält etwas, das verschickt wurde.',
  'Not refunded: the time for changing one’s mind is over.':
    'Nicht erstattet: Die Zeit für einen Widerruf ist vorbei.',
  'Delivery: {left} left': 'Versand: noch {left}',
  '<b>{amount}</b> of the shipping goes back to: {method}.':
    '<b>{amount}</b> vom Versand gehen zurück an: {method}.',
  'An order costs for shipping what its delivery was chosen for, and no more of it is refunded.':
    'Eine Bestellung kostet an Versand, was für sie gewählt wurde, und davon wird nicht mehr erstattet.',
};
