/** What stock says: to staff, in refusals and in the admin. */
export const stock = {
  '{count, plural, =0 {Nothing is there.} one {Only # piece is there.} other {Only # pieces are there.}}':
    '{count, plural, =0 {Es ist nichts da.} one {Es ist nur # Stück da.} other {Es sind nur # Stück da.}}',
  '{count, plural, =0 {Nothing of it is free: the rest is sold or held for orders.} one {Only # piece is free: the rest is sold or held for orders.} other {Only # pieces are free: the rest is sold or held for orders.}}':
    '{count, plural, =0 {Nichts davon ist frei: Der Rest ist verkauft oder für Bestellungen reserviert.} one {Nur # Stück ist frei: Der Rest ist verkauft oder für Bestellungen reserviert.} other {Nur # Stück sind frei: Der Rest ist verkauft oder für Bestellungen reserviert.}}',
  'A warehouse can have {max, number} pieces of an item at most.':
    'Ein Lager kann höchstens {max, number} Stück eines Artikels haben.',
  'The column “sheet” is empty, so nobody knows when “on_hand” was right. Get a new sheet, or empty “on_hand” to count from now.':
    'Die Spalte „sheet“ ist leer. Deshalb weiß niemand, wann „on_hand“ gestimmt hat. Hol dir eine neue Liste, oder leere „on_hand“, um ab jetzt zu zählen.',
  'Choose another warehouse as the goal.': 'Wähl ein anderes Lager als Ziel.',
  'Stock-take': 'Inventur',
  'This warehouse has not that many pieces for this order.':
    'Dieses Lager hat nicht so viele Stück für diese Bestellung.',
  '{count, plural, =0 {None of it is in this warehouse.} one {Only # piece of it is in this warehouse.} other {Only # pieces of it are in this warehouse.}}':
    '{count, plural, =0 {In diesem Lager ist nichts davon.} one {In diesem Lager ist nur # Stück davon.} other {In diesem Lager sind nur # Stück davon.}}',
  'Stock is low': 'Wenig Bestand',
  'Fewer pieces than the minimum are left in a warehouse. Order more, or change the minimum.':
    'In einem Lager sind weniger Stück als der Mindestbestand. Bestell nach, oder ändere den Mindestbestand.',
  '{count, plural, one {Stock is low: # item} other {Stock is low: # items}}':
    '{count, plural, one {Wenig Bestand: # Artikel} other {Wenig Bestand: # Artikel}}',
  'Fewer than the minimum are left': 'Weniger als der Mindestbestand',
  'See the stock': 'Bestand ansehen',
  '{unsold, number} in {warehouse}, minimum {minimum, number}':
    '{unsold, number} in {warehouse}, Mindestbestand {minimum, number}',
};
