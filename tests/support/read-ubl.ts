import type { EInvoice, ELine, EParty, ETax, TaxCategory } from '#lib/e-invoice/e-invoice.ts';
import { type Element, parseXml } from './xml.ts';

/** The order in which UBL 2.1 wants the elements of a document that we write, of an invoice and a credit note alike. */
const ORDER = [
  ...['CustomizationID', 'ProfileID', 'ID', 'IssueDate', 'TypeCode', 'Note', 'DocumentCurrencyCode'],
  ...['BuyerReference', 'OrderReference', 'BillingReference', 'AccountingSupplierParty'],
  ...['AccountingCustomerParty', 'Delivery', 'PaymentMeans', 'PaymentTerms', 'TaxTotal'],
  ...['LegalMonetaryTotal', 'Line'],
];

const named = (name: string) => (element: Element) => element.name.replace(/^c[ab]c:/, '') === name;

function all(element: Element | undefined, ...path: readonly string[]): Element[] {
  let found = element ? [element] : [];
  for (const name of path) found = found.flatMap(({ children }) => children.filter(named(name)));
  return found;
}

const text = (element: Element | undefined, ...path: readonly string[]) =>
  all(element, ...path)[0]?.text ?? '';

/**
 * Reads a UBL document back into the terms that it was written from, knowing nothing of how that was done but the names of UBL.
 * @param steps what the document does not say: in which steps its currency is charged.
 * @throws when its elements are not in order, or an amount is in another currency.
 */
export function readUbl(
  xml: string,
  { step }: { readonly step: number },
): EInvoice & { readonly rules: string } {
  const document = parseXml(xml);
  const isInvoice = document.name === 'Invoice';
  const plain = document.children.map(({ name }) =>
    name.replace(/^c[ab]c:/, '').replace(/^(Invoice|CreditNote)(?=TypeCode$|Line$)/, ''),
  );
  const places = plain.map((name) => ORDER.indexOf(name));
  if (places.includes(-1) || places.some((place, at) => place < (places[at - 1] ?? 0)))
    throw new Error(`not in order: ${plain.join(' ')}`);
  const currency = text(document, 'DocumentCurrencyCode');
  const sums = all(document, 'LegalMonetaryTotal')[0];
  const decimals = (text(sums, 'PayableAmount').split('.')[1] ?? '').length;
  const minor = (element: Element | undefined): number => {
    if (!element) return 0;
    if (element.attributes['currencyID'] !== currency) throw new Error('an amount in another currency');
    return Number(element.text.replace('.', ''));
  };
  const amount = (element: Element | undefined, ...path: readonly string[]) =>
    minor(all(element, ...path)[0]);
  if (amount(sums, 'TaxExclusiveAmount') !== amount(sums, 'LineExtensionAmount'))
    throw new Error('two net amounts');
  const [total, prepaid] = [amount(sums, 'TaxInclusiveAmount'), amount(sums, 'PrepaidAmount')];
  if (amount(sums, 'PayableAmount') !== total - prepaid) throw new Error('the rest is not what is left');
  const about = all(document, 'BillingReference', 'InvoiceDocumentReference')[0];
  const note = text(document, 'Note');
  return {
    rules: text(document, 'CustomizationID'),
    kind: isInvoice && text(document, 'InvoiceTypeCode') === '380' ? 'invoice' : 'credit_note',
    ...{ number: text(document, 'ID'), issuedOn: text(document, 'IssueDate'), currency, decimals, step },
    orderNumber: text(document, 'OrderReference', 'ID'),
    corrects: about ? { number: text(about, 'ID'), issuedOn: text(about, 'IssueDate') } : null,
    notes: note === '' ? [] : note.split('\n'),
    seller: partyIn(all(document, 'AccountingSupplierParty', 'Party')[0]),
    buyer: partyIn(all(document, 'AccountingCustomerParty', 'Party')[0]),
    deliveredOn: text(document, 'Delivery', 'ActualDeliveryDate'),
    deliveredTo: text(document, 'Delivery', 'DeliveryLocation', 'Address', 'Country', 'IdentificationCode'),
    terms: text(document, 'PaymentTerms', 'Note'),
    lines: all(document, isInvoice ? 'InvoiceLine' : 'CreditNoteLine').map((line) => lineIn(line, amount)),
    taxes: all(document, 'TaxTotal', 'TaxSubtotal').map(
      (row): ETax => ({
        ...rateIn(all(row, 'TaxCategory')[0]),
        ...{ net: amount(row, 'TaxableAmount'), tax: amount(row, 'TaxAmount') },
        reason: text(row, 'TaxCategory', 'TaxExemptionReason'),
      }),
    ),
    ...{
      net: amount(sums, 'LineExtensionAmount'),
      tax: amount(document, 'TaxTotal', 'TaxAmount'),
      total,
      prepaid,
    },
  };
}

function rateIn(category: Element | undefined): Pick<ETax, 'category' | 'rate'> {
  return {
    category: text(category, 'ID') as TaxCategory,
    rate: Math.round(Number(text(category, 'Percent') || '0') * 10_000),
  };
}

function lineIn(line: Element, amount: (element: Element, ...path: string[]) => number): ELine {
  const quantity = Number(text(line, 'InvoicedQuantity') || text(line, 'CreditedQuantity'));
  return {
    ...{ title: text(line, 'Item', 'Name'), description: text(line, 'Item', 'Description'), quantity },
    ...{ price: amount(line, 'Price', 'PriceAmount'), discount: amount(line, 'AllowanceCharge', 'Amount') },
    net: amount(line, 'LineExtensionAmount'),
    ...rateIn(all(line, 'Item', 'ClassifiedTaxCategory')[0]),
  };
}

function partyIn(party: Element | undefined): EParty {
  const idOf = (scheme: string) =>
    all(party, 'PartyTaxScheme').find((one) => text(one, 'TaxScheme', 'ID') === scheme);
  return {
    ...{
      id: text(party, 'PartyIdentification', 'ID'),
      name: text(party, 'PartyLegalEntity', 'RegistrationName'),
    },
    ...{ contact: text(party, 'Contact', 'Name'), street: text(party, 'PostalAddress', 'StreetName') },
    ...{
      more: text(party, 'PostalAddress', 'AdditionalStreetName'),
      city: text(party, 'PostalAddress', 'CityName'),
    },
    ...{
      postcode: text(party, 'PostalAddress', 'PostalZone'),
      region: text(party, 'PostalAddress', 'CountrySubentity'),
    },
    country: text(party, 'PostalAddress', 'Country', 'IdentificationCode'),
    ...{ vatId: text(idOf('VAT'), 'CompanyID'), taxNumber: text(idOf('FC'), 'CompanyID') },
    ...{ email: text(party, 'EndpointID'), phone: text(party, 'Contact', 'Telephone') },
  };
}
