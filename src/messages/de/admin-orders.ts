/** The admin's pages of an order: refund, access, address, emails. */
export const adminOrders = {
  'Refund…': 'Erstatten …',
  'Send an email again…': 'E-Mail noch einmal senden …',
  'Correct the email address…': 'E-Mail-Adresse korrigieren …',
  'Change access…': 'Zugang ändern …',
  'Sandbox order: no real money': 'Sandbox-Bestellung: kein echtes Geld',
  'Stripe test order: no real money': 'Stripe-Testbestellung: kein echtes Geld',
  'Practice order of the demo shop: nothing was paid':
    'Übungsbestellung des Demo-Shops: Es wurde nichts bezahlt',
  'The refund is on its way.': 'Die Erstattung ist unterwegs.',
  'The history below says when it has arrived.': 'Im Verlauf unten steht, wann sie angekommen ist.',
  'That refund had been requested already.': 'Diese Erstattung war schon veranlasst.',
  'The email is queued.': 'Die E-Mail ist eingereiht.',
  'The history below says when it was sent.': 'Im Verlauf unten steht, wann sie gesendet wurde.',
  'Access has changed.': 'Der Zugang ist geändert.',
  'We email the buyer about it.': 'Wir informieren den Käufer per E-Mail.',
  'Access is given.': 'Zugang gewährt.',
  'We email the customer about it.': 'Wir informieren den Kunden per E-Mail.',
  'The email address is corrected.': 'Die E-Mail-Adresse ist korrigiert.',
  'We email both addresses about it.': 'Wir informieren beide Adressen per E-Mail.',
  'That had been done already.': 'Das war schon erledigt.',
  'It was paid for, but its place had already been sold to someone else. The buyer has it all the same: make room, or refund it.':
    'Es ist bezahlt, aber der Platz war schon an jemand anderen verkauft. Der Käufer hat es trotzdem: Schaffe Platz oder erstatte es.',
  'The order leaves the list of what needs attention. Nothing changes for the buyer.':
    'Die Bestellung verschwindet aus „Zu erledigen“. Für den Käufer ändert sich nichts.',
  'Mark as dealt with': 'Als erledigt markieren',
  'Not given': 'Kein Zugang',
  'All orders paid with it': 'Alle damit bezahlten Bestellungen',
  'Not used for this order: it is refunded': 'Nicht für diese Bestellung verwendet: wird erstattet',
  'Oldest first, by the clocks of {zone}.': 'Älteste zuerst, nach der Uhr von {zone}.',
  'What for': 'Wofür',
  'The whole order': 'Die ganze Bestellung',
  'We email {email} about it.': 'Wir informieren {email} per E-Mail.',

  'Refund order {number}': 'Bestellung {number} erstatten',
  'Refund {amount}?': '{amount} erstatten?',
  'Refund {amount}': '{amount} erstatten',
  'the card or account it came from': 'die Karte oder das Konto, von dem es kam',
  '<b>{amount}</b> of “{title}” goes back to: {method}.':
    '<b>{amount}</b> für „{title}“ gehen zurück an: {method}.',
  '<b>{amount}</b> of the order goes back to: {method}.':
    '<b>{amount}</b> der Bestellung gehen zurück an: {method}.',
  'The order’s new status: <b>{status}</b>.': 'Neuer Status der Bestellung: <b>{status}</b>.',
  '{amount} can still be refunded later.': '{amount} lassen sich später noch erstatten.',
  'Nothing more can be refunded then.': 'Danach lässt sich nichts mehr erstatten.',
  '<b>“{title}” is taken away</b> from the buyer as soon as the money has gone back.':
    '<b>„{title}“ wird dem Käufer entzogen</b>, sobald das Geld zurückgegangen ist.',
  '“{title}” <b>stays with the buyer</b>.': '„{title}“ <b>bleibt beim Käufer</b>.',
  'The buyer keeps everything: only what is refunded in full can be taken away.':
    'Der Käufer behält alles: Nur was ganz erstattet wird, lässt sich entziehen.',
  'Reason: {reason}.': 'Grund: {reason}.',
  'Note: “{note}”': 'Notiz: „{note}“',
  'Nothing can be refunded': 'Es lässt sich nichts erstatten',
  '{amount} can be refunded. Nothing happens until you have seen what it does.':
    '{amount} lassen sich erstatten. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'The whole order: {left} left': 'Die ganze Bestellung: noch {left}',
  '{title}: {left} left': '{title}: noch {left}',
  '{title}: {left} left, {each} each': '{title}: noch {left}, je {each}',
  'Amount in {currency}': 'Betrag in {currency}',
  'Leave it empty to refund all that is left.': 'Leer lassen, um alles zu erstatten, was noch offen ist.',
  'One “{title}”: {amount}.': 'Ein „{title}“: {amount}.',
  'Ends once the money is refunded': 'Endet, sobald das Geld erstattet ist',
  'Stays with the buyer': 'Bleibt beim Käufer',
  'Note for staff': 'Notiz für das Team',
  'Enter an amount.': 'Gib einen Betrag ein.',
  'Choose a reason.': 'Wähle einen Grund.',
  'Nothing was paid for this order, so nothing can be refunded.':
    'Für diese Bestellung wurde nichts bezahlt, also lässt sich nichts erstatten.',
  '{units, number} of {quantity, number} × {title}': '{units, number} von {quantity, number} × {title}',
  'Nothing of this is left to refund.': 'Davon lässt sich nichts mehr erstatten.',
  'At most {amount} of this can be refunded.': 'Davon lassen sich höchstens {amount} erstatten.',
  'At most {amount} of this can be refunded: the buyer’s bank has taken back {disputed}.':
    'Davon lassen sich höchstens {amount} erstatten: Die Bank des Käufers hat {disputed} zurückgebucht.',
  'The buyer’s bank has taken back {amount}. That money is not part of it and cannot be refunded.':
    'Die Bank des Käufers hat {amount} zurückgebucht. Dieses Geld ist nicht dabei und lässt sich nicht erstatten.',
  'The deadline was {date}. Now the bank decides; you will see it here.':
    'Die Frist endete am {date}. Jetzt entscheidet die Bank; das Ergebnis steht dann hier.',
  'Next: send your evidence in Stripe by {date}. Without it the bank decides for the buyer.':
    'Als Nächstes: Reiche bei Stripe bis {date} deine Nachweise ein. Sonst entscheidet die Bank für den Käufer.',
  'Next: send your evidence in Stripe. Without it the bank decides for the buyer.':
    'Als Nächstes: Reiche bei Stripe deine Nachweise ein. Sonst entscheidet die Bank für den Käufer.',
  'Next: answer in Stripe by {date}, or refund the order, which ends the question.':
    'Als Nächstes: Antworte bei Stripe bis {date}, oder erstatte die Bestellung; damit ist die Rückfrage erledigt.',
  'Next: answer in Stripe, or refund the order, which ends the question.':
    'Als Nächstes: Antworte bei Stripe, oder erstatte die Bestellung; damit ist die Rückfrage erledigt.',
  'The buyer’s bank has taken back {amount} and has not decided yet. Its reason: {reason}. That money cannot be refunded.':
    'Die Bank des Käufers hat {amount} zurückgebucht und noch nicht entschieden. Ihr Grund: {reason}. Dieses Geld lässt sich nicht erstatten.',
  'The buyer’s bank asks about {amount}. Its reason: {reason}. No money has moved.':
    'Die Bank des Käufers fragt nach {amount}. Ihr Grund: {reason}. Es ist kein Geld geflossen.',
  'Open it in Stripe': 'Bei Stripe öffnen',
  'At most {amount} can be refunded.': 'Es lassen sich höchstens {amount} erstatten.',
  'Enter an amount up to {amount}, or leave it empty for all of it.':
    'Gib höchstens {amount} ein, oder lass das Feld leer, um alles zu erstatten.',
  'Money from this order was refunded while you were looking at it. See how it stands now, then decide.':
    'Während du diese Bestellung angesehen hast, wurde Geld erstattet. Sieh nach, wie sie jetzt steht, und entscheide dann.',
  'This order was free: there is nothing to refund.':
    'Diese Bestellung war kostenlos: Es gibt nichts zu erstatten.',
  'The buyer’s bank has taken back {amount} and has not decided yet. While the dispute is open, nothing can be refunded.':
    'Die Bank des Käufers hat {amount} zurückgebucht und noch nicht entschieden. Bis dahin lässt sich nichts erstatten.',
  'The buyer’s bank has kept {amount}: the dispute was lost. A refund would pay the buyer twice.':
    'Die Bank des Käufers hat {amount} behalten: Die Anfechtung ist verloren. Mit einer Erstattung bekäme der Käufer das Geld doppelt.',
  'A refund of {amount} is already on its way to the buyer.':
    'Eine Erstattung von {amount} ist schon auf dem Weg zum Käufer.',
  'The whole payment has been refunded: {amount}.': 'Die ganze Zahlung ist erstattet: {amount}.',

  'Access of order {number}': 'Zugang der Bestellung {number}',
  'Take access away?': 'Zugang entziehen?',
  'Take access away': 'Zugang entziehen',
  'Give access back?': 'Zugang zurückgeben?',
  'Give access back': 'Zugang zurückgeben',
  'Give back what staff took away': 'Zugang zurückgeben',
  '{title}: {units, number} of {quantity, number} active':
    '{title}: {units, number} von {quantity, number} aktiv',
  '<b>“{title}” is taken away</b> from the buyer at once.':
    '<b>„{title}“ wird dem Käufer</b> sofort <b>entzogen</b>.',
  '<b>The buyer gets “{title}” back</b>, except what was refunded.':
    '<b>Der Käufer bekommt „{title}“ zurück</b>, außer was erstattet wurde.',
  'No money moves.': 'Es fließt kein Geld.',
  'To pay it back, <refund>refund it</refund> instead.':
    'Soll der Käufer Geld zurückbekommen, <refund>erstatte die Bestellung</refund> stattdessen.',
  'There is no access to change': 'Hier gibt es keinen Zugang, der sich ändern lässt',
  'This order gives the buyer no access, and staff took none away.':
    'Diese Bestellung gibt dem Käufer keinen Zugang, und das Team hat keinen entzogen.',

  'Email address of order {number}': 'E-Mail-Adresse der Bestellung {number}',
  'Correct the email address?': 'E-Mail-Adresse korrigieren?',
  'Correct the email address': 'E-Mail-Adresse korrigieren',
  'This email address cannot be corrected': 'Diese Adresse lässt sich nicht korrigieren',
  'The buyer has verified this email address, so it is not mistyped.':
    'Der Käufer hat diese Adresse bestätigt, also ist sie kein Tippfehler.',
  'It is {email} now. Nothing happens until you have seen what it does.':
    'Bisher: {email}. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'The right email address': 'Die richtige Adresse',
  'From <b>{from}</b> to <b>{to}</b>.': 'Von <b>{from}</b> zu <b>{to}</b>.',
  '{count, plural, one {One order moves: {numbers}.} other {# orders of the same buyer move: {numbers}.}}':
    '{count, plural, one {Eine Bestellung zieht um: {numbers}.} other {# Bestellungen desselben Käufers ziehen um: {numbers}.}}',
  'The new email address already belongs to a customer: the orders move to that customer.':
    'Zur neuen Adresse gibt es schon einen Kunden: Die Bestellungen gehen zu ihm.',
  'The new email address becomes a customer.': 'Zur neuen Adresse wird ein Kunde angelegt.',
  'The buyer’s account gets the new email address too.':
    'Auch das Konto des Käufers bekommt die neue Adresse.',
  '<b>The old mailbox loses the orders</b>: links that we emailed there stop working.':
    '<b>Das alte Postfach verliert die Bestellungen</b>: Links, die wir dorthin geschickt haben, funktionieren nicht mehr.',
  'The person who reads the new mailbox can open the orders. Make sure that it is the buyer’s.':
    'Wer das neue Postfach liest, kann die Bestellungen öffnen. Vergewissere dich, dass es dem Käufer gehört.',
  'We email both addresses. Neither is told the other.':
    'Wir schreiben an beide Adressen. Keine erfährt die andere.',

  'Emails of order {number}': 'E-Mails der Bestellung {number}',
  'Send this email again?': 'Diese E-Mail noch einmal senden?',
  'We send this email to <b>{email}</b>: <b>{title}</b>.':
    'Wir senden diese E-Mail an <b>{email}</b>: <b>{title}</b>.',
  'It is written anew, from how the order stands now. Its links work for {days, number} days from now.':
    'Sie wird neu geschrieben, nach dem jetzigen Stand der Bestellung. Ihre Links gelten von jetzt an {days, number} Tage.',
  'Nothing else changes.': 'Sonst ändert sich nichts.',
  'Nothing can be sent': 'Es lässt sich nichts senden',
  'No email about this order is still true.': 'Keine E-Mail zu dieser Bestellung stimmt noch.',
  'They go to {email}. Nothing is sent until you have seen what it does.':
    'Sie gehen an {email}. Es wird nichts gesendet, bevor du die Vorschau gesehen hast.',
  'Sent on {at}': 'Gesendet am {at}',
  'Could not be sent': 'Konnte nicht gesendet werden',
  'Waiting to be sent since {at}': 'Wartet auf den Versand seit {at}',
  'Never written': 'Nie geschrieben',
  'Send again…': 'Noch einmal senden …',
} as const satisfies Readonly<Record<string, string>>;
