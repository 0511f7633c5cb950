import { chargeStep, decimalsOf, type Money } from '#lib/money.ts';

/** What one unit of a currency is worth in another, exactly: `digits` / 10 ** `scale`. */
export interface ExchangeRate {
  readonly digits: bigint;
  readonly scale: number;
}

/** To the smallest amount that can be charged, or to whole units: 15.04 or 15. */
export const roundings = ['exact', 'whole'] as const;
export type Rounding = (typeof roundings)[number];

const RATE = /^(\d{1,8})(?:[.,](\d{1,8}))?$/;

/** A rate as it is typed, `0.307` or `0,307`; null for any other text, and for nothing. */
export function readExchangeRate(text: string): ExchangeRate | null {
  const [, whole, fraction = ''] = RATE.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const digits = BigInt(whole + fraction);
  return digits > 0n ? { digits, scale: fraction.length } : null;
}

/** How it is written down: `0.307`. */
export function exchangeRateText({ digits, scale }: ExchangeRate): string {
  const text = String(digits).padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/**
 * An amount in another currency, to the nearest multiple of `step` minor units, half of one up.
 * @returns minor units, and whether that is a little more or less than the exact amount.
 */
export function exchanged(
  { amount, currency }: Money,
  to: string,
  { digits, scale }: ExchangeRate,
  step: number,
): { readonly amount: number; readonly isRounded: boolean } {
  const over = BigInt(amount) * digits * 10n ** BigInt(decimalsOf(to));
  const under = 10n ** BigInt(scale + decimalsOf(currency)) * BigInt(step);
  const steps = (2n * over + under) / (2n * under);
  return { amount: Number(steps * BigInt(step)), isRounded: steps * under !== over };
}

/** In what steps prices are made, in minor units. @param pieces into how many equal parts a price can be divided */
export function stepOf(currency: string, rounding: Rounding, pieces = 1): number {
  const step = rounding === 'whole' ? 10 ** decimalsOf(currency) : chargeStep(currency);
  return Math.max(step, chargeStep(currency)) * pieces;
}
