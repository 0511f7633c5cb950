/** What buyers send back, and what they get for it. */
export const returns = {
  'Return ¦ goods': 'Rücksendung',
  'Return requested': 'Rücksendung angefragt',
  'Return accepted': 'Rücksendung angenommen',
  'Return refused': 'Rücksendung abgelehnt',
  'Return received': 'Rücksendung eingetroffen',
  'Return refunded': 'Rücksendung erstattet',
  'Return exchanged': 'Rücksendung umgetauscht',
  'Sent in exchange': 'Im Umtausch verschickt',
  'What has not been sent is refunded now. Please send back what has been sent to you: we email you how, and refund it when it is here.':
    'Was noch nicht verschickt ist, erstatten wir jetzt. Bitte sende zurück, was dir geschickt wurde: Wir schreiben dir, wie, und erstatten es, wenn es hier ist.',
  'Choose what you send back.': 'Wähle, was du zurücksendest.',
  'Choose what you want instead.': 'Wähle, was du stattdessen möchtest.',
  'Choose what you want instead of “{title}”.': 'Wähle, was du statt „{title}“ möchtest.',
  'The parcel with “{title}” was lost or came back. If it arrived after all, say so at the order first. If it was refunded or sent again, count it as missing here and receive it at the stock.':
    'Das Paket mit „{title}“ ging verloren oder kam zurück. Wenn es doch angekommen ist, gib das zuerst bei der Bestellung an. Wenn es erstattet oder noch einmal gesendet wurde, zähle es hier als fehlend und buche es im Bestand ein.',
  'These pieces cannot be sent back any more: they come with another return, were refunded or were lost.':
    'Diese Stücke können nicht mehr zurückgesendet werden: Sie kommen mit einer anderen Rücksendung, wurden erstattet oder gingen verloren.',
  'Not that much of it can be sent back any more. Choose again.':
    'So viel davon kann nicht mehr zurückgesendet werden. Wähle noch einmal.',
  'Write why. The buyer reads it.': 'Schreib, warum. Der Käufer liest es.',
  'The buyer asked within the time to withdraw. That is a right and cannot be refused.':
    'Der Käufer hat innerhalb der Widerrufsfrist angefragt. Das ist sein Recht und kann nicht abgelehnt werden.',
  'This order has no such return.': 'Diese Bestellung hat keine solche Rücksendung.',
  'This return has moved on meanwhile. See how it stands now.':
    'Diese Rücksendung ist inzwischen weiter. Sieh nach, wie es jetzt steht.',
  '“{title}”: the pieces must sum up to {quantity, number}.':
    '„{title}“: Die Stücke müssen zusammen {quantity, number} ergeben.',
  'The buyer wants the money for this, nothing else.': 'Der Käufer möchte dafür das Geld, nichts anderes.',
  'Nothing of it came, so nothing can be exchanged.':
    'Es ist nichts davon angekommen, also kann nichts umgetauscht werden.',
  'We have your return: order {number}': 'Deine Rücksendung liegt uns vor: Bestellung {number}',
  'Please send it back: order {number}': 'Bitte sende es zurück: Bestellung {number}',
  'About your return: order {number}': 'Zu deiner Rücksendung: Bestellung {number}',
  'Your return has arrived: order {number}': 'Deine Rücksendung ist da: Bestellung {number}',
  'Your return is refunded: order {number}': 'Deine Rücksendung wird erstattet: Bestellung {number}',
  'We’re packing your exchange: order {number}': 'Wir packen deinen Umtausch: Bestellung {number}',
  'You want to send this back. We look at it and email you:':
    'Das möchtest du zurücksenden. Wir sehen es uns an und schreiben dir:',
  'You can send this back:': 'Das kannst du zurücksenden:',
  'We cannot take this back. The reason:': 'Das können wir nicht zurücknehmen. Der Grund:',
  'This has arrived, and we look at it now:': 'Das ist angekommen, und wir sehen es uns jetzt an:',
  'We have looked at what you sent back:': 'Wir haben uns angesehen, was du zurückgesendet hast:',
  'We send you something else instead of this. Another email has its order number:':
    'Wir senden dir stattdessen etwas anderes. Die Bestellnummer steht in einer weiteren E-Mail:',
  'Print the return slip and put it into the parcel.':
    'Druck den Rücksendeschein aus und leg ihn in das Paket.',
  'Return slip and address': 'Rücksendeschein und Adresse',
  'You see it otherwise? Reply to this email; a person reads it.':
    'Du siehst es anders? Antworte auf diese E-Mail; ein Mensch liest sie.',
  'The refund has an email of its own as soon as the bank has it.':
    'Über die Erstattung schreiben wir dir eine eigene E-Mail, sobald die Bank sie hat.',
  'This was sent in exchange. It was paid in order <order>{number}</order>, and is refunded from there.':
    'Das kam im Umtausch. Bezahlt wurde es in Bestellung <order>{number}</order> und wird von dort erstattet.',
  'This was sent in exchange: what was paid for it is in order {number}.':
    'Das kam im Umtausch: Was dafür bezahlt wurde, steht in Bestellung {number}.',
  'for order {number}': 'für Bestellung {number}',
  'Exchange for order': 'Umtausch zu Bestellung',
  '“{title}” is sold out. Choose something else, or the money.':
    '„{title}“ ist ausverkauft. Wähle etwas anderes oder das Geld.',
  '{title}: sold out': '{title}: ausverkauft',
  '{amount}, sent to the bank': '{amount}, an die Bank gesendet',
  '{amount}, on its way': '{amount}, unterwegs',
  '{amount}, which the bank did not take': '{amount}, von der Bank nicht angenommen',
  '<b>{amount}</b> goes back to: {method}.': '<b>{amount}</b> geht zurück an: {method}.',
  'No money goes back.': 'Es geht kein Geld zurück.',
  '{item}: <b>{amount}</b>. It is the buyer’s no more.':
    '{item}: <b>{amount}</b>. Das gehört dem Käufer dann nicht mehr.',
  'Delivery: <b>{amount}</b>. {working}': 'Versand: <b>{amount}</b>. {working}',
  'It was sent in exchange. The money goes back from order <order>{number}</order>, where it was paid.':
    'Es kam im Umtausch. Das Geld geht aus Bestellung <order>{number}</order> zurück, wo es bezahlt wurde.',
  'The stock does not change: it went up when the parcel came back.':
    'Der Bestand ändert sich nicht: Er stieg, als das Paket zurückkam.',
  'The stock does not change: it went down when the parcel was sent.':
    'Der Bestand ändert sich nicht: Er sank, als das Paket verschickt wurde.',
  'The stock does not change: {count, plural, one {# piece was} other {# pieces were}} put back when the parcel came.':
    'Der Bestand ändert sich nicht: {count, plural, one {# Stück kam} other {# Stück kamen}} hinein, als das Paket eintraf.',
  'The stock does not change: nothing of it can be sold again.':
    'Der Bestand ändert sich nicht: Nichts davon kann wieder verkauft werden.',
  '{count, plural, one {# piece is} other {# pieces are}} damaged and stays out.':
    '{count, plural, one {# Stück ist} other {# Stück sind}} beschädigt und kommt nicht hinein.',
  'Is {parcel} lost?': 'Ist {parcel} verloren?',
  'The order says that these are lost: {items}.': 'In der Bestellung steht, dass das verloren ist: {items}.',
  'No money goes back yet. You decide then: send it again, or refund it ({amount}).':
    'Noch geht kein Geld zurück. Danach entscheidest du: noch einmal senden oder erstatten ({amount}).',
  'The buyer gets no email about it now. The page of the order says that it is lost.':
    'Der Käufer bekommt jetzt keine E-Mail darüber. Auf der Seite der Bestellung steht, dass es verloren ist.',
  'If it arrives after all, you can still say so until you have decided.':
    'Kommt es doch noch an, kannst du das sagen, solange du nicht entschieden hast.',
  'Yes, it is lost': 'Ja, es ist verloren',
  'End it without a refund': 'Ohne Erstattung abschließen',
  'The amount changed while you were looking. See how it stands now, then decide.':
    'Der Betrag hat sich geändert, während du hingesehen hast. Sieh nach, wie es jetzt steht, und entscheide dann.',
};
