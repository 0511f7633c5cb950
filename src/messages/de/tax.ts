/** Taxes: at the checkout, on orders, and the admin's page about them. */
export const tax = {
  'Includes {percent, number} % tax': 'Enthält {percent, number} % Steuer',
  '{percent, number} % tax': '{percent, number} % Steuer',
  'Includes {percent, number} % VAT': 'Enthält {percent, number} % MwSt.',
  '{percent, number} % VAT': '{percent, number} % MwSt.',
  'Includes {percent, number} % VAT ({country})': 'Enthält {percent, number} % MwSt. ({country})',
  '{percent, number} % VAT ({country})': '{percent, number} % MwSt. ({country})',
  'Where you live: it decides the tax.': 'Wo du wohnst: Danach richtet sich die Steuer.',
  'Choose your country to see what you pay.': 'Wähle dein Land, um zu sehen, was du zahlst.',
  'The tax of your country is added at the checkout. No sign-up needed.':
    'Die Steuer deines Landes kommt an der Kasse dazu. Ein Konto brauchst du nicht.',
  'The tax of your country and the delivery are added at the checkout. No sign-up needed.':
    'Die Steuer deines Landes und der Versand kommen an der Kasse dazu. Ein Konto brauchst du nicht.',
  'The lines of an order, its shipping and the tax that is added sum to its total, to the last unit.':
    'Die Zeilen einer Bestellung, ihr Versand und die Steuer, die dazukommt, ergeben genau ihren Gesamtbetrag.',
  'The taxes of an order sum to what it says, with their net amounts to its total, and those of a line to the line.':
    'Die Steuern einer Bestellung ergeben ihre Steuer und mit den Nettobeträgen ihren Gesamtbetrag, die einer Zeile den der Zeile.',
  'Tax: how your shop is taxed, and rates': 'Steuer: wie dein Shop besteuert wird, und Steuersätze',
  'Say how your shop is taxed': 'Sag, wie dein Shop besteuert wird',
  'How your shop is taxed': 'Wie dein Shop besteuert wird',
  'Ask your tax adviser if you are not sure. Orders keep the tax they were placed with.':
    'Frag deine Steuerberatung, wenn du unsicher bist. Bestellungen behalten die Steuer, mit der sie aufgegeben wurden.',
  'Country of your business': 'Land deines Unternehmens',
  'VAT or sales tax': 'Umsatzsteuer',
  'Prices are entered': 'Preise werden eingegeben',
  'Buyers in other EU countries pay': 'Käufe aus anderen EU-Ländern haben',
  'Not answered yet: no tax': 'Noch nicht beantwortet: keine Steuer',
  'Until you answer, no tax is shown or counted.':
    'Bis du das beantwortest, wird keine Steuer gezeigt oder berechnet.',
  'I am registered for it': 'Ich bin umsatzsteuerpflichtig',
  'Small business: no tax': 'Kleinunternehmen: keine Steuer',
  'With tax: one price for everybody': 'Mit Steuer: ein Preis für alle',
  'Without tax: it is added at the checkout': 'Ohne Steuer: Sie kommt an der Kasse dazu',
  'The rates of my country': 'Die Steuersätze meines Landes',
  'Their own rates (one-stop shop)': 'Ihre eigenen Steuersätze (One-Stop-Shop)',
  'Your own rates may hold while you sell less than 10,000 EUR a year to all of them together.':
    'Deine eigenen Sätze gelten, solange du in alle zusammen weniger als 10.000 EUR im Jahr verkaufst.',
  'Tax class': 'Steuerklasse',
  'As usual: {class}': 'Wie üblich: {class}',
  'Businesses in other EU countries pay': 'Unternehmen in anderen EU-Ländern zahlen',
  'Tax, as everybody': 'Steuer wie alle',
  'No tax, with a VAT ID (reverse charge)': 'Keine Steuer, mit USt-IdNr. (Reverse-Charge)',
  'The shop checks the form of a VAT ID. Whether it was given to that business you check yourself, before you rely on it.':
    'Der Shop prüft die Form einer USt-IdNr. Ob sie diesem Unternehmen gehört, prüfst du selbst, bevor du dich darauf verlässt.',
  'I buy for a business': 'Ich kaufe für ein Unternehmen',
  'Name of the business': 'Name des Unternehmens',
  'VAT ID': 'USt-IdNr.',
  Business: 'Unternehmen',
  'Enter the name of the business.': 'Gib den Namen des Unternehmens ein.',
  'This is not a VAT ID. Check it, or leave it empty.':
    'Das ist keine USt-IdNr. Prüfe sie, oder lass das Feld leer.',
  'This VAT ID is of {country}. Choose that country, or leave the VAT ID empty.':
    'Diese USt-IdNr. ist aus {country}. Wähle dieses Land, oder lass die USt-IdNr. leer.',
  'Reverse charge: no VAT is charged, the business that buys owes it.':
    'Steuerschuldnerschaft des Leistungsempfängers (Reverse-Charge): Es wird keine Umsatzsteuer berechnet.',
  Rates: 'Steuersätze',
  Rate: 'Steuersatz',
  'Check them before you sell: they came with the shop, and countries change them. A class without a rate has the standard one.':
    'Prüfe sie, bevor du verkaufst: Sie kamen mit dem Shop, und Länder ändern sie. Eine Klasse ohne eigenen Satz hat den normalen.',
  'There are no rates of {country} yet: nothing is taxed there.':
    'Für {country} gibt es noch keine Steuersätze: Dort wird nichts besteuert.',
  'Class ¦ of tax': 'Klasse',
  'Valid from': 'Gilt ab',
  '{percent} %': '{percent} %',
  'Add a rate of {country}': 'Steuersatz hinzufügen: {country}',
  'Add the rate': 'Steuersatz hinzufügen',
  'Rate in percent': 'Steuersatz in Prozent',
  'Only where a part of the country has rates of its own.':
    'Nur wo ein Teil des Landes eigene Steuersätze hat.',
  'Enter a percentage such as 19 or 5.5.': 'Gib einen Prozentsatz ein, etwa 19 oder 5,5.',
  'Standard ¦ a class of tax': 'Normal',
  'Reduced ¦ a class of tax': 'Ermäßigt',
  'Printed books': 'Gedruckte Bücher',
  'E-books and audiobooks': 'E-Books und Hörbücher',
  'Admission to culture': 'Eintritt zu Kultur',
  'Exempt from tax': 'Steuerfrei',
  Remove: 'Entfernen',
  'Remove {name}': '{name} entfernen',
  Continue: 'Weiter',
  'Classes of your own': 'Eigene Klassen',
  'For what has a rate that none of the classes in the list has. Add one, then its rates in each country above.':
    'Für das, was einen Steuersatz hat, den keine Klasse der Liste hat. Leg eine an, dann oben ihre Steuersätze in jedem Land.',
  'Name of the class': 'Name der Klasse',
  'Add the class': 'Klasse anlegen',
  'There is no such class.': 'Diese Klasse gibt es nicht.',
  'There is a class of this name already.': 'Eine Klasse mit diesem Namen gibt es schon.',
  '{count, plural, one {# product has} other {# products have}} this class. Choose another for them first.':
    '{count, plural, one {# Produkt hat} other {# Produkte haben}} diese Klasse. Wähl für sie zuerst eine andere.',
};
