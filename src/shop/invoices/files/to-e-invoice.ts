import type { EInvoice, ELine, EParty, ETax, TaxCategory } from '#lib/e-invoice/e-invoice.ts';
import { chargeStep, decimalsOf } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { netOf } from '../../pricing/tax/calculate.ts';
import { shopDay } from '../../settings/zone.ts';
import type { Invoice, InvoiceBuyer, InvoiceLine, InvoiceSeller, Snapshot } from '../invoice.ts';
import { paidInWords } from '../pdf/words.ts';
import { unitOf, whyNoData } from './why-no-data.ts';

/** A document in the terms of EN 16931; null where the norm has no words for it, as `whyNoData` says. */
export function toEInvoice({ kind, reason, number, issuedAt, snapshot }: Invoice): EInvoice | null {
  if (whyNoData(snapshot) !== null) return null;
  const { seller, buyer, currency, order, corrects, sums } = snapshot;
  const categories = categoriesOf(snapshot);
  const isOutside = [...categories.values()].includes('O');
  return inTwoDecimals(unitOf(currency), {
    ...{ kind, number, issuedOn: shopDay(issuedAt), currency, orderNumber: order.number, corrects },
    ...{ decimals: Math.min(2, decimalsOf(currency)), step: chargeStep(currency) },
    notes: snapshot.notes,
    seller: sellerOf(seller, isOutside),
    buyer: buyerOf(buyer, isOutside),
    deliveredOn:
      snapshot.lines
        .map(({ suppliedOn }) => suppliedOn)
        .toSorted()
        .at(-1) ?? order.paidOn,
    deliveredTo: snapshot.lines.find(({ ground }) => ground === 'intra_community')?.country ?? '',
    terms: paidInWords({ kind, reason }, snapshot),
    lines: snapshot.lines.map((line) => lineOf(line, snapshot, categories.get(line) ?? 'O')),
    taxes: taxesOf(snapshot, categories),
    ...{ net: sums.net, tax: sums.tax, total: sums.total, prepaid: kind === 'invoice' ? sums.total : 0 },
  });
}

/** The same in units of the last decimal that the norm has. Nothing is rounded: all amounts are whole units. */
function inTwoDecimals(unit: number, invoice: EInvoice): EInvoice {
  if (unit === 1) return invoice;
  return {
    ...invoice,
    step: invoice.step / unit,
    lines: invoice.lines.map((line) => ({
      ...line,
      ...{ price: line.price / unit, discount: line.discount / unit, net: line.net / unit },
    })),
    taxes: invoice.taxes.map((row) => ({ ...row, net: row.net / unit, tax: row.tax / unit })),
    ...{ net: invoice.net / unit, tax: invoice.tax / unit },
    ...{ total: invoice.total / unit, prepaid: invoice.prepaid / unit },
  };
}

const CATEGORIES: Readonly<Record<InvoiceLine['ground'], TaxCategory>> = {
  ...{ taxed: 'S', exempt: 'E', reverse_charge: 'AE', intra_community: 'K', export: 'G' },
  ...{ outside: 'O', none: 'O' },
};

/** The category of each line. What is outside of the tax stands alone in a document: beside others it is called exempt. */
function categoriesOf({ lines, notes, seller }: Snapshot): ReadonlyMap<InvoiceLine, TaxCategory> {
  const isSmall = notes.length > 0 && (seller.vatId !== '' || seller.taxNumber !== '');
  const found = lines.map((line): readonly [InvoiceLine, TaxCategory] => {
    const category = CATEGORIES[line.ground];
    if (category === 'S' && line.rate === 0) return [line, 'Z'];
    return [line, line.ground === 'none' && isSmall ? 'E' : category];
  });
  const isMixed = found.some(([, category]) => category !== 'O');
  return new Map(found.map(([line, category]) => [line, isMixed && category === 'O' ? 'E' : category]));
}

function lineOf(line: InvoiceLine, { isTaxIncluded, currency }: Snapshot, category: TaxCategory): ELine {
  const { title, variant, quantity, net, rate } = line;
  const unit = unitOf(currency);
  // Of the net amount it says how it came to be: any share will do, as long as it is written exactly.
  const discount = Math.round((isTaxIncluded ? netDiscount(line) : line.discount) / unit) * unit;
  const shared = { title, description: variant, category, rate };
  if (net < 0) return { ...shared, quantity: -1, price: -net, discount: 0, net };
  return { ...shared, quantity, price: net + discount, discount, net };
}

/** The discount without the tax that it includes: the share that the net amount is of the gross. */
function netDiscount({ discount, net, gross, rate }: InvoiceLine): number {
  if (gross === 0) return netOf(discount, rate);
  return Number((2n * BigInt(discount) * BigInt(net) + BigInt(gross)) / (2n * BigInt(gross)));
}

/** By category and rate, which is what the norm counts by. */
function taxesOf(
  { lines, notes }: Snapshot,
  categories: ReadonlyMap<InvoiceLine, TaxCategory>,
): readonly ETax[] {
  const reason = notes.join(' ') || t('No VAT is charged.');
  const keyed = lines.map((line) => ({ ...line, category: categories.get(line) ?? 'O' }));
  const groups = Map.groupBy(keyed, ({ category, rate }) => `${category} ${rate}`);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ category, rate }) => ({
      ...{ category, rate },
      net: group.reduce((sum, { net }) => sum + net, 0),
      tax: group.reduce((sum, { tax }) => sum + tax, 0),
      reason: category === 'S' || category === 'Z' ? '' : reason,
    })),
  );
}

/** What is outside of the tax names no VAT ID. */
function sellerOf(seller: InvoiceSeller, isOutside: boolean): EParty {
  const { name, street, postcode, city, country, vatId, taxNumber, email, phone } = seller;
  return {
    ...{ name, street, postcode, city, country, email, phone, contact: name, more: '', region: '' },
    ...(isOutside ? { vatId: '', taxNumber: '' } : { vatId, taxNumber }),
    id: isOutside || vatId === '' ? taxNumber || vatId : '',
  };
}

function buyerOf(
  { name, contact, vatId, email, address, country }: InvoiceBuyer,
  isOutside: boolean,
): EParty {
  const { line1 = '', line2 = '', postcode = '', city = '', region = '' } = address ?? {};
  return {
    ...{ name, contact, email, country, street: line1, more: line2, postcode, city, region },
    ...{ vatId: isOutside ? '' : vatId, taxNumber: '', phone: '', id: '' },
  };
}
