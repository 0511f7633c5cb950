/** A share of a sum, in minor units. */
export interface Share {
  readonly amount: number;
  /** What it would be with fractions of a unit. */
  readonly exact: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Gives shares what rounding has left of their sum, or takes it from them, a unit at a time: each goes to the share that is
 * furthest from what it would be with fractions, ties to the earlier one, and none beyond its bounds.
 * @param rest minor units, negative where the shares are too much.
 * @returns the amounts; they lack what no share has room for.
 */
export function shareRest(shares: readonly Share[], rest: number): number[] {
  const amounts = shares.map(({ amount }) => amount);
  const step = Math.sign(rest);
  for (let left = Math.abs(rest); left > 0; left--) {
    let furthest = -1;
    let lack = Number.NEGATIVE_INFINITY;
    for (const [at, { exact, least, most }] of shares.entries()) {
      const amount = amounts[at] ?? 0;
      const own = step * (exact - amount);
      if (amount + step < least || amount + step > most || own <= lack) continue;
      furthest = at;
      lack = own;
    }
    if (furthest < 0) break;
    amounts[furthest] = (amounts[furthest] ?? 0) + step;
  }
  return amounts;
}
