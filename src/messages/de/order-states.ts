/** What the states of an order say to its buyer and to staff, on pages and by email. */
export const orderStates = {
  'Not paid yet': 'Noch nicht bezahlt',
  'One moment': 'Einen Moment',
  'We are waiting for the money. Nothing has been charged so far.':
    'Wir warten auf das Geld. Bisher wurde nichts abgebucht.',
  Declined: 'Abgelehnt',
  'Your payment was declined': 'Deine Zahlung wurde abgelehnt',
  'Nothing was charged. Try again on the payment page, or pay another way there.':
    'Es wurde nichts abgebucht. Versuch es auf der Zahlungsseite noch einmal oder zahle dort auf anderem Weg.',
  'Your card was declined: order {number}': 'Deine Karte wurde abgelehnt: Bestellung {number}',
  'The bank said no to {total} for your order {number}. Nothing was charged.':
    'Die Bank hat {total} für deine Bestellung {number} abgelehnt. Es wurde nichts abgebucht.',
  'You can try again, or pay another way. If you have paid since, there is nothing for you to do.':
    'Du kannst es noch einmal versuchen oder auf anderem Weg zahlen. Wenn du inzwischen bezahlt hast, musst du nichts tun.',
  Processing: 'In Bearbeitung',
  'Your payment is processing': 'Deine Zahlung wird bearbeitet',
  'Your bank is passing the money on. That can take a few working days. There is nothing for you to do: we email you as soon as it is here.':
    'Deine Bank leitet das Geld weiter. Das kann ein paar Werktage dauern. Du musst nichts tun: Sobald es da ist, schicken wir dir eine E-Mail.',
  'Your payment is processing: order {number}': 'Deine Zahlung wird bearbeitet: Bestellung {number}',
  'Thank you. Your bank is passing on {total} for your order {number}.':
    'Danke. Deine Bank überweist {total} für deine Bestellung {number}.',
  'That can take a few working days. There is nothing for you to do: we email you again when it is here.':
    'Das kann ein paar Werktage dauern. Du musst nichts tun: Wenn das Geld da ist, schicken wir dir noch eine E-Mail.',
  'Payment failed': 'Zahlung fehlgeschlagen',
  'Your bank did not let the payment through, so nothing was charged. You can order again and pay another way.':
    'Deine Bank hat die Zahlung nicht ausgeführt, also wurde nichts abgebucht. Du kannst noch einmal bestellen und auf anderem Weg zahlen.',
  Failed: 'Fehlgeschlagen',
  'The payment for order {number} did not go through': 'Die Zahlung für Bestellung {number} ging nicht durch',
  'Your bank did not pass on {total} for your order {number}.':
    'Deine Bank hat {total} für deine Bestellung {number} nicht überwiesen.',
  'Nothing was charged, and the order is closed. Your cart is kept: order again and pay another way.':
    'Es wurde nichts abgebucht, und die Bestellung ist geschlossen. Dein Warenkorb bleibt erhalten: Bestelle noch einmal und zahle auf anderem Weg.',
  Expired: 'Abgelaufen',
  'The payment page closed before anything was paid. Nothing was charged; order again whenever you like.':
    'Die Zahlungsseite wurde geschlossen, bevor etwas bezahlt war. Es wurde nichts abgebucht; bestelle noch einmal, wann du magst.',
  'Order {number} has expired': 'Bestellung {number} ist abgelaufen',
  'The payment page of your order {number} closed before anything was paid. Nothing was charged.':
    'Die Zahlungsseite deiner Bestellung {number} wurde geschlossen, bevor etwas bezahlt war. Es wurde nichts abgebucht.',
  'Your cart is kept. Order again whenever you like; if you have changed your mind, do nothing.':
    'Dein Warenkorb bleibt erhalten. Bestelle noch einmal, wann du magst; wenn du es dir anders überlegt hast, tu einfach nichts.',
  Cancelled: 'Storniert',
  'This order is closed. If money for it arrives after all, we send it back by itself.':
    'Diese Bestellung ist geschlossen. Kommt doch noch Geld dafür an, senden wir es automatisch zurück.',
  Paid: 'Bezahlt',
  'Everything in this order is yours.': 'Alles in dieser Bestellung gehört dir.',
  'Thank you for your order. Here is what you bought.':
    'Danke für deine Bestellung. Hier ist, was du gekauft hast.',
  'Your order {number}': 'Deine Bestellung {number}',
  Complete: 'Abgeschlossen',
  Free: 'Kostenlos',
  'Thank you for your order. Here is what you got.':
    'Danke für deine Bestellung. Hier ist, was du bekommen hast.',
  Withdrawn: 'Widerrufen',
  'You withdrew': 'Du hast widerrufen',
  'You withdrew from this order.': 'Du hast diese Bestellung widerrufen.',
  'You withdrew from a part of this order. The rest of it stays yours.':
    'Du hast einen Teil dieser Bestellung widerrufen. Der Rest gehört weiter dir.',
  'You have withdrawn from order {number}': 'Du hast Bestellung {number} widerrufen',
  'Your withdrawal from order {number} reached us on {at}. Keep this email as a receipt.':
    'Dein Widerruf der Bestellung {number} ist am {at} bei uns eingegangen. Bewahre diese E-Mail als Beleg auf.',
  'We refund {amount} to the card or account you paid with. Banks take five to ten days to show it. After that: {takenBack}':
    'Wir senden {amount} an die Karte oder das Konto zurück, mit dem du bezahlt hast. Banken brauchen fünf bis zehn Tage, bis du es siehst. Danach: {takenBack}',
  'Partly refunded': 'Teilweise erstattet',
  'Part of the money went back to where it came from. Banks take up to ten days to show it.':
    'Ein Teil des Geldes ging dorthin zurück, woher es kam. Banken brauchen bis zu zehn Tage, bis du es siehst.',
  'It goes to the card or account you paid with. Banks take five to ten days to show it. That was all you paid. {takenBack}':
    'Es geht an die Karte oder das Konto zurück, mit dem du bezahlt hast. Banken brauchen fünf bis zehn Tage, bis du es siehst. Das war alles, was du bezahlt hast. {takenBack}',
  'We have sent back {amount} for your order {number}.':
    'Wir haben {amount} für deine Bestellung {number} zurückgesendet.',
  'Refund for order {number}': 'Erstattung für Bestellung {number}',
  'The whole amount went back to where it came from. Banks take up to ten days to show it.':
    'Der ganze Betrag ging dorthin zurück, woher er kam. Banken brauchen bis zu zehn Tage, bis du es siehst.',
  'Your bank has a question': 'Deine Bank hat eine Frage',
  'Your bank has asked us about this payment. No money has moved, and what you bought stays yours. If it was a mistake, tell your bank. If something was wrong, write to us.':
    'Deine Bank hat uns nach dieser Zahlung gefragt. Es ist kein Geld geflossen, und was du gekauft hast, bleibt deins. War es ein Irrtum, sag es deiner Bank. War etwas nicht in Ordnung, schreib uns.',
  'The bank asks': 'Rückfrage der Bank',
  'Your bank has a question about order {number}': 'Deine Bank hat eine Frage zu Bestellung {number}',
  'Your bank has asked us about the payment for your order {number}. No money has moved.':
    'Deine Bank hat uns nach der Zahlung für deine Bestellung {number} gefragt. Es ist kein Geld geflossen.',
  'What you bought stays yours. If it was a mistake, tell your bank. If something was wrong with what you bought, reply to this email: we would rather put it right.':
    'Was du gekauft hast, bleibt deins. War es ein Irrtum, sag es deiner Bank. War mit dem Gekauften etwas nicht in Ordnung, antworte auf diese E-Mail: Wir möchten es lieber in Ordnung bringen.',
  'Questioned by your bank': 'Von deiner Bank beanstandet',
  'Your bank has asked for this payment back and has not decided yet. What you bought stays yours until then. If it was a mistake, tell your bank; if something was wrong, write to us.':
    'Deine Bank hat diese Zahlung zurückgefordert und noch nicht entschieden. Bis dahin bleibt deins, was du gekauft hast. War es ein Irrtum, sag es deiner Bank; war etwas nicht in Ordnung, schreib uns.',
  Disputed: 'Angefochten',
  'Your bank asks about order {number}': 'Deine Bank fragt nach Bestellung {number}',
  'Your bank has asked for the payment for your order {number} back and has not decided yet.':
    'Deine Bank hat die Zahlung für deine Bestellung {number} zurückgefordert und noch nicht entschieden.',
  'What you bought stays yours until then. If it was a mistake, tell your bank. If something was wrong with what you bought, write to us: we would rather put it right.':
    'Bis dahin bleibt deins, was du gekauft hast. War es ein Irrtum, sag es deiner Bank. War mit dem Gekauften etwas nicht in Ordnung, schreib uns: Wir möchten es lieber in Ordnung bringen.',
  'Taken back by your bank': 'Von deiner Bank zurückgebucht',
  'Your bank took this payment back, so what it bought is no longer yours. You can order again; if it was a mistake, write to us.':
    'Deine Bank hat diese Zahlung zurückgebucht, deshalb gehört dir nicht mehr, was damit bezahlt war. Du kannst noch einmal bestellen; war es ein Irrtum, schreib uns.',
  'Charged back': 'Zurückgebucht',
  'Your bank has taken back the payment for order {number}':
    'Deine Bank hat die Zahlung für Bestellung {number} zurückgebucht',
  'Your bank has taken back the payment for your order {number}. {takenBack}':
    'Deine Bank hat die Zahlung für deine Bestellung {number} zurückgebucht. {takenBack}',
  'If that was not what you wanted, write to us, or order again.':
    'Wenn du das nicht wolltest, schreib uns oder bestelle noch einmal.',
  'We ended your access to a part of this order. The rest is yours. Questions? Write to us.':
    'Wir haben deinen Zugang zu einem Teil dieser Bestellung beendet. Der Rest gehört dir. Fragen? Schreib uns.',
  'We ended your access to what was in this order. Questions? Write to us.':
    'Wir haben deinen Zugang zum Inhalt dieser Bestellung beendet. Fragen? Schreib uns.',

  'The bank said no.': 'Die Bank hat abgelehnt.',
  'The bank said no: there was not enough money.': 'Die Bank hat abgelehnt: Es war nicht genug Geld da.',
  'The bank said no: the card has expired.': 'Die Bank hat abgelehnt: Die Karte ist abgelaufen.',
  'The bank said no: the security code was wrong.': 'Die Bank hat abgelehnt: Die Prüfnummer war falsch.',
  'The bank said no: the card number was wrong.': 'Die Bank hat abgelehnt: Die Kartennummer war falsch.',
  'The bank said no: it wants you to confirm the payment.':
    'Die Bank hat abgelehnt: Du musst die Zahlung bei ihr bestätigen.',
  'The bank said no: it could not make sure that it was you.':
    'Die Bank hat abgelehnt: Sie konnte nicht sicher feststellen, dass du es bist.',
  'The bank said no: the card cannot be used for this.':
    'Die Bank hat abgelehnt: Die Karte lässt sich dafür nicht verwenden.',
  'The bank said no: something went wrong there.': 'Die Bank hat abgelehnt: Dort ist etwas schiefgegangen.',
  '{amount} is on its way back to you; banks take up to ten days.':
    'Der Betrag von {amount} ist auf dem Weg zurück zu dir; Banken brauchen bis zu zehn Tage.',
  'Refund did not arrive': 'Erstattung kam nicht an',
  'We sent {amount} back, and your bank did not take it. Write to us, and we find another way.':
    'Wir haben {amount} zurückgesendet, aber deine Bank hat das Geld nicht angenommen. Schreib uns, und wir finden einen anderen Weg.',
  '{amount} went back to where it came from; banks take up to ten days to show it.':
    'Der Betrag von {amount} ging dorthin zurück, woher er kam; Banken brauchen bis zu zehn Tage, bis du ihn siehst.',
  '{amount} is on its way back to you; banks take up to ten days to show it.':
    'Der Betrag von {amount} ist auf dem Weg zurück zu dir; Banken brauchen bis zu zehn Tage, bis du ihn siehst.',
  'Your payment came when this order was closed already.':
    'Deine Zahlung kam, als diese Bestellung schon geschlossen war.',
  'You paid more than once.': 'Du hast mehr als einmal bezahlt.',
} as const satisfies Readonly<Record<string, string>>;
