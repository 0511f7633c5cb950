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
};
