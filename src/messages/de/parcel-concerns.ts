/** Parcels and returns that need attention. */
export const parcelConcerns = {
  'The buyer has nothing. Send it again, or refund what was in it.':
    'Es ist nichts angekommen. Schick es noch einmal oder erstatte, was darin war.',
  'Its pieces are in stock again. Ask the buyer for the address and send it again, or refund what was in it.':
    'Seine Stücke sind wieder im Bestand. Frag nach der Adresse und schick es noch einmal oder erstatte, was darin war.',
  'Return asked for': 'Rücksendung angefragt',
  'A buyer wants to send something back and waits for your answer.':
    'Jemand möchte etwas zurückschicken und wartet auf deine Antwort.',
  'Return to be refunded': 'Rücksendung zu erstatten',
  'What was sent back is here. Refund or exchange it; the law gives 14 days from the day it was asked for.':
    'Das Zurückgeschickte ist da. Erstatte es oder tausche es um; das Gesetz lässt 14 Tage ab der Anfrage.',
  'Not packed': 'Nicht gepackt',
  'It was paid some working days ago, and something of it is still to be packed.':
    'Sie wurde vor einigen Werktagen bezahlt, und etwas davon ist noch zu packen.',
  'Packed, not shipped': 'Gepackt, nicht verschickt',
  'The parcel is packed and has not left for some working days.':
    'Das Paket ist gepackt und seit einigen Werktagen noch hier.',
  'Return has not come': 'Rücksendung kam nicht',
  'It was accepted two weeks ago, and nothing has arrived. Ask the buyer.':
    'Sie wurde vor zwei Wochen angenommen, und es ist nichts angekommen. Frag nach.',
  'Working days until an order is packed, and a packed parcel is shipped':
    'Werktage, bis eine Bestellung gepackt und ein gepacktes Paket verschickt ist',
  'What takes longer is shown under what needs attention.':
    'Was länger dauert, steht unter dem, was Aufmerksamkeit braucht.',
  'The list of what is to be packed has every piece that waits for a parcel, and no other.':
    'Die Liste dessen, was zu packen ist, hat jedes Stück, das auf ein Paket wartet, und kein anderes.',
};
