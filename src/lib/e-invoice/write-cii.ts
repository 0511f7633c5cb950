import {
  type EInvoice,
  type ELine,
  type EParty,
  type ETax,
  figure,
  NORM,
  ONLINE_PAYMENT,
  PIECE,
  percent,
  TYPE_CODES,
} from './e-invoice.ts';
import { group, leaf, type Xml, xmlDocument } from './xml.ts';

const SPACES = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
} as const;

/** A document in the syntax of UN/CEFACT, as it lies inside of a Factur-X PDF. */
export function writeCii(invoice: EInvoice): string {
  return xmlDocument(
    'rsm:CrossIndustryInvoice',
    SPACES,
    group(
      'rsm:ExchangedDocumentContext',
      group('ram:GuidelineSpecifiedDocumentContextParameter', leaf('ram:ID', NORM)),
    ),
    group(
      'rsm:ExchangedDocument',
      leaf('ram:ID', invoice.number),
      leaf('ram:TypeCode', TYPE_CODES[invoice.kind]),
      group('ram:IssueDateTime', date('udt', invoice.issuedOn)),
      ...invoice.notes.map((note) => group('ram:IncludedNote', leaf('ram:Content', note))),
    ),
    group(
      'rsm:SupplyChainTradeTransaction',
      ...invoice.lines.map((line, at) => lineItem(line, at, invoice.decimals)),
      agreement(invoice),
      delivery(invoice),
      settlement(invoice),
    ),
  );
}

function date(space: 'udt' | 'qdt', day: string): Xml {
  return leaf(`${space}:DateTimeString`, day.replaceAll('-', ''), { format: '102' });
}

function lineItem(line: ELine, at: number, decimals: number): Xml {
  const { title, description, quantity, price, discount, net } = line;
  const amount = (minor: number) => figure(minor, decimals);
  return group(
    'ram:IncludedSupplyChainTradeLineItem',
    group('ram:AssociatedDocumentLineDocument', leaf('ram:LineID', String(at + 1))),
    group('ram:SpecifiedTradeProduct', leaf('ram:Name', title), leaf('ram:Description', description)),
    group(
      'ram:SpecifiedLineTradeAgreement',
      group(
        'ram:NetPriceProductTradePrice',
        leaf('ram:ChargeAmount', amount(price)),
        leaf('ram:BasisQuantity', String(Math.abs(quantity)), { unitCode: PIECE }),
      ),
    ),
    group(
      'ram:SpecifiedLineTradeDelivery',
      leaf('ram:BilledQuantity', String(quantity), { unitCode: PIECE }),
    ),
    group(
      'ram:SpecifiedLineTradeSettlement',
      group(
        'ram:ApplicableTradeTax',
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', line.category),
        rate(line),
      ),
      discount > 0 ? allowance(amount(discount)) : '',
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', leaf('ram:LineTotalAmount', amount(net))),
    ),
  );
}

function allowance(amount: string): Xml {
  return group(
    'ram:SpecifiedTradeAllowanceCharge',
    group('ram:ChargeIndicator', leaf('udt:Indicator', 'false')),
    leaf('ram:ActualAmount', amount),
    leaf('ram:Reason', 'Discount'),
  );
}

function rate({ category, rate: millionths }: Pick<ELine, 'category' | 'rate'>): Xml {
  return category === 'O' ? '' : leaf('ram:RateApplicablePercent', percent(millionths));
}

function agreement({ seller, buyer, orderNumber }: EInvoice): Xml {
  return group(
    'ram:ApplicableHeaderTradeAgreement',
    leaf('ram:BuyerReference', orderNumber),
    party('ram:SellerTradeParty', seller),
    party('ram:BuyerTradeParty', buyer),
    group('ram:BuyerOrderReferencedDocument', leaf('ram:IssuerAssignedID', orderNumber)),
  );
}

function party(name: string, of: EParty): Xml {
  return group(
    name,
    leaf('ram:ID', of.id),
    leaf('ram:Name', of.name),
    group(
      'ram:DefinedTradeContact',
      leaf('ram:PersonName', of.contact),
      group('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', of.phone)),
      group('ram:EmailURIUniversalCommunication', of.contact || of.phone ? leaf('ram:URIID', of.email) : ''),
    ),
    group(
      'ram:PostalTradeAddress',
      leaf('ram:PostcodeCode', of.postcode),
      leaf('ram:LineOne', of.street),
      leaf('ram:LineTwo', of.more),
      leaf('ram:CityName', of.city),
      leaf('ram:CountryID', of.country),
      leaf('ram:CountrySubDivisionName', of.region),
    ),
    group('ram:URIUniversalCommunication', leaf('ram:URIID', of.email, { schemeID: 'EM' })),
    group('ram:SpecifiedTaxRegistration', leaf('ram:ID', of.taxNumber, { schemeID: 'FC' })),
    group('ram:SpecifiedTaxRegistration', leaf('ram:ID', of.vatId, { schemeID: 'VA' })),
  );
}

function delivery({ deliveredOn, deliveredTo }: EInvoice): Xml {
  return group(
    'ram:ApplicableHeaderTradeDelivery',
    group('ram:ShipToTradeParty', group('ram:PostalTradeAddress', leaf('ram:CountryID', deliveredTo))),
    group('ram:ActualDeliverySupplyChainEvent', group('ram:OccurrenceDateTime', date('udt', deliveredOn))),
  );
}

function settlement(invoice: EInvoice): Xml {
  const { currency, decimals, net, tax, total, prepaid, corrects } = invoice;
  const amount = (name: string, minor: number) => leaf(name, figure(minor, decimals));
  return group(
    'ram:ApplicableHeaderTradeSettlement',
    leaf('ram:InvoiceCurrencyCode', currency),
    group('ram:SpecifiedTradeSettlementPaymentMeans', leaf('ram:TypeCode', ONLINE_PAYMENT)),
    ...invoice.taxes.map((row) => taxRow(row, decimals)),
    group('ram:SpecifiedTradePaymentTerms', leaf('ram:Description', invoice.terms)),
    group(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      amount('ram:LineTotalAmount', net),
      amount('ram:TaxBasisTotalAmount', net),
      leaf('ram:TaxTotalAmount', figure(tax, decimals), { currencyID: currency }),
      amount('ram:GrandTotalAmount', total),
      amount('ram:TotalPrepaidAmount', prepaid),
      amount('ram:DuePayableAmount', total - prepaid),
    ),
    corrects
      ? group(
          'ram:InvoiceReferencedDocument',
          leaf('ram:IssuerAssignedID', corrects.number),
          group('ram:FormattedIssueDateTime', date('qdt', corrects.issuedOn)),
        )
      : '',
  );
}

function taxRow(row: ETax, decimals: number): Xml {
  return group(
    'ram:ApplicableTradeTax',
    leaf('ram:CalculatedAmount', figure(row.tax, decimals)),
    leaf('ram:TypeCode', 'VAT'),
    leaf('ram:ExemptionReason', row.reason),
    leaf('ram:BasisAmount', figure(row.net, decimals)),
    leaf('ram:CategoryCode', row.category),
    rate(row),
  );
}
