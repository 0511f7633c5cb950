/** The country of a buyer: the question about it, and what staff see of it. */
export const taxCountry = {
  'In which country do you live? Order {number}': 'In welchem Land wohnst du? Bestellung {number}',
  'In which country do you live?': 'In welchem Land wohnst du?',
  'Your country: order {number}': 'Dein Land: Bestellung {number}',
  'Your card is from another country than the one you chose in order {number}. The tax law asks us to be sure where you live.':
    'Deine Karte ist aus einem anderen Land als dem, das du bei Bestellung {number} gewählt hast. Das Steuerrecht verlangt, dass wir sicher sind, wo du wohnst.',
  'Your card is from another country than the one you chose when you ordered. The tax law asks us to be sure where you live.':
    'Deine Karte ist aus einem anderen Land als dem, das du bei der Bestellung gewählt hast. Das Steuerrecht verlangt, dass wir sicher sind, wo du wohnst.',
  'It is one question. Your order stays as it is, and so does what you paid.':
    'Es ist eine einzige Frage. Deine Bestellung bleibt, wie sie ist, und was du bezahlt hast auch.',
  'Answer the question': 'Frage beantworten',
  'Send the answer': 'Antwort senden',
  'There is nothing to answer': 'Es gibt nichts zu beantworten',
  'There is nothing to answer any more.': 'Es gibt nichts mehr zu beantworten.',
  'We have your answer. Your order stays as it is.':
    'Wir haben deine Antwort. Deine Bestellung bleibt, wie sie ist.',
  'Asked for the country': 'Nach dem Land gefragt',
  'Asked for the buyer’s country': 'Nach dem Land gefragt, in dem der Käufer wohnt',
  'The buyer named a country': 'Der Käufer hat ein Land genannt',
  'Taxed in another country': 'In einem anderen Land besteuert',
  'The buyer lives in another country than the one that was chosen for the tax. Nothing was changed. Ask your tax adviser whether to correct it, then mark it as dealt with.':
    'Der Käufer wohnt in einem anderen Land als dem, das für die Steuer gewählt war. Nichts wurde geändert. Frag deine Steuerberatung, ob es zu berichtigen ist, und markiere es dann als erledigt.',
  'Buyer’s country unclear': 'Land des Käufers unklar',
  'The card is of another country than the one that was chosen, and no two facts agree. We have asked the buyer. The order stays as it is.':
    'Die Karte ist aus einem anderen Land als dem, das gewählt war, und keine zwei Angaben stimmen überein. Wir haben den Käufer gefragt. Die Bestellung bleibt, wie sie ist.',
  'VAT IDs are checked': 'USt-IdNrn. werden geprüft',
  'A VAT ID that is not verified yet is': 'Eine noch nicht bestätigte USt-IdNr. wird',
  'By form and check digits alone': 'Nur nach Form und Prüfziffern',
  'In VIES, the register of the EU, too': 'Auch in VIES, dem Register der EU',
  'Accepted, and verified afterwards': 'Angenommen und danach geprüft',
  'Charged tax until it is verified': 'Mit Steuer berechnet, bis sie bestätigt ist',
  'Nothing would ever be verified. Have VAT IDs checked in VIES, or accept them.':
    'Nie würde eine bestätigt. Lass USt-IdNrn. in VIES prüfen, oder nimm sie an.',
  'VIES is asked by the server within minutes, never while somebody pays. With your own VAT ID under Seller its answer has a number that proves it.':
    'Der Server fragt VIES innerhalb von Minuten, nie während jemand zahlt. Mit deiner eigenen USt-IdNr. unter „Verkäufer“ hat die Antwort eine Nummer, die sie belegt.',
  'Accepted: you are told if it turns out to be invalid.':
    'Angenommen: Du erfährst es, wenn sie sich als ungültig herausstellt.',
  'The register of the EU (VIES) does not know this VAT ID. Check it, or leave it empty.':
    'Das Register der EU (VIES) kennt diese USt-IdNr. nicht. Prüfe sie, oder lass das Feld leer.',
  'We are verifying this VAT ID, which takes a minute or two. Load the page again then: until it is verified, VAT is charged.':
    'Wir prüfen diese USt-IdNr., das dauert ein bis zwei Minuten. Lade die Seite dann neu: Bis sie bestätigt ist, wird Umsatzsteuer berechnet.',
  'VAT ID is invalid': 'USt-IdNr. ist ungültig',
  'The order was sold without tax to a business, and VIES does not know its VAT ID. Nothing was changed. Ask the buyer, and your tax adviser whether you owe the tax.':
    'Die Bestellung ging ohne Steuer an ein Unternehmen, und VIES kennt seine USt-IdNr. nicht. Nichts wurde geändert. Frag den Käufer, und deine Steuerberatung, ob du die Steuer schuldest.',
  'Not verified: form and check digits are right': 'Nicht bestätigt: Form und Prüfziffern stimmen',
  'Valid (VIES)': 'Gültig (VIES)',
  'Invalid (VIES)': 'Ungültig (VIES)',
  'Not verified: the register did not answer': 'Nicht bestätigt: Das Register hat nicht geantwortet',
  'Consultation number {number}': 'Bestätigungsnummer {number}',
  'That of your shop: {country}': 'Das deines Shops: {country}',
  'That of your shop': 'Das deines Shops',
  'Tickets of a date in a place are taxed there.': 'Karten eines Termins vor Ort werden dort besteuert.',
  'Prices are without VAT. Yours depends on where you live.':
    'Preise ohne MwSt. Deine richtet sich danach, wo du wohnst.',
  'Total before tax': 'Summe ohne Steuer',
  'Show what I pay': 'Zeigen, was ich zahle',
  'Plus VAT: the cart shows what you pay.': 'Zuzüglich MwSt.: Im Warenkorb siehst du, was du zahlst.',
  'Plus VAT and delivery: the cart shows what you pay.':
    'Zuzüglich MwSt. und Versand: Im Warenkorb siehst du, was du zahlst.',
  'Prices are without VAT. The cart shows what you pay.':
    'Preise ohne MwSt. Im Warenkorb siehst du, was du zahlst.',
  'Prices include VAT where it is charged.': 'Preise inklusive MwSt., wo sie anfällt.',
  'Includes VAT.': 'Inklusive MwSt.',
  'Includes VAT. Delivery is added.': 'Inklusive MwSt., zuzüglich Versand.',
  'Delivery is added.': 'Zuzüglich Versand.',
  'Before you go live': 'Bevor du live gehst',
  'Your shop sells for real money, and this is not answered yet':
    'Dein Shop verkauft für echtes Geld, und das ist noch nicht beantwortet',
  'Invoices of real orders wait for it.': 'Rechnungen echter Bestellungen warten darauf.',
  'Taxed in': 'Besteuert in',
  'Tax that was charged': 'Berechnete Steuer',
  'Tax there': 'Steuer dort',
  'Buyer’s country': 'Land des Käufers',
  'There the tax would be {amount}. Nothing was changed.':
    'Dort wäre die Steuer {amount}. Nichts wurde geändert.',
  'Looked at once it is paid': 'Wird geprüft, sobald bezahlt ist',
  'Two pieces of evidence agree': 'Zwei Nachweise stimmen überein',
  'One piece of evidence only': 'Nur ein Nachweis',
  'Evidence differs: we have asked the buyer': 'Nachweise widersprechen sich: Wir haben den Käufer gefragt',
  'The buyer confirmed it': 'Der Käufer hat es bestätigt',
  'The buyer named another country': 'Der Käufer hat ein anderes Land genannt',
  'Chosen at the checkout: {country}': 'An der Kasse gewählt: {country}',
  'Billing address: {country}': 'Rechnungsadresse: {country}',
  'Delivery address: {country}': 'Lieferadresse: {country}',
  'VAT ID: {country}': 'USt-IdNr.: {country}',
  'Card or account: {country}': 'Karte oder Konto: {country}',
  'Confirmed with an earlier order: {country}': 'Mit einer früheren Bestellung bestätigt: {country}',
  'The buyer’s answer: {country}': 'Antwort des Käufers: {country}',
  'The shop checks the form of a VAT ID. Whether it was given to that business is for VIES to say, below.':
    'Der Shop prüft die Form einer USt-IdNr. Ob sie diesem Unternehmen gehört, sagt VIES: siehe unten.',
};
