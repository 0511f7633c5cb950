import { shareRest } from '#lib/share-rest.ts';
import { rateKey } from '../../pricing/tax/calculate.ts';
import type { Change, Standing } from './balance.ts';

interface Amounts {
  readonly net: number;
  readonly tax: number;
}

/**
 * The same changes, but none of a line that goes the other way. What refunds leave of an order is rounded anew after each of
 * them, so that a unit can move from one line to another: what was credited of a line stays credited, and the others are
 * credited a unit less. The sum stays the same, and so does the tax at each rate as far as its lines have it.
 * @param balance what stands of each part, by its source.
 */
export function inOneDirection(
  changes: readonly Change[],
  balance: ReadonlyMap<string, Standing>,
): readonly Change[] {
  const sign = changes.reduce((sum, { net, tax }) => sum + net + tax, 0) < 0 ? -1 : 1;
  const wanted = changes.map((change) => ({ ...change, net: sign * change.net, tax: sign * change.tax }));
  const gross = notNegative(wanted.map(({ net, tax }) => net + tax));
  const settled = new Map<Change, Amounts>();
  const rows = wanted.map((change, at) => ({
    ...{ change, gross: gross[at] ?? 0 },
    most: mostOf(balance.get(change.line.source), change, sign),
  }));
  for (const group of Map.groupBy(rows, ({ change: { line } }) => keyOf(line)).values())
    for (const [at, tax] of taxesWithin(group).entries()) {
      const { change, gross: all = 0 } = group[at] ?? {};
      if (change) settled.set(change, { tax, net: all - tax });
    }
  return wanted
    .map((change) => {
      const { net, tax } = settled.get(change) ?? change;
      return { line: change.line, net: sign * net, tax: sign * tax };
    })
    .filter(({ net, tax }) => net !== 0 || tax !== 0);
}

/** What is to be credited of a line at most, or of what was credited is to be invoiced again. */
function mostOf(standing: Standing | undefined, { line }: Change, sign: number): Amounts {
  const { net, tax } = standing ?? { net: 0, tax: 0 };
  return sign > 0 ? { net, tax } : { net: line.net - net, tax: line.tax - tax };
}

function keyOf({ country, region, ground, rate }: Change['line']): string {
  return rateKey({ country, region, rate, ground: ground as 'taxed' });
}

/** Amounts that sum to the same, none of them negative: the largest give what the negative ones lack. */
function notNegative(amounts: readonly number[]): number[] {
  const result = amounts.map((amount) => Math.max(0, amount));
  let lacking = amounts.reduce((sum, amount) => sum + Math.max(0, -amount), 0);
  while (lacking > 0) {
    const largest = Math.max(...result);
    if (largest === 0) break;
    const given = Math.min(lacking, largest);
    result[result.indexOf(largest)] = largest - given;
    lacking -= given;
  }
  return result;
}

interface Row {
  readonly change: Change;
  readonly gross: number;
  readonly most: Amounts;
}

/**
 * The tax of each of these at one rate, as it is wanted, but within what stands of it and of its money. What that leaves over
 * goes to those from whose money it is furthest.
 */
function taxesWithin(group: readonly Row[]): number[] {
  const shares = group.map(({ change, gross, most }) => {
    const [least, highest] = [Math.max(0, gross - most.net), Math.min(gross, most.tax)];
    const standing = most.net + most.tax;
    return {
      amount: Math.max(least, Math.min(highest, change.tax)),
      exact: standing === 0 ? 0 : most.tax * (gross / standing),
      ...{ least, most: highest },
    };
  });
  const rest = group.reduce((sum, { change }, at) => sum + change.tax - (shares[at]?.amount ?? 0), 0);
  return shareRest(shares, rest);
}
