/** What staff see of products and their variants. */
export const adminProducts = {
  Products: 'Produkte',
  'New product': 'Neues Produkt',
  Title: 'Titel',
  Status: 'Status',
  Any: 'Alle',
  Sort: 'Sortierung',
  'Last changed first': 'Zuletzt geänderte zuerst',
  'This page of the list does not exist.': 'Diese Seite der Liste gibt es nicht.',
  'No products found': 'Keine Produkte gefunden',
  'No products yet': 'Noch keine Produkte',
  'See all products': 'Alle Produkte ansehen',
  'Begin with “New product”. Shoppers see nothing of it before you publish.':
    'Fang mit „Neues Produkt“ an. Kunden sehen davon nichts, bevor du es veröffentlichst.',
  Kind: 'Art',
  Price: 'Preis',
  'Last changed ({zone})': 'Zuletzt geändert ({zone})',
  'It begins as a draft: shoppers see nothing of it before you publish.':
    'Es beginnt als Entwurf: Kunden sehen davon nichts, bevor du es veröffentlichst.',
  'The last part of its page’s web address. Empty: made from the title.':
    'Letzter Teil der Webadresse. Leer: aus dem Titel.',
  'For example {amount}.': 'Zum Beispiel {amount}.',
  'For example {amount}. 0 means free.': 'Zum Beispiel {amount}. 0 heißt kostenlos.',
  Currency: 'Währung',
  'Create the draft': 'Entwurf anlegen',
  Cancel: 'Abbrechen',

  Details: 'Angaben',
  History: 'Verlauf',
  'See it in the shop': 'Im Shop ansehen',
  Preview: 'Vorschau',
  Publish: 'Veröffentlichen',
  'This product': 'Dieses Produkt',
  'The picture for shared links shows no title: no font here has {signs}.':
    'Das Bild für geteilte Links zeigt keinen Titel: Keine Schrift hier hat {signs}.',
  'History of {title}': 'Verlauf: {title}',
  'Nobody has changed it yet.': 'Noch hat niemand etwas geändert.',
  'What was done to this product': 'Was an diesem Produkt geändert wurde',

  'The draft is created. “Status” says what it needs before it can be published.':
    'Der Entwurf ist angelegt. Unter „Status“ steht, was vor dem Veröffentlichen noch fehlt.',
  'Saved. Shoppers see it now.': 'Gespeichert. Kunden sehen es ab jetzt.',
  'With your role you can read this, but not change it.':
    'Mit deiner Rolle kannst du das lesen, aber nicht ändern.',
  'What it is': 'Was es ist',
  'Web address': 'Webadresse',
  'The old web address will lead to the new one.': 'Die alte Webadresse führt dann zur neuen.',
  'These lead here too: {addresses}.': 'Auch diese führen hierher: {addresses}.',
  'Short description': 'Kurzbeschreibung',
  'For lists and search engines, at most 300 characters.':
    'Für Listen und Suchmaschinen, höchstens 300 Zeichen.',
  Description: 'Beschreibung',
  'For its page, in Markdown.': 'Für seine Seite, in Markdown.',
  'Sold in {count, number} variants, {price} each.': 'In {count, number} Varianten zu je {price}.',
  'Sold in {count, number} variants, {from} to {to}.': 'In {count, number} Varianten, {from} bis {to}.',
  'Prices and variants': 'Preise und Varianten',
  'Your cost': 'Deine Kosten',
  'Code (SKU)': 'Artikelnummer (SKU)',
  'Different versions at different prices? <variants>Sell it in several variants</variants>':
    'Mehrere Ausführungen zu verschiedenen Preisen? <variants>In mehreren Varianten verkaufen</variants>',
  None: 'Keine',
  Tags: 'Schlagwörter',
  'Separated by commas: bread, beginners': 'Durch Kommas getrennt: Brot, Einsteiger',
  Picture: 'Bild',
  Save: 'Speichern',

  'Status of {title}': 'Status: {title}',
  'It is a draft now.': 'Es ist jetzt ein Entwurf.',
  'It is in review now.': 'Es ist jetzt in Prüfung.',
  'It is published now.': 'Es ist jetzt veröffentlicht.',
  'It is unpublished now.': 'Es ist jetzt zurückgezogen.',
  'Unpublish “{title}”?': '„{title}“ zurückziehen?',
  'It leaves the lists and the search at once, and nobody can buy it. Carts that hold it can no longer pay for it.':
    'Es verschwindet sofort aus Listen und Suche, und niemand kann es kaufen. Aus Warenkörben lässt es sich nicht mehr bezahlen.',
  'Links to its page still work: the page says that it is no longer on sale.':
    'Links auf seine Seite funktionieren weiter: Dort steht, dass es nicht mehr im Verkauf ist.',
  '{count, plural, =0 {Nobody has bought it yet.} one {One buyer keeps access, as before.} other {# buyers keep access, as before.}}':
    '{count, plural, =0 {Noch hat es niemand gekauft.} one {Ein Käufer behält den Zugang wie bisher.} other {# Käufer behalten den Zugang wie bisher.}}',
  'You can publish it again at any time, at the same web address.':
    'Du kannst es jederzeit wieder veröffentlichen, unter derselben Webadresse.',
  'Keep it on sale': 'Im Verkauf lassen',
  'Not published yet: {count, plural, one {one thing is missing} other {# things are missing}}':
    'Noch nicht veröffentlicht: {count, plural, one {etwas fehlt} other {# Angaben fehlen}}',
  'Draft: not in the shop yet': 'Entwurf: noch nicht im Shop',
  'Back to the product': 'Zurück zum Produkt',
  'What is empty is left out. The button to buy it comes once it is published.':
    'Was leer ist, fehlt hier. Der Kaufknopf kommt mit dem Veröffentlichen.',
  'Before it can be published': 'Vor dem Veröffentlichen fehlt noch',
  'It is on sale, but something is missing': 'Es ist im Verkauf, aber es fehlt etwas',
  'Nothing is missing: it can be published.': 'Es fehlt nichts: Es kann veröffentlicht werden.',
  'What you can do now': 'Was du jetzt tun kannst',
  'Nothing, with your role.': 'Mit deiner Rolle nichts.',
  'Created ({zone})': 'Angelegt ({zone})',
  'First published ({zone})': 'Erstmals veröffentlicht ({zone})',

  'Variants of {title}': 'Varianten: {title}',
  '{count, plural, one {It is sold in one variant.} other {It is sold in # variants. Shoppers see them in this order and choose one.}}':
    '{count, plural, one {Es wird in einer Variante verkauft.} other {Es wird in # Varianten verkauft. Kunden sehen sie in dieser Reihenfolge und wählen eine.}}',
  'On sale: what you change here, shoppers see at once.':
    'Im Verkauf: Was du hier änderst, sehen Kunden sofort.',
  'On sale': 'Im Verkauf',
  'Off sale': 'Nicht im Verkauf',
  'Up<hidden>: {title}</hidden>': 'Hoch<hidden>: {title}</hidden>',
  'Down<hidden>: {title}</hidden>': 'Runter<hidden>: {title}</hidden>',
  'Take off sale<hidden>: {title}</hidden>': 'Aus dem Verkauf nehmen<hidden>: {title}</hidden>',
  'Put back on sale<hidden>: {title}</hidden>': 'Wieder verkaufen<hidden>: {title}</hidden>',
  'Edit<hidden>: {title}</hidden>': 'Bearbeiten<hidden>: {title}</hidden>',
  'Save<hidden> {title}</hidden>': 'Speichern<hidden>: {title}</hidden>',
  'costs you {amount}': 'kostet dich {amount}',
  'at most {max, number} per order': 'höchstens {max, number} pro Bestellung',
  'A variant that you take off sale leaves the shop at once, and carts that hold it can no longer pay for it. Buyers keep what they bought, and you can put it back on sale.':
    'Eine Variante, die du aus dem Verkauf nimmst, verschwindet sofort aus dem Shop, und aus Warenkörben lässt sie sich nicht mehr bezahlen. Käufer behalten, was sie gekauft haben, und du kannst sie wieder verkaufen.',
  'New variant': 'Neue Variante',
  'Name of what is sold now': 'Name der bisherigen Variante',
  'It has none yet, and shoppers choose by name.': 'Sie hat noch keinen, und Kunden wählen nach dem Namen.',
  Name: 'Name',
  'Shoppers choose by it: Morning, Large, With a mentor.':
    'Kunden wählen danach: Vormittags, Groß, Mit Mentor.',
  'Not shown while it is the only variant.': 'Nicht zu sehen, solange es die einzige Variante ist.',
  'Empty: made from the code of the first variant.':
    'Leer: wird aus der Artikelnummer der ersten Variante gebildet.',
  'Price in {currency}': 'Preis in {currency}',
  'At most per order': 'Höchstens pro Bestellung',
  'Add variant': 'Variante hinzufügen',
  'Currency of every variant': 'Währung aller Varianten',
  'The figures stay the same: 49 {currency} becomes 49 in the new currency.':
    'Die Zahlen bleiben gleich: Aus 49 {currency} werden 49 in der neuen Währung.',
  'Change currency': 'Währung ändern',
  'Shoppers do not see it now: it is not published.':
    'Käufer sehen es jetzt nicht: Es ist nicht veröffentlicht.',
  'Shoppers see today as the day of the last update.':
    'Käufer sehen den heutigen Tag als Tag der letzten Aktualisierung.',
  'Its content changed? Its page then says “Updated” with today’s date. No edit does so by itself.':
    'Der Inhalt hat sich geändert? Dann steht auf der Seite „Aktualisiert“ mit dem heutigen Datum. Von selbst passiert das nicht.',
  'Mark as updated': 'Als aktualisiert kennzeichnen',
} as const satisfies Readonly<Record<string, string>>;
