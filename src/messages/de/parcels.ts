/** Parcels of an order: packing, sending, what became of them, and cancelling before. */
export const parcels = {
  'Parcel {number, number}': 'Paket {number, number}',
  Parcel: 'Paket',
  Carrier: 'Versanddienst',
  'Tracking number': 'Sendungsnummer',
  'Track the parcel': 'Sendung verfolgen',
  'New tracking number for your parcel: order {number}':
    'Neue Sendungsnummer für dein Paket: Bestellung {number}',
  'The tracking number we sent you before was wrong. This is the right one for your parcel with:':
    'Die Sendungsnummer, die wir dir geschickt haben, war falsch. Das ist die richtige für dein Paket mit:',
  'You can track your parcel now: order {number}':
    'Du kannst dein Paket jetzt verfolgen: Bestellung {number}',
  'The carrier has given us the number of your parcel with:':
    'Der Versanddienst hat uns die Nummer deines Pakets gegeben. Darin ist:',
  'How it stands': 'Stand',
  'Nothing is sent any more.': 'Es wird nichts mehr verschickt.',
  'Customs want the HS code and the country of origin. They are missing for: {items}. Add them at the variant.':
    'Der Zoll verlangt die Zolltarifnummer und das Ursprungsland. Sie fehlen bei: {items}. Trag sie bei der Variante ein.',
  'Parcel packed': 'Paket gepackt',
  'Parcel unpacked': 'Paket ausgepackt',
  'Parcel sent': 'Paket verschickt',
  'Carrier or tracking number changed': 'Versanddienst oder Sendungsnummer geändert',
  'Parcel arrived': 'Paket angekommen',
  'Parcel lost': 'Paket verloren',
  'Parcel came back': 'Paket zurückgekommen',
  'Parcel on its way': 'Paket unterwegs',
  'Decided: sent again': 'Entschieden: noch einmal senden',
  'Decided: refunded': 'Entschieden: erstatten',
  'Cancelled before sending': 'Vor dem Versand storniert',
  'A tracking number has letters, digits, spaces, dots, slashes and hyphens.':
    'Eine Sendungsnummer besteht aus Buchstaben, Ziffern, Leerzeichen, Punkten, Schrägstrichen und Bindestrichen.',
  'Choose a warehouse.': 'Wähle ein Lager.',
  'This warehouse is closed or does not exist any more. Choose another.':
    'Dieses Lager ist geschlossen oder gibt es nicht mehr. Wähle ein anderes.',
  'The buyer sends pieces of this parcel back. Say at the return what came.':
    'Der Käufer sendet Stücke aus diesem Paket zurück. Gib bei der Rücksendung an, was angekommen ist.',
  'Choose what goes into the parcel.': 'Wähle, was in das Paket kommt.',
  'Choose what you do not want any more.': 'Wähle, was du nicht mehr möchtest.',
  'Some of it has been packed meanwhile. Choose again.':
    'Ein Teil davon wurde inzwischen gepackt. Wähle noch einmal.',
  'The bank has asked for this payment back. Until it decides, nothing can be refunded here.':
    'Die Bank hat diese Zahlung zurückgefordert. Bis sie entscheidet, kann hier nichts erstattet werden.',
  'This order has no such parcel.': 'Diese Bestellung hat kein solches Paket.',
  'This parcel has left and cannot be unpacked.':
    'Dieses Paket ist unterwegs und kann nicht ausgepackt werden.',
  'This parcel has not left yet.': 'Dieses Paket ist noch nicht verschickt.',
  'This parcel was neither lost nor did it come back.':
    'Dieses Paket ging weder verloren noch kam es zurück.',
  'What became of this parcel was decided already.': 'Was aus diesem Paket wird, ist schon entschieden.',
  '{count, plural, =0 {Nothing of “{title}” waits to be sent} one {Only # piece of “{title}” waits to be sent} other {Only # pieces of “{title}” wait to be sent}}: someone may have packed it meanwhile. Look at the parcels below.':
    '{count, plural, =0 {Von „{title}“ ist nichts mehr zu senden} one {Von „{title}“ ist nur noch # Stück zu senden} other {Von „{title}“ sind nur noch # Stück zu senden}}: Vielleicht hat es inzwischen jemand gepackt. Sieh unten bei den Paketen nach.',
  'Your parcel is on its way: order {number}': 'Dein Paket ist unterwegs: Bestellung {number}',
  'We sent you a parcel with:': 'Wir haben dir ein Paket geschickt mit:',
  'This comes in another parcel:': 'Das kommt in einem weiteren Paket:',
  'With it, everything of your order has been sent.': 'Damit ist alles aus deiner Bestellung verschickt.',
  'Cancelled: a part of order {number}': 'Storniert: ein Teil der Bestellung {number}',
  'This will not be sent:': 'Das wird nicht verschickt:',
  'It cost nothing, so there is nothing to refund.':
    'Es hat nichts gekostet, also gibt es nichts zu erstatten.',
};
