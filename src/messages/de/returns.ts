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
  'Changed your mind? You can get your money back until 14 days after your last parcel arrives, no reason needed: <withdraw>Withdraw from contract here</withdraw>':
    'Anders überlegt? Du bekommst dein Geld bis 14 Tage nach der Ankunft deines letzten Pakets zurück, ohne Angabe von Gründen: <withdraw>Hier den Vertrag widerrufen</withdraw>',
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
};
