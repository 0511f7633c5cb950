/** A part of a bundle, as its share of the price is found. */
export interface PricedPart {
  readonly quantity: number;
  /** What one of it costs by itself, in minor units. */
  readonly amount: number;
}

/**
 * Shares a price among parts by what they cost by themselves, so that each unit of a part has the same whole amount and all
 * of them sum to the price. Parts that cost nothing share by their number.
 * @param price in minor units.
 * @returns what one of each part costs, in their order; null for a price that cannot be shared so: 10.01 for two of the same.
 */
export function splitPrice(price: number, parts: readonly PricedPart[]): readonly number[] | null {
  const whole = parts.reduce((sum, { quantity, amount }) => sum + quantity * amount, 0);
  const weights = whole > 0 ? parts.map(({ amount }) => amount) : parts.map(() => 1);
  const divisor = parts.reduce((sum, { quantity }, at) => sum + quantity * (weights[at] ?? 0), 0);
  if (divisor === 0) return null;
  const units = weights.map((weight) => Number((BigInt(price) * BigInt(weight)) / BigInt(divisor)));
  const left = price - parts.reduce((sum, { quantity }, at) => sum + quantity * (units[at] ?? 0), 0);
  const more =
    addUp(left, parts, weights) ??
    addUp(
      left,
      parts,
      weights.map(() => 1),
    );
  return more && units.map((unit, at) => unit + (more[at] ?? 0));
}

/**
 * How often each quantity is taken so that together they are `left`, each as seldom as can be; parts without weight are
 * left out. Null: they cannot.
 */
function addUp(
  left: number,
  parts: readonly PricedPart[],
  weights: readonly number[],
): readonly number[] | null {
  // The part that was added last on the shortest way to each amount; -1 where there is none.
  const last: number[] = Array.from({ length: left + 1 }, () => -1);
  const length: number[] = Array.from({ length: left + 1 }, (_, amount) =>
    amount === 0 ? 0 : Number.POSITIVE_INFINITY,
  );
  for (let amount = 1; amount <= left; amount++)
    for (const [at, { quantity }] of parts.entries()) {
      const before = length[amount - quantity] ?? Number.POSITIVE_INFINITY;
      if (weights[at] === 0 || before + 1 >= (length[amount] ?? 0)) continue;
      length[amount] = before + 1;
      last[amount] = at;
    }
  if (!Number.isFinite(length[left] ?? Number.POSITIVE_INFINITY)) return null;
  const taken = parts.map(() => 0);
  for (let amount = left; amount > 0; ) {
    const at = last[amount] ?? 0;
    taken[at] = (taken[at] ?? 0) + 1;
    amount -= parts[at]?.quantity ?? amount;
  }
  return taken;
}
