/** Sales, planned prices and what prices were, in the admin. */
export const adminPrices = {
  Prices: 'Preise',
  'Prices of {title}': 'Preise von {title}',
  Now: 'Jetzt',
  'A sale is running: shoppers pay less than the regular price that is shown and changed here. See <prices>Prices</prices>.':
    'Ein Angebot läuft: Käufer zahlen weniger als den regulären Preis, der hier steht und geändert wird. Siehe <prices>Preise</prices>.',
  'Regular price: {price}.': 'Regulärer Preis: {price}.',
  'The regular price is changed where the product is edited. During a sale shoppers see the lowest price of the 30 days before it began, struck through; where that was no higher than the sale price, nothing is struck.':
    'Der reguläre Preis wird geändert, wo das Produkt bearbeitet wird. Während eines Angebots sehen Käufer den niedrigsten Preis der 30 Tage vor seinem Beginn durchgestrichen; war der nicht höher als der Angebotspreis, wird nichts durchgestrichen.',
  'New sale': 'Neues Angebot',
  'One that begins while another runs takes its place. A sale that goes on without a break, as cheap or cheaper, keeps the price it is compared with.':
    'Ein Angebot, das beginnt, während ein anderes läuft, tritt an dessen Stelle. Geht ein Angebot ohne Unterbrechung weiter, gleich günstig oder günstiger, behält es den Preis, mit dem es verglichen wird.',
  'All variants': 'Alle Varianten',
  'Sale price': 'Angebotspreis',
  'An amount, or a percentage off the regular price such as 20 %.':
    'Ein Betrag, oder ein Prozentsatz, der vom regulären Preis abgeht, etwa 20 %.',
  'Begins, {zone}': 'Beginnt, {zone}',
  'Ends, {zone}': 'Endet, {zone}',
  'Ends, {zone}<hidden>: {title}</hidden>': 'Endet, {zone}<hidden>: {title}</hidden>',
  'Empty: now.': 'Leer: jetzt.',
  'Empty: until you end it.': 'Leer: bis du es beendest.',
  'Plan the sale': 'Angebot planen',
  'Another regular price from some day on': 'Ein anderer regulärer Preis ab einem Tag',
  'New price': 'Neuer Preis',
  'Plan the price': 'Preis planen',
  'Sales ¦ at a lower price': 'Angebote',
  'State ¦ of a sale': 'Stand',
  'Running ¦ a sale': 'Läuft',
  'Planned ¦ a sale': 'Geplant',
  'Over ¦ a sale': 'Vorbei',
  'Change ¦ a sale': 'Ändern',
  'Only the last {count, number} are shown.': 'Nur die letzten {count, number} werden gezeigt.',
  'Struck price': 'Durchgestrichener Preis',
  'Nothing struck': 'Nichts durchgestrichen',
  'Set the end<hidden>: {title}</hidden>': 'Ende festlegen<hidden>: {title}</hidden>',
  'End now<hidden>: {title}</hidden>': 'Jetzt beenden<hidden>: {title}</hidden>',
  'Call off<hidden>: {title}</hidden>': 'Absagen<hidden>: {title}</hidden>',
  'Regular prices to come': 'Kommende reguläre Preise',
  'Starts {time} {zone}': 'Ab {time} {zone}',
  'What it cost': 'Was es kostete',
  'Kept by the database at every change of a price, as long as the variant exists; nobody can change or delete it.':
    'Von der Datenbank bei jeder Preisänderung festgehalten, solange es die Variante gibt; niemand kann es ändern oder löschen.',
  'Choose a time to come.': 'Wähle einen Zeitpunkt, der noch kommt.',
  'Choose a time to come, or end it now.': 'Wähle einen Zeitpunkt, der noch kommt, oder beende es jetzt.',
  'That is over or no longer here. Load the page again.':
    'Das ist vorbei oder nicht mehr da. Lade die Seite neu.',
  'A sale has to cost less than the regular price, {regular}.':
    'Ein Angebot muss weniger kosten als der reguläre Preis, {regular}.',
  'Another sale is planned at {price} from {time} {zone}. End that first, or choose another time.':
    'Ein anderes Angebot zu {price} ist ab {time} {zone} geplant. Beende es zuerst, oder wähle eine andere Zeit.',
  'This price cannot be shared among its parts in whole amounts. Choose another.':
    'Dieser Preis lässt sich nicht in ganzen Beträgen auf die Teile verteilen. Wähle einen anderen.',
  'Who may buy it': 'Wer es kaufen darf',
  'Course to finish first': 'Kurs, der vorher abzuschließen ist',
  'Its page says so, and nobody else can put it in the cart or pay for it. Bundles that hold it are bound by it too.':
    'Auf seiner Seite steht es, und niemand sonst kann es in den Warenkorb legen oder bezahlen. Auch Pakete, in denen es steckt, sind daran gebunden.',
  'Choose a course that is on sale.': 'Wähle einen Kurs, der verkauft wird.',
  'Who may buy it changed': 'Geändert, wer es kaufen darf',
  'This is for those who have finished “{title}”. Finish it first, or sign in where you did.':
    'Das ist für alle, die „{title}“ abgeschlossen haben. Schließ ihn zuerst ab, oder melde dich dort an, wo du es getan hast.',
  'You can buy it where you learn: signed in, or in that browser.':
    'Kaufen kannst du es dort, wo du lernst: angemeldet oder in demselben Browser.',
  'For those who finished <course>{title}</course>.':
    'Für alle, die <course>{title}</course> abgeschlossen haben.',
  'Sale planned': 'Angebot geplant',
  'End of a sale changed': 'Ende eines Angebots geändert',
  'Sale ended': 'Angebot beendet',
  'Price change planned': 'Preisänderung geplant',
  'Planned price change dropped': 'Geplante Preisänderung abgesagt',
  'Price changed as planned': 'Preis wie geplant geändert',
  'Planned price': 'Geplanter Preis',
};
