/** A fraction, never rounded; its bottom is more than 0. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

type Whole = bigint | number;

export const fraction = (top: Whole, bottom: Whole = 1): Fraction => ({
  top: BigInt(top),
  bottom: BigInt(bottom),
});
export const plus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.top, b.bottom));
export const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);
export const isLess = (a: Fraction, b: Fraction) => a.top * b.bottom < b.top * a.bottom;

/** The nearest whole number of steps, half a step up; of what is not negative. */
export function nearest(value: Fraction, step: Whole = 1): bigint {
  const [one, half] = [BigInt(step), fraction(1, 2)];
  const steps = over(value, fraction(one));
  const down = steps.top / steps.bottom;
  return (isLess(minus(steps, fraction(down)), half) ? down : down + 1n) * one;
}

/**
 * Shares a total, step by step: each has what its exact share is rounded down, and then what lacks most of its share gets
 * a step, the first of several. A total that is no number of steps is shared in units; all of it goes to the first where nothing weighs.
 */
export function shareOut(total: Whole, weights: readonly Whole[], step: Whole = 1): bigint[] {
  const [all, one] = [BigInt(total), BigInt(step)];
  if (all % one !== 0n) return shareOut(all, weights);
  const sum = weights.reduce<bigint>((before, weight) => before + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, at) => (at === 0 ? all : 0n));
  const wanted = weights.map((weight) => fraction(all * BigInt(weight), sum * one));
  const steps = wanted.map(({ top, bottom }) => top / bottom);
  for (let left = all / one - steps.reduce((a, b) => a + b, 0n); left > 0n; left--) {
    const lacks = wanted.map((share, at) => minus(share, fraction(steps[at] ?? 0n)));
    const most = lacks.reduce((best, lack, at) => (isLess(lacks[best] ?? lack, lack) ? at : best), 0);
    steps[most] = (steps[most] ?? 0n) + 1n;
  }
  return steps.map((share) => share * one);
}
