import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** How an order was paid, for people; null where it is not known. */
export interface PaidWith {
  /** As Stripe names it: `card`, `us_bank_account`. */
  readonly method: string | null;
  readonly brand: string | null;
  readonly lastFour: string | null;
  readonly wallet: string | null;
}

const BRANDS: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  cartes_bancaires: 'Cartes Bancaires',
  eftpos_au: 'eftpos',
};

const METHODS: Readonly<Record<string, Sentence>> = {
  card: 'Card',
  us_bank_account: 'Bank debit',
  sepa_debit: 'SEPA debit',
  bacs_debit: 'Bacs debit',
  acss_debit: 'Bank debit',
  au_becs_debit: 'Bank debit',
  cash: 'Cash',
  bank_transfer: 'Bank transfer',
  other: 'Paid outside the shop',
};

/** Methods and wallets that are called the same in every language. */
const NAMES: Readonly<Record<string, string>> = { paypal: 'PayPal', ideal: 'iDEAL', eps: 'EPS' };

/** `Visa ending in 4242`, `Apple Pay (Visa ending in 4242)`, `Bank debit, account ending in 6789`; null when unknown. */
export function paidWithInWords({ method, brand, lastFour, wallet }: PaidWith): string | null {
  if (!method) return null;
  const name = brand && brand !== 'unknown' ? nameOf(BRANDS, brand) : methodName(method);
  const text = lastFour ? endingIn(name, lastFour, method !== 'card') : name;
  return wallet ? `${nameOf({}, wallet)} (${text})` : text;
}

function methodName(method: string): string {
  const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  return known ? t(known) : nameOf(NAMES, method);
}

function endingIn(name: string, lastFour: string, isAccount: boolean): string {
  return isAccount
    ? t('{name}, account ending in {lastFour}', { name, lastFour })
    : t('{name} ending in {lastFour}', { name, lastFour });
}

/** The name of a thing Stripe names; one we have no name for is written in words: `google_pay` is Google Pay. */
function nameOf(names: Readonly<Record<string, string>>, word: string): string {
  const known = Object.hasOwn(names, word) ? names[word] : undefined;
  return known ?? word.replaceAll('_', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** The words of Stripe's that a brand is found by in a search: `american express` and `amex` are one. */
export function brandIn(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (Object.hasOwn(BRANDS, typed)) return typed;
  return Object.entries(BRANDS).find(([, name]) => name.toLowerCase() === typed)?.[0] ?? null;
}
