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

const METHODS: Readonly<Record<string, string>> = {
  card: 'Card',
  us_bank_account: 'Bank debit',
  sepa_debit: 'SEPA debit',
  bacs_debit: 'Bacs debit',
  acss_debit: 'Bank debit',
  au_becs_debit: 'Bank debit',
  paypal: 'PayPal',
  ideal: 'iDEAL',
  eps: 'EPS',
};

const WALLETS: Readonly<Record<string, string>> = { samsung_pay: 'Samsung Pay', link: 'Link' };

/** `Visa ending in 4242`, `Apple Pay (Visa ending in 4242)`, `Bank debit, account ending in 6789`; null when unknown. */
export function paidWithInWords({ method, brand, lastFour, wallet }: PaidWith): string | null {
  if (!method) return null;
  const name = brand && brand !== 'unknown' ? nameOf(BRANDS, brand) : nameOf(METHODS, method);
  const isAccount = lastFour !== null && method !== 'card';
  const text = lastFour ? `${name}${isAccount ? ', account' : ''} ending in ${lastFour}` : name;
  return wallet ? `${nameOf(WALLETS, wallet)} (${text})` : text;
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
