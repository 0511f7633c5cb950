import { fraction, nearest, shareOut, times } from './fractions.ts';

/** What a promotion does; the rate in millionths, amounts in minor units. */
export type RuleEffect =
  | { readonly is: 'percent'; readonly rate: number }
  | { readonly is: 'fixed'; readonly amount: number }
  | { readonly is: 'fixed_price'; readonly amount: number }
  | { readonly is: 'free_delivery' }
  | { readonly is: 'buy_get'; readonly buy: number; readonly get: number; readonly rate: number };

export interface Rule {
  readonly id: string;
  readonly isCode: boolean;
  readonly isCombinable: boolean;
  readonly effect: RuleEffect;
  /** Whether it is for a line. */
  readonly isFor: (line: RuleLine) => boolean;
  readonly minAmount: number | null;
  readonly minPieces: number | null;
}

export interface RuleLine {
  readonly variantId: string;
  readonly productId: string;
  readonly kind: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly unit: number;
  readonly isSent: boolean;
}

/** Whether a cart has what a promotion asks for. */
export function isMet({ isFor, minAmount, minPieces, effect }: Rule, lines: readonly RuleLine[]): boolean {
  const own = lines.filter(isFor);
  const pieces = own.reduce((sum, { quantity }) => sum + quantity, 0);
  const amount = own.reduce((sum, { quantity, unit }) => sum + quantity * unit, 0);
  if (own.length === 0 || (minAmount ?? 0) > amount || (minPieces ?? 0) > pieces) return false;
  if (effect.is === 'free_delivery') return own.some(({ isSent }) => isSent);
  return effect.is !== 'buy_get' || pieces >= effect.buy + effect.get;
}

/** Prices of pieces come first, then shares, then fixed amounts. */
const FIRST = ['fixed_price', 'buy_get', 'percent', 'fixed', 'free_delivery'];

/** What promotions take off each line, one after the other, each of what is left. */
export function offTogether(rules: readonly Rule[], lines: readonly RuleLine[], step: number): bigint[] {
  const whole = lines.map(({ quantity, unit }) => BigInt(quantity * unit));
  const left = [...whole];
  for (const kind of FIRST)
    for (const rule of rules.filter(({ effect }) => effect.is === kind)) {
      const off = offOf(rule, lines, left, step);
      for (const [at, amount] of off.entries()) left[at] = (left[at] ?? 0n) - amount;
    }
  return whole.map((amount, at) => amount - (left[at] ?? 0n));
}

/** The most that may be taken off: by one alone, or by all codes that may be combined with one automatic one that may be. */
export function mostOff(rules: readonly Rule[], lines: readonly RuleLine[], step: number): bigint {
  const together = rules.filter(({ isCombinable }) => isCombinable);
  const codes = together.filter(({ isCode }) => isCode);
  const sets = [
    ...rules.map((rule) => [rule]),
    codes,
    ...together.filter(({ isCode }) => !isCode).map((rule) => [...codes, rule]),
  ];
  const savings = sets.map((set) => offTogether(set, lines, step).reduce((a, b) => a + b, 0n));
  return savings.toSorted((a, b) => (a < b ? 1 : -1))[0] ?? 0n;
}

function offOf({ effect, isFor }: Rule, lines: readonly RuleLine[], left: readonly bigint[], step: number) {
  const own = lines.map((line, at) => (isFor(line) ? (left[at] ?? 0n) : 0n));
  const sum = own.reduce((a, b) => a + b, 0n);
  const [one, least] = [BigInt(step), (a: bigint, b: bigint) => (a < b ? a : b)];
  switch (effect.is) {
    case 'percent':
      return shareOut(least(sum, part(sum, effect.rate, step)), own, step);
    case 'fixed':
      return shareOut(least(sum, (BigInt(effect.amount) / one) * one), own, step);
    case 'fixed_price':
      return lines.map(({ quantity }, at) => {
        const off = (own[at] ?? 0n) - BigInt(effect.amount) * BigInt(quantity);
        return off > 0n ? off : 0n;
      });
    case 'free_delivery':
      return own.map(() => 0n);
    case 'buy_get': {
      const off = own.map(() => 0n);
      const pieces = lines
        .flatMap(({ quantity }, line) =>
          piecesOf(own[line] ?? 0n, quantity, one).map((price) => ({ line, price })),
        )
        .filter(({ price }) => price > 0n)
        .toSorted((a, b) => (a.price === b.price ? a.line - b.line : a.price < b.price ? 1 : -1));
      const size = effect.buy + effect.get;
      const inGroups = pieces.slice(0, pieces.length - (pieces.length % size));
      for (const [at, { line, price }] of inGroups.entries())
        if (at % size >= effect.buy)
          off[line] = (off[line] ?? 0n) + least(price, part(price, effect.rate, step));
      return off;
    }
  }
}

const part = (amount: bigint, rate: number, step: number) =>
  nearest(times(fraction(amount), fraction(rate, 1_000_000)), step);

/** What each piece of a line costs: the same, or a step more for the first of them. */
function piecesOf(amount: bigint, quantity: number, step: bigint): bigint[] {
  return amount === 0n ? [] : shareOut(amount, Array<number>(quantity).fill(1), step);
}
