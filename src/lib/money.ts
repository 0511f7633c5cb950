import { currentLanguage, type Language } from '#messages/language.ts';

/** An amount in the currency's minor unit, as Stripe counts: 4900 USD is 49.00, 4900 JPY is 4900. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Currencies whose minor unit is not a hundredth. Source: Stripe, "Zero-decimal and three-decimal currencies". */
const DECIMALS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD JOD KWD OMR TND'.split(' ').map((code) => [code, 3]),
]);

/** Digits after the point in a currency's major unit. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/**
 * In what steps Stripe charges a currency, in minor units: of three decimals the last is 0, and two currencies without
 * decimals are counted in hundredths.
 */
export function chargeStep(currency: string): number {
  if (currency === 'ISK' || currency === 'UGX') return 100;
  return decimalsOf(currency) === 3 ? 10 : 1;
}

/** The nearest amount that Stripe charges and refunds, half a step up. */
export function nearestCharge({ amount, currency }: Money): number {
  const step = chargeStep(currency);
  return Math.floor((amount + step / 2) / step) * step;
}

/** `49.00 USD`, `−1,250.00 EUR`, `4900 JPY`, `1.500 KWD`; in German `1.250,00 EUR`. */
export function formatMoney({ amount, currency }: Money): string {
  return `${formatAmount({ amount, currency })} ${currency}`;
}

/** The figure alone, as the current language writes it: `1,250.00`. Exact at any size: no division of floats. */
export function formatAmount(money: Money): string {
  return figure(money, SEPARATORS[currentLanguage()]).replace('-', '−');
}

/** Signs between thousands, and before the fraction. */
const SEPARATORS: Readonly<Record<Language, readonly [string, string]>> = { en: [',', '.'], de: ['.', ','] };

function figure({ amount, currency }: Money, [group, point]: readonly [string, string]): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, group);
  const fraction = decimals === 0 ? '' : `${point}${digits.slice(-decimals)}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction}`;
}

/** The sign before the fraction in the current language. */
export function decimalPoint(): string {
  return SEPARATORS[currentLanguage()][1];
}

/** The figure as people type it in the current language: `1250.00`. */
export function plainAmount(money: Money): string {
  return figure(money, ['', decimalPoint()]);
}

/** The figure as machines read it (schema.org `price`): `1250.00`. */
export function machineAmount(money: Money): string {
  return figure(money, ['', '.']);
}

/** The same figure in another currency, in minor units: 49.00 USD is 49.00 EUR and 49 JPY. Null for more digits than it has. */
export function sameFigure({ amount, currency }: Money, inCurrency: string): number | null {
  const shift = decimalsOf(inCurrency) - decimalsOf(currency);
  const shifted = shift < 0 ? amount / 10 ** -shift : amount * 10 ** shift;
  return Number.isSafeInteger(shifted) ? shifted : null;
}

/**
 * Shares `total` (minor units) over `weights` so that the shares sum to it exactly: largest remainder,
 * ties to the earlier line. All weights 0: everything goes to the first.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const shares = exact.map((value) => Number(value / sum));
  const rest = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, rest)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** The same in steps that Stripe charges, wherever the total is one: each share can be refunded by itself. */
export function allocateCharge({ amount, currency }: Money, weights: readonly number[]): number[] {
  const step = chargeStep(currency);
  if (amount % step !== 0) return allocate(amount, weights);
  return allocate(amount / step, weights).map((share) => share * step);
}
