import { t } from '#messages/t.ts';
import { taxRowsOf } from '../../pricing/tax/tax-rows.ts';
import type { InvoiceLine, InvoiceTax, Snapshot } from '../invoice.ts';
import type { Change } from './balance.ts';

type Sums = Pick<Snapshot, 'lines' | 'taxes' | 'sums'>;

/** Lines with what they sum to. */
export function sumUp(lines: readonly InvoiceLine[]): Sums {
  const sum = (of: (line: InvoiceLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    lines: [...lines],
    taxes: taxesOf(lines),
    sums: {
      discount: sum(({ discount }) => discount),
      net: sum(({ net }) => net),
      tax: sum(({ tax }) => tax),
      total: sum(({ gross }) => gross),
    },
  };
}

/** By country and rate, the highest first. */
function taxesOf(lines: readonly InvoiceLine[]): InvoiceTax[] {
  const rows = taxRowsOf(lines.map((line) => ({ ...line, ground: line.ground as 'taxed' })));
  return rows.toSorted((a, b) => b.rate - a.rate) as InvoiceTax[];
}

/**
 * The lines that say some changes, as they were invoiced where all of a line is meant, else as a part of its price.
 * @param sign 1 for what is credited, -1 for what is invoiced again.
 */
export function linesOfChanges(
  changes: readonly Change[],
  sign: 1 | -1,
  isTaxIncluded: boolean,
): readonly InvoiceLine[] {
  return changes.map(({ line, net, tax }) => {
    const amounts = { net: sign * net, tax: sign * tax, gross: sign * (net + tax) };
    if (amounts.net === line.net && amounts.tax === line.tax) return line;
    return {
      ...line,
      ...amounts,
      title: t('{title} (part of the price)', { title: line.title }),
      quantity: 1,
      price: isTaxIncluded ? amounts.gross : amounts.net,
      discount: 0,
    };
  });
}
