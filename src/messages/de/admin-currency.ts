/** What the shop sells in, and its change. */
export const adminCurrency = {
  'Something is open that asks for money in the currency of today. It has to end first.':
    'Es ist noch etwas offen, das in der heutigen Währung zu zahlen ist. Das muss zuerst zu Ende gehen.',
  'Say what 1 {currency} is worth.': 'Gib an, was 1 {currency} wert ist.',
  'Prices have changed since you looked. This is how they would be now.':
    'Preise haben sich geändert, seit du sie angesehen hast. So wären sie jetzt.',
  '{count, plural, one {# price} other {# prices}} would be refused. The first is of “{title}”: {problem}':
    '{count, plural, one {# Preis würde} other {# Preise würden}} abgelehnt. Der erste ist von „{title}“: {problem}',
  'Nothing would be left of it.': 'Davon bliebe nichts übrig.',
  'Prices are in another currency now. Load the page again.':
    'Die Preise sind jetzt in einer anderen Währung. Lade die Seite neu.',
  'This shop sells in {currency}. The currency of every price is changed in the settings.':
    'Dieser Shop verkauft in {currency}. Die Währung aller Preise wird in den Einstellungen geändert.',
  'Enter a number of more than 0, such as 0.92.': 'Gib eine Zahl größer als 0 ein, etwa 0,92.',
  'Amount off': 'Abzug',
  'Fixed price': 'Fester Preis',
  'Delivery free from': 'Versand frei ab',
  'Delivery up to this sum': 'Versand bis zu dieser Summe',
  'To what can be charged': 'Auf das, was abgebucht werden kann',
  'To whole units': 'Auf ganze Einheiten',
  '{count, plural, one {# order is} other {# orders are}} waiting for the payment':
    '{count, plural, one {# Bestellung wartet} other {# Bestellungen warten}} auf die Zahlung',
  '{count, plural, one {# refund is} other {# refunds are}} under way':
    '{count, plural, one {# Erstattung ist} other {# Erstattungen sind}} unterwegs',
  '{count, plural, one {# dispute is} other {# disputes are}} open':
    '{count, plural, one {# Zahlungsstreit ist} other {# Zahlungsstreite sind}} offen',
  '{count, plural, one {# buyer chooses} other {# buyers choose}} what becomes of money that came late':
    '{count, plural, one {# Person entscheidet} other {# Personen entscheiden}} noch, was mit verspätetem Geld geschieht',
  '{count, plural, one {# return is} other {# returns are}} open':
    '{count, plural, one {# Rücksendung ist} other {# Rücksendungen sind}} offen',
  '{count, plural, one {# product has a sale that runs or is} other {# products have sales that run or are}} planned':
    '{count, plural, one {# Produkt hat} other {# Produkte haben}} laufende oder geplante Angebote',
  '{count, plural, one {# product has another price} other {# products have other prices}} planned':
    'Für {count, plural, one {# Produkt ist ein anderer Preis} other {# Produkte sind andere Preise}} geplant',
  'The least that Stripe charges is {amount}. Lower prices are refused when they are saved.':
    'Stripe bucht mindestens {amount} ab. Niedrigere Preise werden beim Speichern abgelehnt.',
  'Stripe names no least amount in {currency}: a payment has to be worth the least of the currency that you are paid out in. The shop takes {amount}, a little more than 0.50 USD.':
    'Stripe nennt für {currency} keinen Mindestbetrag: Eine Zahlung muss so viel wert sein wie das Mindeste der Währung, in der du ausgezahlt wirst. Der Shop rechnet mit {amount}, etwas mehr als 0,50 USD.',
  'In {currency}': 'In {currency}',
  rounded: 'gerundet',
  'Your shop sells in {currency} now.': 'Dein Shop verkauft jetzt in {currency}.',
  'Your shop sells in {currency}': 'Dein Shop verkauft in {currency}',
  'Every price, delivery and promotion is in this currency. Orders, their refunds and invoices keep the currency they were placed in, for ever.':
    'Alle Preise, der Versand und alle Aktionen sind in dieser Währung. Bestellungen, ihre Erstattungen und Rechnungen behalten für immer die Währung, in der sie aufgegeben wurden.',
  'Before the currency can change, this has to end:':
    'Bevor die Währung sich ändern kann, muss das zu Ende gehen:',
  'and {count, number} more': 'und {count, number} weitere',
  'Page {page, number} of {pages, number}': 'Seite {page, number} von {pages, number}',
  'An order that is not paid ends by itself within the hour.':
    'Eine Bestellung, die nicht bezahlt wird, endet innerhalb einer Stunde von selbst.',
  'Another currency': 'Andere Währung',
  'First you see what every price would be. Nothing changes before you say so.':
    'Zuerst siehst du, was jeder Preis wäre. Nichts ändert sich, bevor du es sagst.',
  'Sell in': 'Verkaufen in',
  '1 {currency} is worth, in {other}': '1 {currency} ist wert, in {other}',
  Round: 'Runden',
  'Show the new prices': 'Die neuen Preise zeigen',
  'Prices in {currency}': 'Preise in {currency}',
  '{count, plural, one {One of these amounts cannot be charged. Change it first,} other {# of these amounts cannot be charged. Change them first,}} or give another rate.':
    '{count, plural, one {Einer dieser Beträge kann nicht abgebucht werden. Ändere ihn zuerst,} other {# dieser Beträge können nicht abgebucht werden. Ändere sie zuerst,}} oder gib einen anderen Kurs an.',
  'Amounts that cannot be charged': 'Beträge, die nicht abgebucht werden können',
  'Carts keep what is in them: shoppers are told the new price and accept it.':
    'Warenkörbe behalten, was darin ist: Käufer erfahren den neuen Preis und nehmen ihn an.',
  'Sell in {currency} from now on': 'Ab jetzt in {currency} verkaufen',
  'Currency: what your prices are in': 'Währung: worin deine Preise sind',
  'Row {row}: price in {currency}': 'Zeile {row}: Preis in {currency}',
} as const;
