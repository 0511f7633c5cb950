import { invalid, StripeRefusal } from '../http/errors.ts';

const ZERO_DECIMAL = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const THREE_DECIMAL = 'bhd jod kwd omr tnd'.split(' ');
/** Counted in hundredths for history's sake, yet without any: an amount must end in 00. */
const WHOLE_ONLY = 'isk ugx'.split(' ');
/** The least Stripe charges, in minor units; a currency not named here has no least of its own. */
const LEAST: Record<string, number> = {
  ...{ usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50 },
  ...{ gbp: 30, hkd: 400, huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200 },
  ...{ ron: 200, sek: 300, sgd: 50, thb: 1000 },
};
const MOST = 99_999_999;
const KNOWN = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** Digits after the point in `currency`: 0, 2 or 3, as Stripe counts them. */
export function exponentOf(currency: string): 0 | 2 | 3 {
  if (THREE_DECIMAL.includes(currency)) return 3;
  return ZERO_DECIMAL.includes(currency) ? 0 : 2;
}

/** `4900` and `usd` as `49.00 USD`. */
export function inWords(amount: number, currency: string): string {
  const exponent = exponentOf(currency);
  return `${(amount / 10 ** exponent).toFixed(exponent)} ${currency.toUpperCase()}`;
}

/** The currency in lower case. Refuses one that does not exist. */
export function checkCurrency(text: string, param: string): string {
  const currency = text.toLowerCase();
  if (KNOWN.has(currency)) return currency;
  throw invalid(`Invalid currency: ${text}. Stripe currently supports these currencies: usd, …`, param);
}

/** Refuses an amount that its currency cannot express: three-decimal ones end in 0, whole-only ones in 00. */
export function checkStep(amount: number, currency: string, param: string): void {
  const step = THREE_DECIMAL.includes(currency) ? 10 : WHOLE_ONLY.includes(currency) ? 100 : 1;
  if (amount % step === 0) return;
  const message = `Invalid amount: ${amount}. Amounts in ${currency.toUpperCase()} must be divisible by ${step}.`;
  throw invalid(message, param, 'parameter_invalid_integer');
}

/** Refuses a total below Stripe's least or above its most for one charge. */
export function checkTotal(total: number, currency: string): void {
  const least = LEAST[currency] ?? 1;
  if (total < least) {
    const message = `The Checkout Session's total amount must convert to at least ${inWords(least, currency)}; it is ${inWords(total, currency)}.`;
    throw new StripeRefusal(400, 'invalid_request_error', message, { code: 'amount_too_small' });
  }
  if (total <= MOST) return;
  const message = `The Checkout Session's total amount due must be no more than ${inWords(MOST, currency)}.`;
  throw new StripeRefusal(400, 'invalid_request_error', message, { code: 'amount_too_large' });
}
