/** Money without an order, for staff, and the rules that must always hold of the money. */
export const payments = {
  'The order cannot be made again.': 'Die Bestellung lässt sich nicht wiederherstellen.',
  'Its payment page is not known.': 'Ihre Zahlungsseite ist nicht bekannt.',
  'Stripe’s payment does not fit the order.': 'Die Zahlung bei Stripe passt nicht zur Bestellung.',
  'Stripe says that it was not paid.': 'Laut Stripe wurde sie nicht bezahlt.',
  'Stripe does not know which order it was.': 'Stripe weiß nicht, welche Bestellung es war.',
  'Stripe does not know what was bought.': 'Stripe weiß nicht, was gekauft wurde.',
  'Stripe does not know who bought it.': 'Stripe weiß nicht, wer gekauft hat.',
  'The lines do not sum to what was paid.': 'Die Zeilen ergeben nicht den Betrag, der bezahlt wurde.',
  'This database has the order already.': 'Diese Datenbank hat die Bestellung schon.',
  'This database does not have a product that was bought.':
    'Ein gekauftes Produkt gibt es in dieser Datenbank nicht.',
  'Refund the payment instead.': 'Erstatte stattdessen die Zahlung.',
  'Stripe has not said which payment it was. Refund it in Stripe.':
    'Stripe hat nicht gesagt, welche Zahlung es war. Erstatte sie bei Stripe.',
  'The bank did not take the refund. See why in Stripe.':
    'Die Bank hat die Erstattung nicht angenommen. Den Grund siehst du bei Stripe.',
  'Stripe refused: {reason}': 'Stripe hat abgelehnt: {reason}',
  'Someone has dealt with this already. Load the page again.':
    'Jemand hat das schon erledigt. Lade die Seite neu.',

  'Every payment has bought its order, or is on its way back.':
    'Jede Zahlung hat ihre Bestellung bezahlt oder ist auf dem Rückweg.',
  'The buyer of a completed order has been given every line of it.':
    'Wer eine abgeschlossene Bestellung gekauft hat, hat jede ihrer Zeilen bekommen.',
  'A completed order was paid once, with exactly what it cost.':
    'Eine abgeschlossene Bestellung wurde einmal bezahlt, genau mit ihrem Preis.',
  'What Stripe charged is what the order cost.': 'Stripe hat abgebucht, was die Bestellung kostet.',
  'Refunds and lost disputes together never exceed what was paid.':
    'Erstattungen und verlorene Anfechtungen sind zusammen nie mehr, als bezahlt wurde.',
  'Order and payment say as refunded what their refunds sum to.':
    'Bestellung und Zahlung nennen als erstattet, was ihre Erstattungen zusammen ergeben.',
  'Nobody has access to what was fully refunded or charged back; to everything else its buyer has access, unless staff ended it.':
    'Was ganz erstattet oder zurückgebucht wurde, kann niemand öffnen; alles andere kann der Käufer öffnen, außer das Team hat den Zugang beendet.',
  'Pieces are kept for an order while it waits for its money, and then as many as are its buyer’s.':
    'Stücke werden für eine Bestellung zurückgelegt, solange sie auf ihr Geld wartet, und danach so viele, wie dem Käufer gehören.',
  'Every piece of an order that came into stock again came with a parcel or a return, and with one of them only.':
    'Jedes Stück einer Bestellung, das wieder in den Bestand kam, kam mit einem Paket oder einer Rücksendung, und nur mit einem von beiden.',
  'Every piece of an order that left the stock left it in one parcel.':
    'Jedes Stück einer Bestellung, das den Bestand verlassen hat, hat ihn in einem Paket verlassen.',
  'What lies in a warehouse, is held and is sold of it is the sum of the movements in its ledger.':
    'Was in einem Lager liegt, reserviert und verkauft ist, ist die Summe der Bewegungen in seinem Lagerbuch.',
  'What is held and taken of a stock is what its order lines and the offers of waiting lists hold and have taken.':
    'Von einem Bestand ist so viel reserviert und vergeben, wie seine Bestellzeilen reserviert und bekommen haben.',
  'No order waits for its payment for 15 minutes without Stripe having told us or us having asked.':
    'Keine Bestellung wartet 15 Minuten auf ihre Zahlung, ohne dass Stripe sich gemeldet hat oder wir gefragt haben.',
  'No refund waits longer than 15 minutes to be sent to Stripe.':
    'Keine Erstattung wartet länger als 15 Minuten darauf, an Stripe gesendet zu werden.',
  'Every Stripe event is handled, and none waits for a payment that is known.':
    'Jedes Stripe-Ereignis ist verarbeitet, und keines wartet auf eine Zahlung, die bekannt ist.',
  'Every Stripe event refused in the last week is shown to staff.':
    'Jedes in der letzten Woche abgelehnte Stripe-Ereignis wird dem Team gezeigt.',
  'Every email is sent within the hour, or shown to staff.':
    'Jede E-Mail wird innerhalb einer Stunde gesendet oder dem Team gezeigt.',
} as const satisfies Readonly<Record<string, string>>;
