/** The admin: its frame, tables and lists, Today, the customers, what needs attention, and the log. */
export const admin = {
  '{count, number}<hidden> waiting</hidden>': '{count, number}<hidden> offen</hidden>',
  '{label}: {text}': '{label}: {text}',
  '{name}, <time>{at}</time>': '{name}, <time>{at}</time>',
  '<hidden>By: </hidden>{name}': '<hidden>Von: </hidden>{name}',
  '<b>Saved now:</b> {text}': '<b>Jetzt gespeichert:</b> {text}',
  '(empty)': '(leer)',
  'Only an admin can do that.': 'Das kann nur ein Admin.',
  'This list cannot be shown: its web address is wrong.':
    'Diese Liste lässt sich nicht anzeigen: Ihre Webadresse ist falsch.',
  'This is what happens': 'Das passiert',
  'See what it does': 'Vorschau ansehen',
  'Nothing happens until you have seen what it does.':
    'Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'Nothing was done twice.': 'Nichts ist doppelt passiert.',
  'What to do': 'Aktion',
  'Only staff see it.': 'Nur das Team sieht es.',

  'Write a note': 'Notiz schreiben',
  'Only staff see it. It is erased with the customer.':
    'Nur das Team sieht sie. Sie wird mit den Kundendaten gelöscht.',
  'Add the note': 'Notiz speichern',
  'No notes yet.': 'Noch keine Notizen.',
  'Why access was given': 'Warum Zugang gegeben wurde',
  'Why access was taken away': 'Warum Zugang entzogen wurde',

  '{date} ({zone})': '{date} ({zone})',
  'Stripe’s sandbox: no real money moves.': 'Stripe-Sandbox: Es fließt kein echtes Geld.',
  'Stripe’s test mode: no real money moves.': 'Stripe-Testmodus: Es fließt kein echtes Geld.',
  'Nothing sold in the last 30 days.': 'In den letzten 30 Tagen nichts verkauft.',
  '{days, number} days ¦ a span': '{days, number} Tage',
  '{count, plural, =0 {no orders} one {# order} other {# orders}}':
    '{count, plural, =0 {keine Bestellungen} one {# Bestellung} other {# Bestellungen}}',
  'Orders today': 'Bestellungen heute',
  'No orders yet today.': 'Heute noch keine Bestellungen.',
  'Needs attention': 'Zu erledigen',
  '{count, plural, one {# order is to be sent} other {# orders are to be sent}}':
    '{count, plural, one {# Bestellung ist zu versenden} other {# Bestellungen sind zu versenden}}',
  'Nothing else. The rest runs by itself.': 'Sonst nichts. Der Rest läuft von selbst.',
  'Nothing. Everything runs by itself.': 'Nichts. Alles läuft von selbst.',
  'By {date}': 'Bis {date}',
  'Overdue since {date}': 'Überfällig seit {date}',
  'The books': 'Die Bücher',
  'The rule: {rule}': 'Die Regel: {rule}',
  'Latest orders': 'Neueste Bestellungen',
  'All orders': 'Alle Bestellungen',

  'Given by staff': 'Vom Team gegeben',
  '{count, plural, =0 {no paid orders} one {# paid order} other {# paid orders}}':
    '{count, plural, =0 {keine bezahlten Bestellungen} one {# bezahlte Bestellung} other {# bezahlte Bestellungen}}',
  '{count, plural, one {# free order} other {# free orders}}':
    '{count, plural, one {# kostenlose Bestellung} other {# kostenlose Bestellungen}}',
  '{count, plural, one {# given by staff} other {# given by staff}}':
    '{count, plural, one {# vom Team gegeben} other {# vom Team gegeben}}',
  'No orders found': 'Keine Bestellungen gefunden',
  'Orders appear here as soon as someone checks out.':
    'Bestellungen erscheinen hier, sobald jemand zur Kasse geht.',
  'Orders, newest first': 'Bestellungen, die neuesten zuerst',
  'Enter a day like 2026-10-04.': 'Gib einen Tag wie 2026-10-04 ein.',
  'There is no such day.': 'Diesen Tag gibt es nicht.',
  '{title} and {count, number} more': '{title} und {count, number} weitere',

  'Email address': 'E-Mail-Adresse',
  '“Practice” marks what the demo shop made up, so that you can look around: nothing was paid, nobody is emailed, and no sum counts it. To remove all of it, run <code>npm run shop -- db seed --clear</code>.':
    '„Übung“ kennzeichnet, was der Demo-Shop zum Umsehen erfunden hat: Es wurde nichts bezahlt, niemand bekommt E-Mails, und keine Summe zählt es mit. Mit <code>npm run shop -- db seed --clear</code> entfernst du alles davon.',
  'No customers found': 'Keine Kunden gefunden',
  'No customers yet': 'Noch keine Kunden',
  'Customers appear here once they check out.': 'Kunden erscheinen hier, sobald sie zur Kasse gehen.',
  'Customers, newest first': 'Kunden, die neuesten zuerst',
  'Paid orders': 'Bezahlte Bestellungen',
  'Customer since': 'Kunde seit',
  'Verified on <time>{at}</time>': 'Bestätigt am <time>{at}</time>',
  'No account: buys as a guest': 'Kein Konto: kauft als Gast',
  '{role}, banned': '{role}, gesperrt',
  'Mistyped? <correct>Correct the email address…</correct>':
    'Vertippt? <correct>E-Mail-Adresse korrigieren …</correct>',
  'No purchases yet.': 'Noch keine Käufe.',

  'Give access…': 'Zugang geben …',
  'Give access to {email}': 'Zugang geben: {email}',
  'Give access?': 'Zugang geben?',
  'Give access': 'Zugang geben',
  '<b>“{title}” is given</b> to {email} at once.': '{email} bekommt sofort Zugang: <b>„{title}“</b>.',
  'It gets an order of {amount}, marked as given by you.':
    'Dafür entsteht eine Bestellung über {amount}, als von dir gegeben gekennzeichnet.',
  'The customer sees it at once.': 'Der Kunde sieht es sofort.',
  'The email address is not verified yet: the customer opens it with the link in our email.':
    'Die Adresse ist noch nicht bestätigt: Der Kunde öffnet es mit dem Link in unserer E-Mail.',
  'We email {email} about it, without the reason.': 'Wir informieren {email} per E-Mail, ohne den Grund.',
  'The reason, for staff only: “{reason}”': 'Der Grund, nur für das Team: „{reason}“',
  'Nothing can be given': 'Es lässt sich nichts geben',
  'This is a practice customer of the demo shop: nobody is emailed.':
    'Das ist ein Übungskunde des Demo-Shops: Niemand bekommt eine E-Mail.',
  'Back to the customer': 'Zurück zum Kunden',
  'For {email}. Nothing happens until you have seen what it does.':
    'Für {email}. Es passiert nichts, bevor du die Vorschau gesehen hast.',
  'What to give': 'Was du gibst',
  'Choose…': 'Auswählen …',
  'Choose what to give.': 'Wähle aus, was du geben willst.',
  'Search for a title': 'Titel suchen',
  'Title, or part of it': 'Titel oder ein Teil davon',
  'Only the first {count, number} titles. Search for others above.':
    'Nur die ersten {count, number} Titel. Andere findest du mit der Suche oben.',

  '{count, number} times, last on <time>{at}</time>': '{count, number}-mal, zuletzt am <time>{at}</time>',

  'Who did what, newest first. Nothing here can be changed or deleted.':
    'Wer was getan hat, das Neueste zuerst. Hier lässt sich nichts ändern oder löschen.',
  'Filter the log': 'Protokoll filtern',
  'No entries yet': 'Noch keine Einträge',
  'No entries found': 'Keine Einträge gefunden',
  'See the whole log': 'Das ganze Protokoll ansehen',
  'Everything staff do is recorded here.': 'Hier steht alles, was das Team tut.',
  'Audit log': 'Protokoll',
} as const satisfies Readonly<Record<string, string>>;
