import { invalidRequest, StripeApiError } from '../http/stripe-errors.ts';

const ZERO_DECIMAL = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const THREE_DECIMAL = 'bhd jod kwd omr tnd'.split(' ');
/** Stripe counts these in hundredths although they have none: an amount must end in 00. */
const WHOLE_ONLY = 'isk ugx'.split(' ');
/** Stripe's minimum charge in minor units; other currencies have no minimum here. */
const MINIMUM: Record<string, number> = {
  ...{ usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50 },
  ...{ gbp: 30, hkd: 400, huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200 },
  ...{ ron: 200, sek: 300, sgd: 50, thb: 1000 },
};
const MAXIMUM = 99_999_999;
const KNOWN = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** Digits after the point in `currency`: 0, 2 or 3, as Stripe counts them. */
export function decimalPlaces(currency: string): 0 | 2 | 3 {
  if (THREE_DECIMAL.includes(currency)) return 3;
  return ZERO_DECIMAL.includes(currency) ? 0 : 2;
}

/** `4900` and `usd` as `49.00 USD`. */
export function formatAmount(amount: number, currency: string): string {
  const exponent = decimalPlaces(currency);
  return `${(amount / 10 ** exponent).toFixed(exponent)} ${currency.toUpperCase()}`;
}

/** The currency in lower case. Throws for one that does not exist. */
export function checkCurrency(text: string, param: string): string {
  const currency = text.toLowerCase();
  if (KNOWN.has(currency)) return currency;
  throw invalidRequest(
    `Invalid currency: ${text}. Stripe currently supports these currencies: usd, …`,
    param,
  );
}

/** Throws for an amount that its currency cannot express: with three decimals it ends in 0, whole-only in 00. */
export function checkDivisible(amount: number, currency: string, param: string): void {
  const step = THREE_DECIMAL.includes(currency) ? 10 : WHOLE_ONLY.includes(currency) ? 100 : 1;
  if (amount % step === 0) return;
  const message = `Invalid amount: ${amount}. Amounts in ${currency.toUpperCase()} must be divisible by ${step}.`;
  throw invalidRequest(message, param, 'parameter_invalid_integer');
}

/** Throws for a total below Stripe's minimum or above its maximum for one charge. */
export function checkTotal(total: number, currency: string): void {
  const least = MINIMUM[currency] ?? 1;
  if (total < least) {
    const message = `The Checkout Session's total amount must convert to at least ${formatAmount(least, currency)}; it is ${formatAmount(total, currency)}.`;
    throw new StripeApiError(400, 'invalid_request_error', message, { code: 'amount_too_small' });
  }
  if (total <= MAXIMUM) return;
  const message = `The Checkout Session's total amount due must be no more than ${formatAmount(MAXIMUM, currency)}.`;
  throw new StripeApiError(400, 'invalid_request_error', message, { code: 'amount_too_large' });
}
