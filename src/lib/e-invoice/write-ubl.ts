import {
  type EInvoice,
  type ELine,
  type EParty,
  type ETax,
  figure,
  NORM,
  ONLINE_PAYMENT,
  PIECE,
  PROCESS,
  percent,
  TYPE_CODES,
  XRECHNUNG,
} from './e-invoice.ts';
import { group, leaf, type Xml, xmlDocument } from './xml.ts';

const OASIS = 'urn:oasis:names:specification:ubl:schema:xsd';

/** A document in the syntax of OASIS. @param isXrechnung by the German rules. */
export function writeUbl(invoice: EInvoice, isXrechnung = false): string {
  const { kind, issuedOn, currency, orderNumber } = invoice;
  const root = kind === 'invoice' ? 'Invoice' : 'CreditNote';
  const money = moneyIn(invoice);
  const spaces = {
    '': `${OASIS}:${root}-2`,
    cac: `${OASIS}:CommonAggregateComponents-2`,
    cbc: `${OASIS}:CommonBasicComponents-2`,
  };
  return xmlDocument(
    root,
    spaces,
    leaf('cbc:CustomizationID', isXrechnung ? XRECHNUNG : NORM),
    leaf('cbc:ProfileID', PROCESS),
    leaf('cbc:ID', invoice.number),
    leaf('cbc:IssueDate', issuedOn),
    leaf(`cbc:${root}TypeCode`, TYPE_CODES[kind]),
    // The norm knows one note.
    leaf('cbc:Note', invoice.notes.join('\n')),
    leaf('cbc:DocumentCurrencyCode', currency),
    leaf('cbc:BuyerReference', orderNumber),
    ...references(invoice),
    group('cac:AccountingSupplierParty', party(invoice.seller)),
    group('cac:AccountingCustomerParty', party(invoice.buyer)),
    delivery(invoice),
    group('cac:PaymentMeans', leaf('cbc:PaymentMeansCode', ONLINE_PAYMENT)),
    group('cac:PaymentTerms', leaf('cbc:Note', invoice.terms)),
    group(
      'cac:TaxTotal',
      money('cbc:TaxAmount', invoice.tax),
      ...invoice.taxes.map((row) => taxRow(row, money)),
    ),
    sums(invoice, money),
    ...invoice.lines.map((line, at) => lineOf(root, line, at, money)),
  );
}

function references({ orderNumber, corrects }: EInvoice): Xml[] {
  const about = corrects && [leaf('cbc:ID', corrects.number), leaf('cbc:IssueDate', corrects.issuedOn)];
  return [
    group('cac:OrderReference', leaf('cbc:ID', orderNumber)),
    about ? group('cac:BillingReference', group('cac:InvoiceDocumentReference', ...about)) : '',
  ];
}

type MoneyLeaf = (name: string, minor: number) => Xml;

function moneyIn({ currency, decimals }: EInvoice): MoneyLeaf {
  return (name, minor) => leaf(name, figure(minor, decimals), { currencyID: currency });
}

function party(of: EParty): Xml {
  const scheme = (id: string) => group('cac:TaxScheme', leaf('cbc:ID', id));
  return group(
    'cac:Party',
    leaf('cbc:EndpointID', of.email, { schemeID: 'EM' }),
    group('cac:PartyIdentification', leaf('cbc:ID', of.id)),
    group(
      'cac:PostalAddress',
      leaf('cbc:StreetName', of.street),
      leaf('cbc:AdditionalStreetName', of.more),
      leaf('cbc:CityName', of.city),
      leaf('cbc:PostalZone', of.postcode),
      leaf('cbc:CountrySubentity', of.region),
      group('cac:Country', leaf('cbc:IdentificationCode', of.country)),
    ),
    of.vatId ? group('cac:PartyTaxScheme', leaf('cbc:CompanyID', of.vatId), scheme('VAT')) : '',
    of.taxNumber ? group('cac:PartyTaxScheme', leaf('cbc:CompanyID', of.taxNumber), scheme('FC')) : '',
    group('cac:PartyLegalEntity', leaf('cbc:RegistrationName', of.name)),
    of.contact || of.phone
      ? group(
          'cac:Contact',
          leaf('cbc:Name', of.contact),
          leaf('cbc:Telephone', of.phone),
          leaf('cbc:ElectronicMail', of.email),
        )
      : '',
  );
}

function delivery({ deliveredOn, deliveredTo }: EInvoice): Xml {
  const country = group('cac:Country', leaf('cbc:IdentificationCode', deliveredTo));
  return group(
    'cac:Delivery',
    leaf('cbc:ActualDeliveryDate', deliveredOn),
    group('cac:DeliveryLocation', group('cac:Address', country)),
  );
}

function categoryOf(name: string, { category, rate }: Pick<ETax, 'category' | 'rate'>, reason = ''): Xml {
  return group(
    name,
    leaf('cbc:ID', category),
    category === 'O' ? '' : leaf('cbc:Percent', percent(rate)),
    leaf('cbc:TaxExemptionReason', reason),
    group('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  );
}

function taxRow(row: ETax, money: MoneyLeaf): Xml {
  return group(
    'cac:TaxSubtotal',
    money('cbc:TaxableAmount', row.net),
    money('cbc:TaxAmount', row.tax),
    categoryOf('cac:TaxCategory', row, row.reason),
  );
}

function sums({ net, total, prepaid }: EInvoice, money: MoneyLeaf): Xml {
  return group(
    'cac:LegalMonetaryTotal',
    money('cbc:LineExtensionAmount', net),
    money('cbc:TaxExclusiveAmount', net),
    money('cbc:TaxInclusiveAmount', total),
    money('cbc:PrepaidAmount', prepaid),
    money('cbc:PayableAmount', total - prepaid),
  );
}

function lineOf(root: 'Invoice' | 'CreditNote', line: ELine, at: number, money: MoneyLeaf): Xml {
  const quantity = root === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity';
  return group(
    `cac:${root}Line`,
    leaf('cbc:ID', String(at + 1)),
    leaf(quantity, String(line.quantity), { unitCode: PIECE }),
    money('cbc:LineExtensionAmount', line.net),
    line.discount > 0
      ? group(
          'cac:AllowanceCharge',
          leaf('cbc:ChargeIndicator', 'false'),
          leaf('cbc:AllowanceChargeReason', 'Discount'),
          money('cbc:Amount', line.discount),
        )
      : '',
    group(
      'cac:Item',
      leaf('cbc:Description', line.description),
      leaf('cbc:Name', line.title),
      categoryOf('cac:ClassifiedTaxCategory', line),
    ),
    group(
      'cac:Price',
      money('cbc:PriceAmount', line.price),
      leaf('cbc:BaseQuantity', String(Math.abs(line.quantity)), { unitCode: PIECE }),
    ),
  );
}
