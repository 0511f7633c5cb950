import { allocate, chargeStep } from '#lib/money.ts';
import { type Effect, isFor, type Promotion, type PromotionLine } from './promotion.ts';

const WHOLE = 1_000_000n;

type Rule = Pick<Promotion, 'effect' | 'targets'>;

/**
 * What a promotion takes off each line: never less than nothing, never more than is left of the line, and whole steps in
 * which the currency is charged.
 * @param left what each line costs after what was taken off before, in minor units.
 */
export function discountOf(
  { effect, targets }: Rule,
  lines: readonly PromotionLine[],
  left: readonly number[],
  currency: string,
): number[] {
  const own = lines.map((line, at) => (isFor(targets, line) ? (left[at] ?? 0) : 0));
  const step = chargeStep(currency);
  const sum = own.reduce((a, b) => a + b, 0);
  switch (effect.is) {
    case 'percent':
      return share(partOf(sum, effect.rate, step), own, step);
    case 'fixed':
      return share(effect.amount, own, step);
    case 'fixed_price':
      return lines.map((line, at) => Math.max(0, (own[at] ?? 0) - effect.amount * line.quantity));
    case 'free_delivery':
      return own.map(() => 0);
    case 'buy_get':
      return piecesOff(effect, lines, own, step);
  }
}

/** A share of an amount, rounded to the nearest step, half a step up. */
function partOf(amount: number, rate: number, step: number): number {
  const divisor = WHOLE * BigInt(step);
  return Number((2n * BigInt(amount) * BigInt(rate) + divisor) / (2n * divisor)) * step;
}

/** Shares an amount over lines by what they cost, in whole steps; at most all of it. */
function share(amount: number, weights: readonly number[], step: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (amount >= sum) return [...weights];
  const inSteps = weights.map((weight) => Math.floor(weight / step));
  const most = inSteps.reduce((a, b) => a + b, 0);
  if (most === 0) return weights.map(() => 0);
  return allocate(Math.min(Math.floor(amount / step), most), inSteps).map((steps) => steps * step);
}

/** Pieces of one line that cost the same. */
interface Run {
  readonly line: number;
  readonly price: number;
  readonly count: number;
}

/** Pieces stand in a row, the dearest first; of each full group the last ones cost less. */
function piecesOff(
  { buy, get, rate }: Extract<Effect, { is: 'buy_get' }>,
  lines: readonly PromotionLine[],
  own: readonly number[],
  step: number,
): number[] {
  const runs = lines
    .flatMap((line, at) => runsOf(at, own[at] ?? 0, line.quantity, step))
    .toSorted((a, b) => b.price - a.price || a.line - b.line);
  const all = runs.reduce((sum, { count }) => sum + count, 0);
  const grouped = all - (all % (buy + get));
  const reducedBefore = (place: number): number => {
    const within = Math.min(place, grouped);
    return Math.floor(within / (buy + get)) * get + Math.max(0, (within % (buy + get)) - buy);
  };
  const off = lines.map(() => 0);
  let place = 0;
  for (const { line, price, count } of runs) {
    const reduced = reducedBefore(place + count) - reducedBefore(place);
    off[line] = (off[line] ?? 0) + reduced * Math.min(price, partOf(price, rate, step));
    place += count;
  }
  return off;
}

/** A line that was reduced before may have pieces of two prices, a step apart. What costs nothing is no piece that was bought. */
function runsOf(line: number, amount: number, quantity: number, step: number): Run[] {
  if (amount === 0) return [];
  const low = Math.floor(amount / step / quantity) * step;
  const dearer = Math.floor((amount - low * quantity) / step);
  return [
    { line, price: low + step, count: dearer },
    { line, price: low, count: quantity - dearer },
  ].filter(({ count }) => count > 0);
}
