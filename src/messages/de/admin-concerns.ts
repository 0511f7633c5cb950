/** What needs attention in the admin, what can be done about it, and the rules that the books must keep. */
export const adminConcerns = {
  'A bank took the payment back. Send evidence in Stripe before the deadline.':
    'Eine Bank hat die Zahlung zurückgebucht. Reiche bei Stripe vor Ablauf der Frist Nachweise ein.',
  'No money has moved. Answer in Stripe before the deadline, or refund the order.':
    'Es ist kein Geld geflossen. Antworte bei Stripe vor Ablauf der Frist oder erstatte die Bestellung.',
  'Payment without an order': 'Zahlung ohne Bestellung',
  'A buyer paid, but this database has no such order. Refund the payment or make the order again.':
    'Jemand hat bezahlt, aber diese Datenbank kennt die Bestellung nicht. Erstatte die Zahlung oder stelle die Bestellung wieder her.',
  'Refund does not match': 'Erstattung passt nicht',
  'Stripe reported a refund that does not match its payment. It was not counted. Check it in Stripe.':
    'Stripe hat eine Erstattung gemeldet, die nicht zu ihrer Zahlung passt. Sie wurde nicht gezählt. Prüfe sie bei Stripe.',
  'Payment does not match': 'Zahlung passt nicht',
  'Stripe reported a payment with another amount or currency than the order. The buyer got nothing for it.':
    'Stripe hat eine Zahlung gemeldet, deren Betrag oder Währung nicht zur Bestellung passt. Der Käufer hat dafür nichts bekommen.',
  'Payment of another order': 'Zahlung einer anderen Bestellung',
  'One payment was reported for two orders. Only the first order was completed.':
    'Eine Zahlung wurde für zwei Bestellungen gemeldet. Nur die erste wurde abgeschlossen.',
  'Dispute does not match': 'Anfechtung passt nicht',
  'Stripe reported a dispute that does not match its payment. Check it in Stripe.':
    'Stripe hat eine Anfechtung gemeldet, die nicht zu ihrer Zahlung passt. Prüfe sie bei Stripe.',
  'Wrong mode': 'Falscher Modus',
  'Stripe mixed test money and real money for this order. Nothing was changed. Check the keys and the webhook.':
    'Stripe hat bei dieser Bestellung Testgeld und echtes Geld vermischt. Nichts wurde geändert. Prüfe die Schlüssel und den Webhook.',
  'Not a payment': 'Keine Zahlung',
  'Stripe reported a subscription or a stored card for this order, not a payment. Nothing was changed.':
    'Stripe hat zu dieser Bestellung ein Abo oder eine gespeicherte Karte gemeldet, keine Zahlung. Nichts wurde geändert.',
  'Unreadable Stripe event': 'Unlesbares Stripe-Ereignis',
  'A Stripe event has a field of the wrong type. Nothing was changed. Look at it in Stripe.':
    'In einem Stripe-Ereignis hat ein Feld den falschen Typ. Nichts wurde geändert. Sieh es dir bei Stripe an.',
  'Books do not add up': 'Die Bücher stimmen nicht',
  'A rule that must always hold does not: “npm run shop -- doctor” says where.':
    'Eine Regel, die immer gelten muss, ist verletzt: „npm run shop -- doctor“ sagt, wo.',
  'Refund failed': 'Erstattung fehlgeschlagen',
  'The money did not go back. See why in the order, then try again or pay it back another way.':
    'Das Geld ging nicht zurück. Warum, steht in der Bestellung. Versuch es noch einmal oder zahle es anders zurück.',
  'Refund waits': 'Erstattung wartet',
  'Stripe has not settled this refund for over an hour.':
    'Stripe hat diese Erstattung seit über einer Stunde nicht ausgeführt.',
  'Beyond capacity': 'Über der Kapazität',
  'A paid place had already been sold to someone else. Make room or refund it, then mark the order as dealt with.':
    'Ein bezahlter Platz war schon an jemand anderen verkauft. Schaffe Platz oder erstatte ihn und markiere die Bestellung dann als erledigt.',
  'Stripe event failed': 'Stripe-Ereignis fehlgeschlagen',
  'We could not process it. Stripe sends it again.':
    'Wir konnten es nicht verarbeiten. Stripe sendet es noch einmal.',
  'Email refused': 'E-Mail abgewiesen',
  'The buyer’s mail server does not accept it. We do not send it again. Check the email address, or reach the buyer another way.':
    'Der Mailserver des Käufers nimmt sie nicht an. Wir senden sie nicht noch einmal. Prüfe die Adresse oder erreiche den Käufer anders.',
  'Email may have arrived': 'E-Mail vielleicht angekommen',
  'The mail server got it and did not answer. We do not send it again by ourselves, so that nobody gets it twice. Ask the buyer if it matters, then choose below.':
    'Der Mailserver hat sie bekommen und nicht geantwortet. Wir senden sie nicht von selbst noch einmal, damit niemand sie doppelt bekommt. Frag den Käufer, wenn es wichtig ist, und wähle dann unten.',
  'Email not sent': 'E-Mail nicht gesendet',
  'It has been waiting for over a quarter of an hour.': 'Sie wartet seit über einer Viertelstunde.',
  'The buyer withdrew, and no refund is on its way. Refund the order, or say why not.':
    'Der Käufer hat widerrufen, und keine Erstattung ist unterwegs. Erstatte die Bestellung oder sag, warum nicht.',
  'Stripe event parked': 'Stripe-Ereignis geparkt',
  'Its payment is not known here. If it belongs to this shop, replay it; if not, leave it.':
    'Seine Zahlung ist hier nicht bekannt. Gehört es zu diesem Shop, spiele es noch einmal ein; sonst lass es.',
  'New review': 'Neue Bewertung',
  'Read it, then publish or refuse it.': 'Lies sie und veröffentliche sie oder lehne sie ab.',
  'Read it, then publish it or send it back.': 'Lies es und veröffentliche es oder gib es zurück.',

  'Make the order again': 'Bestellung wiederherstellen',
  'From what Stripe knows of it. The buyer gets what was paid for, and an email.':
    'Aus dem, was Stripe darüber weiß. Der Käufer bekommt, was bezahlt ist, und eine E-Mail.',
  'Refund the payment': 'Zahlung erstatten',
  'All of it goes back to the card or account it came from. No order is made. The buyer gets an email.':
    'Alles geht auf die Karte oder das Konto zurück, von dem es kam. Es entsteht keine Bestellung. Der Käufer bekommt eine E-Mail.',
  'Send again': 'Noch einmal senden',
  'The email is sent now. It may arrive twice.':
    'Die E-Mail wird jetzt gesendet. Sie kommt vielleicht doppelt an.',
  'It arrived': 'Sie ist angekommen',
  'You know that it was received. It counts as sent.':
    'Du weißt, dass sie angekommen ist. Sie gilt als gesendet.',
  'It leaves the list of what needs attention. Nothing else changes.':
    'Es verschwindet aus „Zu erledigen“. Sonst ändert sich nichts.',

  'Answer of the mail server': 'Antwort des Mailservers',
  'What does not match': 'Was nicht passt',
  'Event type': 'Art des Ereignisses',
  'Event in Stripe': 'Ereignis bei Stripe',
  'Session in Stripe': 'Sitzung bei Stripe',
  'Payment in Stripe': 'Zahlung bei Stripe',
  'Refund in Stripe': 'Erstattung bei Stripe',
  'Dispute in Stripe': 'Anfechtung bei Stripe',
  Field: 'Feld',
  'The amount': 'Der Betrag',
  'The currency': 'Die Währung',
  'It belongs to another payment': 'Es gehört zu einer anderen Zahlung',
  'The payment belongs to another order': 'Die Zahlung gehört zu einer anderen Bestellung',
  'It stores a card': 'Damit wird eine Karte gespeichert',
  'It is a subscription': 'Es ist ein Abo',
  'Test money and real money are mixed': 'Testgeld und echtes Geld sind vermischt',
} as const satisfies Readonly<Record<string, string>>;
