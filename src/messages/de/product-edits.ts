/** Why an edit of a product is refused, and what it lacks. */
export const productEdits = {
  'There is no such kind of product.': 'Diese Art von Produkt gibt es nicht.',
  'Someone saved this while you were writing. Nothing of yours is lost: compare, then save again.':
    'Während du geschrieben hast, hat jemand anderes gespeichert. Von dir ist nichts verloren: Vergleiche und speichere dann noch einmal.',
  '{who} changed this at {time} {zone}.': '{who} hat das um {time} Uhr {zone} geändert.',
  'Someone changed this at {time} {zone}.': 'Jemand hat das um {time} Uhr {zone} geändert.',
  'This has changed in the meantime.': 'Das hat sich inzwischen geändert.',
  'Someone changed this product since you opened the page. Look at it again, then decide.':
    'Jemand hat dieses Produkt geändert, seit du die Seite geöffnet hast. Sieh es dir noch einmal an und entscheide dann.',
  'This product is {from, select, draft {a draft} review {in review} published {published} other {unpublished}}. It cannot {to, select, draft {become a draft} review {be sent to review} published {be published} other {be unpublished}} in one step.':
    'Dieses Produkt ist {from, select, draft {ein Entwurf} review {in Prüfung} published {veröffentlicht} other {zurückgezogen}}. Es lässt sich nicht direkt {to, select, draft {zum Entwurf machen} review {zur Prüfung geben} published {veröffentlichen} other {archivieren}}.',

  'Give it a title.': 'Gib einen Titel ein.',
  'Keep the title to one line.': 'Der Titel darf nur eine Zeile haben.',
  'Give it a web address.': 'Gib eine Webadresse ein.',
  'Use small letters, digits and single hyphens: first-sourdough.':
    'Nimm Kleinbuchstaben ohne Umlaute, Ziffern und einzelne Bindestriche: erster-sauerteig.',
  '“{slug}” is or was the web address of another product. Choose another.':
    '„{slug}“ ist oder war die Webadresse eines anderen Produkts. Wähle eine andere.',
  'Give the three letters of a currency, for example USD.':
    'Gib die drei Buchstaben einer Währung an, zum Beispiel USD.',
  'Keep each tag to {max} characters.': 'Jedes Schlagwort darf höchstens {max} Zeichen haben.',
  'Keep each tag to one line.': 'Jedes Schlagwort darf nur eine Zeile haben.',
  'At most {max} tags.': 'Höchstens {max} Schlagwörter.',
  'Give a web address that begins with https:// or /.':
    'Gib eine Adresse an, die mit https:// oder / beginnt.',
  'This picture was deleted. Choose another.': 'Dieses Bild wurde gelöscht. Wähl ein anderes.',
  'The picture does not load. Check its web address, or leave it empty for a drawn cover.':
    'Das Bild lädt nicht. Prüfe seine Adresse, oder lass sie leer für ein gezeichnetes Titelbild.',
  'The web address of the picture leads to something else. Give the web address of the picture itself.':
    'Die Adresse des Bildes führt zu etwas anderem. Gib die Adresse des Bildes selbst an.',
  'The web address of the picture is inside a private network: shoppers cannot load it.':
    'Die Adresse des Bildes liegt in einem privaten Netz: Kunden können es nicht laden.',
  'Give it a code of its own.': 'Gib eine eigene Artikelnummer ein.',
  'Use letters, digits, dots and hyphens.': 'Nimm Buchstaben ohne Umlaute, Ziffern, Punkte und Bindestriche.',
  '“{sku}” is the code of something else.': '„{sku}“ ist schon die Artikelnummer von etwas anderem.',
  'At most {amount}.': 'Höchstens {amount}.',
  'It is sold in several variants: change the currency on their page.':
    'Es wird in mehreren Varianten verkauft: Ändere die Währung auf deren Seite.',

  'Say in a sentence what it is.': 'Schreib eine Kurzbeschreibung, einen Satz lang.',
  'Describe it for its page.': 'Schreib eine Beschreibung für die Seite.',
  'Choose a category.': 'Wähle eine Kategorie.',
  'Give it a price, or 0 if it is free.': 'Gib einen Preis an, oder 0 für kostenlos.',
  'Something is missing before shoppers can have it.': 'Bevor Kunden es kaufen können, fehlt noch etwas.',

  'That variant is no longer here.': 'Diese Variante gibt es nicht mehr.',
  'That is no longer here. Load the page again.': 'Das gibt es nicht mehr. Lade die Seite neu.',
  'Keep the name to one line.': 'Der Name darf nur eine Zeile haben.',
  'Give a whole number.': 'Gib eine ganze Zahl an.',
  'Give a number from {min, number} to {max, number}.':
    'Gib eine Zahl von {min, number} bis {max, number} an.',
  '{amount} is not an amount in {currency}. Change that price first.':
    '{amount} ist kein Betrag in {currency}. Ändere zuerst diesen Preis.',
  'Give what is sold now a name too: shoppers choose between the two.':
    'Gib auch der bisherigen Variante einen Namen: Kunden wählen zwischen den beiden.',
  'A product keeps one variant on sale. To stop selling it, unpublish the product.':
    'Eine Variante bleibt immer im Verkauf. Wenn du das Produkt nicht mehr verkaufen willst, zieh es zurück.',
  'Its price is in {currency}, the others’ in {others}. Give it a price first.':
    'Ihr Preis ist in {currency}, die der anderen sind in {others}. Gib ihr zuerst einen Preis.',
  'With several variants each needs a name: shoppers choose by it.':
    'Bei mehreren Varianten braucht jede einen Namen: Kunden wählen danach.',
  'Another variant has that name. Shoppers could not tell them apart.':
    'Eine andere Variante heißt schon so. Kunden könnten sie nicht unterscheiden.',
} as const satisfies Readonly<Record<string, string>>;
