/** Invoices and credit notes: on paper, on the buyer's pages, and in the admin. */
export const invoices = {
  'Name of the seller': 'Name des Verkäufers',
  '{title} (part of the price)': '{title} (Teil des Preises)',
  'Reverse charge: the buyer owes the VAT (Art. 196 of Directive 2006/112/EC).':
    'Steuerschuldnerschaft des Leistungsempfängers (Reverse-Charge, Art. 196 der Richtlinie 2006/112/EG).',
  'VAT-exempt supply of goods within the EU (Art. 138 of Directive 2006/112/EC).':
    'Steuerfreie innergemeinschaftliche Lieferung (Art. 138 der Richtlinie 2006/112/EG).',
  'VAT-exempt export of goods.': 'Steuerfreie Ausfuhrlieferung.',
  'Exempt from VAT.': 'Von der Umsatzsteuer befreit.',
  'Not subject to VAT in the country of the seller.': 'Im Land des Verkäufers nicht steuerbar.',
  'No VAT is charged: small business under § 19 UStG.':
    'Kein Ausweis von Umsatzsteuer: Kleinunternehmer nach § 19 UStG.',
  'No VAT is charged: the seller is a small business.':
    'Es wird keine Umsatzsteuer berechnet: Der Verkäufer ist Kleinunternehmer.',
  'Sample invoice {number}': 'Musterrechnung {number}',
  'Sample credit note {number}': 'Muster einer Rechnungskorrektur {number}',
  'Invoice {number}': 'Rechnung {number}',
  'Credit note {number}': 'Rechnungskorrektur {number}',
  'VAT ID {id}': 'USt-IdNr. {id}',
  'Tax number {number}': 'Steuernummer {number}',
  '{first} to {last}': '{first} bis {last}',
  '{percent, number} % tax on {net}': '{percent, number} % Steuer auf {net}',
  '{percent, number} % VAT on {net}': '{percent, number} % MwSt. auf {net}',
  '{percent, number} % VAT ({country}) on {net}': '{percent, number} % MwSt. ({country}) auf {net}',
  'The buyer’s bank took {amount} back. What is owed is not waived by this.':
    'Die Bank hat {amount} zurückgeholt. Auf die Forderung wird damit nicht verzichtet.',
  'Your bank took back what you paid for your order {order}. This is the credit note for it.':
    'Deine Bank hat zurückgeholt, was du für die Bestellung {order} bezahlt hast. Das ist die Rechnungskorrektur dazu.',
  '{amount} is credited.': '{amount} werden gutgeschrieben.',
  'Nothing is to be paid.': 'Es ist nichts zu zahlen.',
  'Paid on {day}. Nothing is left to pay.': 'Bezahlt am {day}. Es ist nichts mehr zu zahlen.',
  'Paid on {day} with {method}. Nothing is left to pay.':
    'Bezahlt am {day} mit {method}. Es ist nichts mehr zu zahlen.',
  'About invoice {number} of {day}.': 'Zur Rechnung {number} vom {day}.',
  'Paid with play money: this is a sample, not an invoice.':
    'Mit Spielgeld bezahlt: Das ist ein Muster, keine Rechnung.',
  'Your credit note {number} is attached.': 'Deine Rechnungskorrektur {number} liegt bei.',
  'Your new invoice: order {order}': 'Deine neue Rechnung: Bestellung {order}',
  'We have changed the invoice of your order {order}: a credit note cancels the old one, and a new invoice replaces it.':
    'Wir haben die Rechnung deiner Bestellung {order} geändert: Eine Rechnungskorrektur hebt die alte auf, eine neue Rechnung ersetzt sie.',
  'Your credit note: order {order}': 'Deine Rechnungskorrektur: Bestellung {order}',
  'This is the credit note for the refund of your order {order}.':
    'Das ist die Rechnungskorrektur zur Erstattung deiner Bestellung {order}.',
  'Your invoice: order {order}': 'Deine Rechnung: Bestellung {order}',
  'This is the invoice of your order {order}.': 'Das ist die Rechnung deiner Bestellung {order}.',
  'Invoice or credit note': 'Rechnung oder Rechnungskorrektur',
  'Invoice number': 'Rechnungsnummer',
  'Credit note number': 'Nummer der Korrektur',
  'Date ¦ of a document': 'Datum',
  'Supplied ¦ a date': 'Leistung am',
  'The terms of {day} apply.': 'Es gelten die Bedingungen vom {day}.',
  'Net amount': 'Nettobetrag',
  'Total ¦ of a document': 'Gesamtbetrag',
  'Gross, {currency}': 'Brutto, {currency}',
  'Net, {currency}': 'Netto, {currency}',
  'Amount, {currency}': 'Betrag, {currency}',
  'No. ¦ of a line': 'Nr.',
  Qty: 'Menge',
  'Tax rate': 'Steuer',
  'Discount {amount}': 'Rabatt {amount}',
  'Supplied on {day}': 'Leistung am {day}',
  '{number}, page {page} of {pages}': '{number}, Seite {page} von {pages}',
  SAMPLE: 'MUSTER',
  'Invoice issued': 'Rechnung ausgestellt',
  'Credit note issued': 'Rechnungskorrektur ausgestellt',
  'Invoice not made': 'Rechnung nicht erstellt',
  'The order is paid or refunded, but its document could not be made. See why under Invoices, and try again there.':
    'Die Bestellung ist bezahlt oder erstattet, aber ihr Beleg konnte nicht erstellt werden. Warum, steht unter Rechnungen; versuch es dort noch einmal.',
  'Invoices wait': 'Rechnungen warten',
  'Orders are paid, and their invoices wait until you have said who sells: under Settings, Seller.':
    'Bestellungen sind bezahlt, und ihre Rechnungen warten, bis du gesagt hast, wer verkauft: unter Einstellungen, Verkäufer.',
  'No VAT is charged.': 'Es wird keine Umsatzsteuer berechnet.',
  'There is no e-invoice of this document: when it was issued, the seller had neither a VAT ID nor a tax number. Enter one under Settings, for the invoices that come.':
    'Von diesem Beleg gibt es keine E-Rechnung: Als er ausgestellt wurde, hatte der Verkäufer weder USt-IdNr. noch Steuernummer. Trage unter Einstellungen eine ein, für die nächsten Rechnungen.',
  'There is no e-invoice of this document: the buyer’s country is not known. Change the invoice’s address, and the new one has it.':
    'Von diesem Beleg gibt es keine E-Rechnung: Das Land des Käufers ist nicht bekannt. Ändere die Adresse der Rechnung, dann hat die neue eine.',
  'There is no e-invoice of this document: e-invoices have two decimals, and an amount of it has three. Rounding it would change what was paid.':
    'Von diesem Beleg gibt es keine E-Rechnung: E-Rechnungen haben zwei Nachkommastellen, und ein Betrag hat hier drei. Gerundet wäre es nicht mehr, was bezahlt wurde.',
  'An XRechnung needs the buyer’s address and email, and the seller’s address and phone.':
    'Eine XRechnung braucht Adresse und E-Mail des Käufers sowie Adresse und Telefon des Verkäufers.',
  'Try again': 'Noch einmal versuchen',
  'Your invoice {number} is attached.': 'Deine Rechnung {number} liegt bei.',
  'Every order that was paid with real money has its invoice after ten minutes, and every refund of it its credit note.':
    'Jede mit echtem Geld bezahlte Bestellung hat nach zehn Minuten ihre Rechnung, und jede Erstattung ihre Rechnungskorrektur.',
  'The numbers of each series of invoices follow one another, with no gap and none twice.':
    'Die Nummern jeder Rechnungsreihe folgen lückenlos aufeinander, und keine kommt doppelt vor.',
  'What is invoiced of an order and not credited is what it cost, was not refunded and was not taken back by a bank.':
    'Was von einer Bestellung berechnet und nicht gutgeschrieben ist, ist das, was sie kostete und weder erstattet noch von einer Bank zurückgeholt wurde.',
  'Choose a month, such as 2026-11.': 'Wähle einen Monat, zum Beispiel 2026-11.',
  'All invoices of this month as a ZIP, with a list for the bookkeeper':
    'Alle Rechnungen dieses Monats als ZIP, mit einer Liste für die Buchhaltung',
  'The samples of this month': 'Die Muster dieses Monats',
  'Buyer on the invoice changed': 'Käufer auf der Rechnung geändert',
  'Invoices exported': 'Rechnungen exportiert',
  'This order has no invoice.': 'Diese Bestellung hat keine Rechnung.',
  'This invoice has been corrected often. Write to us, and we do it for you.':
    'Diese Rechnung wurde schon oft berichtigt. Schreib uns, dann machen wir es für dich.',
  'This VAT ID is of {country}. Choose that country, or leave the VAT ID out.':
    'Diese USt-IdNr. ist aus {country}. Wähle dieses Land oder lass die USt-IdNr. weg.',
  'Change the invoice of order {number}': 'Rechnung zur Bestellung {number} ändern',
  'Who is the invoice for?': 'Für wen ist die Rechnung?',
  'We cancel the invoice with a credit note and issue a new one. What you paid stays as it is, the tax too.':
    'Wir berichtigen die Rechnung und stellen eine neue aus. Was du bezahlt hast, bleibt, wie es ist, auch die Steuer.',
  'Correct… ¦ the buyer on an invoice': 'Ändern …',
  'Correct the buyer on the invoice…': 'Käufer auf der Rechnung ändern …',
  'Correct the buyer on the invoice': 'Käufer auf der Rechnung ändern',
  'Invoice of order {number}': 'Rechnung zur Bestellung {number}',
  'A credit note cancels <b>{number}</b>, and a new invoice names this buyer.':
    'Eine Rechnungskorrektur hebt <b>{number}</b> auf, und eine neue Rechnung nennt diesen Käufer.',
  'A credit note cancels the invoice, and a new one names this buyer.':
    'Eine Rechnungskorrektur hebt die Rechnung auf, und eine neue nennt diesen Käufer.',
  'What was paid stays as it is, the tax too.': 'Was bezahlt wurde, bleibt, wie es ist, auch die Steuer.',
  'We email both documents to {email}, once.': 'Wir senden beide Belege einmal an {email}.',
  'Nobody is emailed: the buyer’s email address was erased.':
    'Niemand bekommt eine E-Mail: Die Adresse des Käufers wurde gelöscht.',
  'These are the fields of an address in {country}. Look at them before you go on.':
    'Das sind die Felder einer Adresse in {country}. Sieh sie dir an, bevor du weitermachst.',
  'The invoice is corrected.': 'Die Rechnung ist berichtigt.',
  'The history below has the numbers of the new documents.':
    'Im Verlauf unten stehen die Nummern der neuen Belege.',
  'The invoice names this buyer already.': 'Die Rechnung nennt diesen Käufer schon.',
  'Use this country': 'Dieses Land nehmen',
  'Issue a new invoice': 'Neue Rechnung ausstellen',
  'Name a company, or change the address': 'Firma nennen oder Adresse ändern',
  Invoices: 'Rechnungen',
  Invoice: 'Rechnung',
  'Credit note': 'Rechnungskorrektur',
  Correction: 'Berichtigung',
  'Sample ¦ a document': 'Muster',
  'being made': 'wird erstellt',
  'Being made': 'Wird erstellt',
  'Not made': 'Nicht erstellt',
  'Made ¦ a file': 'Erstellt',
  'Your invoices': 'Deine Rechnungen',
  'No invoices yet': 'Noch keine Rechnungen',
  'The invoice of each order you pay is kept here.':
    'Hier liegt die Rechnung jeder Bestellung, die du bezahlst.',
  'Done: all documents of the order are there.': 'Fertig: Alle Belege der Bestellung sind da.',
  'It did not work. The reason is below.': 'Es hat nicht geklappt. Der Grund steht unten.',
  'Say who sells': 'Sag, wer verkauft',
  'Invoices of real orders wait until <seller>your name and address</seller> are there.':
    'Rechnungen echter Bestellungen warten, bis <seller>dein Name und deine Adresse</seller> da sind.',
  'Invoices of real orders wait until the name and address of the shop are there. An admin enters them under Settings.':
    'Rechnungen echter Bestellungen warten, bis Name und Adresse des Shops da sind. Ein Admin trägt sie unter Einstellungen ein.',
  'Filter invoices': 'Rechnungen filtern',
  'Number, order or buyer': 'Nummer, Bestellung oder Käufer',
  'Kind ¦ of a document': 'Art',
  'No invoices found': 'Keine Rechnungen gefunden',
  'Remove a filter, or <all>see all invoices</all>.':
    'Entferne einen Filter oder <all>sieh alle Rechnungen an</all>.',
  'Each order that is paid gets its invoice within a minute.':
    'Jede bezahlte Bestellung bekommt ihre Rechnung innerhalb einer Minute.',
  'Invoices are never changed or deleted: a mistake is corrected by a credit note and a new invoice. Keep them as long as the law wants, in Germany for eight years.':
    'Rechnungen werden nie geändert oder gelöscht: Ein Fehler wird durch eine Rechnungskorrektur und eine neue Rechnung berichtigt. Bewahre sie so lange auf, wie das Gesetz es will, in Deutschland acht Jahre.',
  'Invoices, newest first': 'Rechnungen, die neuesten zuerst',
  'Issued ({zone})': 'Ausgestellt ({zone})',
  'To be issued': 'Noch auszustellen',
  'Why it waits': 'Warum sie wartet',
  'For the name and address of the seller': 'Auf Name und Adresse des Verkäufers',
  'Its turn comes within a minute': 'Sie ist innerhalb einer Minute an der Reihe',
  Seller: 'Verkäufer',
  'Who sells': 'Wer verkauft',
  'Invoices need the name and the address. Without them, the invoices of real orders wait.':
    'Rechnungen brauchen Name und Adresse. Ohne sie warten die Rechnungen echter Bestellungen.',
  'Of your company, as it is registered; else your own name.':
    'Der deiner Firma, wie er eingetragen ist; sonst dein eigener.',
  'XRechnung wants one.': 'XRechnung verlangt eine.',
  'Tax and bank': 'Steuer und Bank',
  'Where you have one.': 'Falls du eine hast.',
  'Only for a small business that charges no tax. Empty: the usual sentence of your country.':
    'Nur für ein Kleinunternehmen, das keine Steuer berechnet. Leer: der übliche Satz deines Landes.',
  'No invoice ¦ for free orders': 'Keine Rechnung',
  'An invoice of 0.00': 'Eine Rechnung über 0,00',
  'Saved. The next invoice says so; those that were issued stay as they are.':
    'Gespeichert. Die nächste Rechnung sagt es so; ausgestellte bleiben, wie sie sind.',
  'Tax number': 'Steuernummer',
  IBAN: 'IBAN',
  BIC: 'BIC',
  'Sentence of a small business': 'Satz eines Kleinunternehmens',
  'Orders of 0.00 get': 'Bestellungen über 0,00 bekommen',
  'This is no VAT ID. Look at it once more.': 'Das ist keine USt-IdNr. Sieh sie dir noch einmal an.',
  'This is no IBAN. Look at it once more.': 'Das ist keine IBAN. Sieh sie dir noch einmal an.',
  'This is no BIC. It has 8 or 11 letters and digits.':
    'Das ist kein BIC. Er hat 8 oder 11 Buchstaben und Ziffern.',
  'This text is too long.': 'Dieser Text ist zu lang.',
  'Seller: your name and address on invoices': 'Verkäufer: dein Name und deine Adresse auf Rechnungen',
};
