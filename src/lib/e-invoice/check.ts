import type { EInvoice, ETax } from './e-invoice.ts';

/**
 * What of a document does not add up by the arithmetic rules of EN 16931, in English for operators; nothing for one that does. Amounts
 * are compared to the unit; the tax of a rate may be as many units from its exact value as it was rounded.
 */
export function faultsOf(invoice: EInvoice): string[] {
  const { lines, taxes, net, tax, total, prepaid } = invoice;
  const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
  const rules: readonly (readonly [boolean, string])[] = [
    [lines.length > 0, 'BR-16: no line'],
    [
      lines.every((line) => signed(line) - line.discount === line.net),
      'a line is not its price less its discount',
    ],
    [lines.every(({ price }) => price >= 0), 'BR-27: a negative price'],
    [sum(lines.map((line) => line.net)) === net, 'BR-CO-10: the lines do not sum to the net amount'],
    [sum(taxes.map((row) => row.net)) === net, 'the taxes are not of the net amount'],
    [sum(taxes.map((row) => row.tax)) === tax, 'BR-CO-14: the taxes do not sum to the tax'],
    [net + tax === total, 'BR-CO-15: net and tax are not the total'],
    [prepaid >= 0 && prepaid <= total, 'more is paid than the total'],
    [new Set(taxes.map(keyOf)).size === taxes.length, 'a rate has two rows'],
  ];
  return [
    ...rules.filter(([isRight]) => !isRight).map(([, fault]) => fault),
    ...taxes.flatMap((row) => faultsOfTax(row, invoice)),
    ...faultsOfParties(invoice),
  ];
}

function signed({ price, quantity }: { readonly price: number; readonly quantity: number }): number {
  return quantity < 0 ? -price : price;
}

function keyOf({ category, rate }: Pick<ETax, 'category' | 'rate'>): string {
  return `${category} ${rate}`;
}

function faultsOfTax(row: ETax, { lines, step }: EInvoice): string[] {
  const own = lines.filter((line) => keyOf(line) === keyOf(row));
  const net = own.reduce((sum, line) => sum + line.net, 0);
  const isCharged = row.category === 'S';
  // Twice the distance from the exact tax, in millionths of a unit.
  const off = 2n * BigInt(row.net) * BigInt(row.rate) - 2n * BigInt(row.tax) * 1_000_000n;
  const allowed = 2n * BigInt((own.length + 1) * step) * 1_000_000n;
  return [
    ...(net === row.net ? [] : [`BR-${row.category}-08: the lines at a rate do not sum to what it is of`]),
    ...((off < 0n ? -off : off) <= allowed ? [] : [`BR-${row.category}-09: the tax at ${row.rate} is wrong`]),
    ...(isCharged || row.tax === 0 ? [] : [`BR-${row.category}-09: tax where none is charged`]),
    ...(isCharged || row.category === 'Z' || row.reason !== '' ? [] : [`BR-${row.category}-10: no reason`]),
  ];
}

function faultsOfParties({ seller, buyer, taxes, deliveredTo }: EInvoice): string[] {
  const has = (...wanted: readonly string[]) => taxes.some(({ category }) => wanted.includes(category));
  return [
    ...(seller.name && seller.country ? [] : ['BR-06, BR-09: no seller']),
    ...(buyer.name && buyer.country ? [] : ['BR-07, BR-11: no buyer']),
    ...(has('AE', 'K') && !(seller.vatId && buyer.vatId) ? ['BR-AE-02, BR-IC-02: a VAT ID is missing'] : []),
    ...(has('S', 'Z', 'E', 'G') && !(seller.vatId || seller.taxNumber)
      ? ['BR-S-02: the seller has no tax number']
      : []),
    ...(has('K') && deliveredTo === '' ? ['BR-IC-12: no country of delivery'] : []),
    ...(has('O') && taxes.length > 1 ? ['BR-O-11: other taxes beside what is outside of them'] : []),
  ];
}
