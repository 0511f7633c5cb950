import { chargeStep, type Money } from '#lib/money.ts';

/** A part of a bundle, as its share of the price is found. */
export interface PricedPart {
  readonly quantity: number;
  /** What one of it costs by itself, in minor units. */
  readonly amount: number;
}

/**
 * Shares a price among parts by what they cost by themselves, so that each unit of a part has the same amount, which Stripe
 * charges and refunds, and all of them sum to the price. Parts that cost nothing share by their number.
 * @returns what one of each part costs, in minor units and their order; null for a price that cannot be shared so: 10.01 for
 * two of the same.
 */
export function splitPrice(
  { amount, currency }: Money,
  parts: readonly PricedPart[],
): readonly number[] | null {
  const step = chargeStep(currency);
  if (amount % step !== 0) return null;
  return splitSteps(amount / step, parts)?.map((unit) => unit * step) ?? null;
}

function splitSteps(price: number, parts: readonly PricedPart[]): readonly number[] | null {
  const whole = parts.reduce((sum, { quantity, amount }) => sum + quantity * amount, 0);
  const weights = parts.map(({ amount }) => (whole > 0 ? amount : 1));
  const divisor = parts.reduce((sum, { quantity }, at) => sum + quantity * (weights[at] ?? 0), 0);
  if (divisor === 0 || price % parts.map(({ quantity }) => quantity).reduce(commonDivisor, 0) !== 0)
    return null;
  const shares = weights.map((weight) => BigInt(price) * BigInt(weight));
  const units = shares.map((share) => Number(share / BigInt(divisor)));
  const remainders = shares.map((share) => share % BigInt(divisor));
  const left = price - parts.reduce((sum, { quantity }, at) => sum + quantity * (units[at] ?? 0), 0);
  // What costs nothing by itself gets something only where the others cannot bear it all.
  const quantities = parts.map(({ quantity }) => quantity);
  const paid = quantities.map((quantity, at) => (weights[at] === 0 ? 0 : quantity));
  return (
    byRemainder({ left, units, remainders, quantities: paid }) ??
    shareRest(left, units, paid) ??
    shareRest(left, units, quantities)
  );
}

interface Rest {
  readonly left: number;
  readonly units: readonly number[];
  /** What rounding down took from each unit; all of the same divisor. */
  readonly remainders: readonly bigint[];
  readonly quantities: readonly number[];
}

/** Adds 1 to the units that lost most; null where that does not come to what is left, as two of the same take 2 at once. */
function byRemainder({ left, units, remainders, quantities }: Rest): readonly number[] | null {
  const most = [...units.keys()].toSorted((a, b) => Number((remainders[b] ?? 0n) - (remainders[a] ?? 0n)));
  const more = units.map(() => 0);
  let rest = left;
  for (const at of most) {
    const quantity = quantities[at] ?? 0;
    if (quantity === 0 || quantity > rest) continue;
    more[at] = 1;
    rest -= quantity;
  }
  return rest === 0 ? units.map((unit, at) => unit + (more[at] ?? 0)) : null;
}

/** Adds what is left to the units, each as little as can be; where that cannot be, some part gives a little first. */
function shareRest(
  left: number,
  units: readonly number[],
  quantities: readonly number[],
): readonly number[] | null {
  for (let less = 0; less <= Math.max(...quantities); less++)
    for (const [at, quantity] of quantities.entries()) {
      const unit = units[at] ?? 0;
      if (less > unit || (less > 0 && quantity === 0)) continue;
      const more = addUp(left + less * quantity, quantities);
      if (more) return units.map((one, index) => one + (more[index] ?? 0) - (index === at ? less : 0));
    }
  return null;
}

/** How often each quantity is taken so that together they are `left`, as seldom as can be; those of 0 never. Null: they cannot. */
function addUp(left: number, quantities: readonly number[]): readonly number[] | null {
  // The quantity that is taken last on the shortest way to each amount.
  const last: (number | null)[] = [];
  const count = [0];
  for (let amount = 1; amount <= left; amount++) {
    const best = quantities
      .map((quantity, at) => ({ at, before: quantity === 0 ? undefined : count[amount - quantity] }))
      .reduce((a, b) => ((b.before ?? Infinity) < (a.before ?? Infinity) ? b : a), {
        at: -1,
        before: undefined as number | undefined,
      });
    last[amount] = best.before === undefined ? null : best.at;
    count[amount] = (best.before ?? Infinity) + 1;
  }
  if (!Number.isFinite(count[left] ?? Infinity)) return null;
  const taken = quantities.map(() => 0);
  for (let amount = left; amount > 0; ) {
    const at = last[amount] ?? 0;
    taken[at] = (taken[at] ?? 0) + 1;
    amount -= quantities[at] ?? amount;
  }
  return taken;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
