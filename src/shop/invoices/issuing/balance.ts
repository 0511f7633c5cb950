import type { Invoice, InvoiceLine } from '../invoice.ts';

/** What of an order's part stands invoiced and not credited, in minor units. */
export interface Standing {
  readonly net: number;
  readonly tax: number;
  /** As it was invoiced first. */
  readonly line: InvoiceLine;
}

/** What stands invoiced of each part of an order, by its source, after all of its documents. */
export function balanceOf(
  documents: readonly Pick<Invoice, 'kind' | 'snapshot'>[],
): ReadonlyMap<string, Standing> {
  const balance = new Map<string, Standing>();
  for (const { kind, snapshot } of documents) {
    const sign = kind === 'invoice' ? 1 : -1;
    for (const line of snapshot.lines) {
      const { net = 0, tax = 0, line: first = line } = balance.get(line.source) ?? {};
      balance.set(line.source, { line: first, net: net + sign * line.net, tax: tax + sign * line.tax });
    }
  }
  return balance;
}

/** Net and tax that are to be credited of a part; negative where they are to be invoiced again. */
export interface Change {
  readonly net: number;
  readonly tax: number;
  readonly line: InvoiceLine;
}

/**
 * What stands invoiced and should not.
 * @param left of each part, by its source, what should stand; a part that is not named should not stand at all.
 */
export function changesOf(
  balance: ReadonlyMap<string, Standing>,
  left: ReadonlyMap<string, { readonly net: number; readonly tax: number }>,
): readonly Change[] {
  return [...balance]
    .map(([source, { net, tax, line }]) => {
      const wanted = left.get(source) ?? { net: 0, tax: 0 };
      return { net: net - wanted.net, tax: tax - wanted.tax, line };
    })
    .filter(({ net, tax }) => net !== 0 || tax !== 0);
}
