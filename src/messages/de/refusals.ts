/** Why a request was refused, and the pages that say so. */
export const refusals = {
  'That did not work': 'Das hat nicht geklappt',
  'To the front page': 'Zur Startseite',
  'This shop is not at this address.': 'Unter dieser Adresse gibt es den Shop nicht.',
  'This cannot be done here.': 'Das geht hier nicht.',
  'This address could not be read.': 'Diese Adresse ließ sich nicht lesen.',
  'Send the request without compression.': 'Sende die Anfrage ohne Komprimierung.',
  'The shop is at another address.': 'Der Shop hat eine andere Adresse.',
  'The request headers are too long.': 'Die Kopfzeilen der Anfrage sind zu lang.',
  'That is more than this page accepts.': 'Das ist mehr, als diese Seite annimmt.',
  'That is more than this page accepts. Nothing was saved: go back, then shorten or split the text.':
    'Das ist mehr, als diese Seite annimmt. Nichts wurde gespeichert: Geh zurück und kürze oder teile den Text.',
  'The request took too long to arrive.': 'Die Anfrage kam zu langsam an.',
  'The request could not be read.': 'Die Anfrage ließ sich nicht lesen.',
  'There is nothing at this address.': 'Unter dieser Adresse gibt es nichts.',
  'There is nothing at this address, or only buyers can open it.':
    'Unter dieser Adresse gibt es nichts, oder nur Käufer können es öffnen.',
  'The shop is very busy at the moment. Nothing is lost. Please try again in a minute.':
    'Im Shop ist gerade sehr viel los. Nichts ist verloren. Versuch es bitte in einer Minute noch einmal.',
  'Something went wrong on our side. Nothing is lost. Please try again in a minute.':
    'Bei uns ist etwas schiefgegangen. Nichts ist verloren. Versuch es bitte in einer Minute noch einmal.',
  'Something went wrong on our side ({number}).': 'Bei uns ist etwas schiefgegangen ({number}).',
  'The shop is not fully available at the moment. Nothing is lost. Please try again in a minute.':
    'Der Shop ist gerade nicht ganz erreichbar. Nichts ist verloren. Versuch es bitte in einer Minute noch einmal.',
  'This request came from another site, so nothing was done. Go back and try again.':
    'Diese Anfrage kam von einer anderen Website, deshalb ist nichts passiert. Geh zurück und versuch es noch einmal.',
  'Too many requests from your network. Try again in {minutes, number} minutes.':
    'Zu viele Anfragen aus deinem Netz. Versuch es in {minutes, number} Minuten noch einmal.',
  'Too many requests from your network. Try again in {seconds, plural, one {# second} other {# seconds}}.':
    'Zu viele Anfragen aus deinem Netz. Versuch es in {seconds, plural, one {# Sekunde} other {# Sekunden}} noch einmal.',
  'Something in the form is wrong.': 'Im Formular stimmt etwas nicht.',
  'Send a form or JSON.': 'Sende ein Formular oder JSON.',
  'This text has characters that cannot be stored.': 'Im Text sind Zeichen, die sich nicht speichern lassen.',

  'Page not found': 'Seite nicht gefunden',
  'There is nothing here': 'Hier ist nichts',
  'A Page That Is Not Here': 'Eine Seite, die es nicht gibt',
  'The address may be mistyped, what it named may be gone, or your role may not open it.':
    'Vielleicht ist die Adresse vertippt, es gibt das Gesuchte nicht mehr, oder deine Rolle darf es nicht öffnen.',
  'To “{title}”': 'Zu „{title}“',
  'The address may be mistyped, or the page has moved.':
    'Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.',
  'Orders and purchases open only in the browser you bought them with. In any other browser, follow the link in the email we sent you, <again>have the link emailed again</again>, or <signIn>sign in</signIn>.':
    'Bestellungen und Gekauftes öffnen sich nur in dem Browser, mit dem du gekauft hast. In jedem anderen folge dem Link in unserer E-Mail, <again>lass dir den Link noch einmal senden</again> oder <signIn>melde dich an</signIn>.',
  'Search the shop': 'Im Shop suchen',
  'Our mistake': 'Unser Fehler',
  'Something went wrong on our side': 'Bei uns ist etwas schiefgegangen',
  'How Things Break': 'Wie Dinge kaputtgehen',
  'This is our mistake, not yours, and we have a record of it. Your cart is kept, and nothing is charged twice.':
    'Das ist unser Fehler, nicht deiner, und er ist festgehalten. Dein Warenkorb bleibt erhalten, und nichts wird doppelt abgebucht.',
  'Try again in a minute. If you write to us about it, include this number: <b>{number}</b>':
    'Versuch es in einer Minute noch einmal. Wenn du uns deswegen schreibst, nenne diese Nummer: <b>{number}</b>',
  'We could not do that': 'Das konnten wir nicht tun',
  'Once More, With Care': 'Noch einmal, mit Sorgfalt',
  'Something in the address or the form could not be read.':
    'In der Adresse oder im Formular ließ sich etwas nicht lesen.',
  'Nothing was changed. Go back and try again, or start over from here.':
    'Nichts wurde geändert. Geh zurück und versuch es noch einmal, oder fang hier neu an.',
  'A little too fast': 'Etwas zu schnell',
  'In Praise of Slowness': 'Lob der Langsamkeit',
  'Too many requests. Wait a minute, then try again.':
    'Zu viele Anfragen. Warte eine Minute und versuch es dann noch einmal.',
  'Nothing was changed, charged or lost. Others on the same network count too.':
    'Es wurde nichts geändert oder abgebucht, und nichts ist verloren. Andere im selben Netz zählen mit.',
  'Back in a minute': 'Gleich wieder da',
  'Part of the shop is not working at the moment. Nothing is lost: your cart, orders and purchases are as you left them.':
    'Ein Teil des Shops ist gerade außer Betrieb. Nichts ist verloren: Warenkorb, Bestellungen und alles Gekaufte sind noch so, wie sie waren.',
  'What you just did was not charged. Wait a moment, then reload this page.':
    'Dafür wurde nichts abgebucht. Warte einen Moment und lade die Seite neu.',
  'That is not something this page does.': 'Das kann diese Seite nicht.',
  'This form is not whole. Load the page again.': 'Dieses Formular ist unvollständig. Lade die Seite neu.',
  'The buyer’s email address was erased.': 'Die Adresse des Käufers wurde gelöscht.',
  'The buyer has verified this email address, so it is not mistyped. Nothing was changed.':
    'Der Käufer hat diese Adresse bestätigt, also ist sie kein Tippfehler. Nichts wurde geändert.',
  'That is the email address it has now.': 'Das ist die Adresse, die schon eingetragen ist.',
  'This order changed while you were looking at it. See how it stands now, then decide.':
    'Diese Bestellung hat sich geändert, während du sie angesehen hast. Sieh nach, wie sie jetzt steht, und entscheide dann.',
} as const satisfies Readonly<Record<string, string>>;
