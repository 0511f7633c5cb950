import { type ChargeObject, readMethodFacts } from './objects.ts';

/** How a charge was paid; null where Stripe says nothing of it. */
export interface StripeMethod {
  /** `card`, `us_bank_account`, `sepa_debit` … */
  readonly method: string | null;
  /** `visa`, `mastercard` … */
  readonly brand: string | null;
  readonly lastFour: string | null;
  /** `apple_pay`, `google_pay` … */
  readonly wallet: string | null;
  /** The same for every charge of one card or account. */
  readonly fingerprint: string | null;
  /** Where the card or account was issued, ISO 3166-1 alpha-2. */
  readonly cardCountry: string | null;
}

export const UNKNOWN_METHOD: StripeMethod = {
  ...{ method: null, brand: null, lastFour: null, wallet: null, fingerprint: null, cardCountry: null },
};

export function methodOfCharge({ payment_method_details: details }: ChargeObject): StripeMethod {
  if (!details?.type) return UNKNOWN_METHOD;
  const { brand, last4, fingerprint, wallet, country } = readMethodFacts(details[details.type]);
  return {
    method: details.type,
    brand: brand || null,
    lastFour: last4 || null,
    wallet: wallet?.type || null,
    fingerprint: fingerprint || null,
    cardCountry: /^[A-Z]{2}$/.test(country ?? '') ? (country ?? null) : null,
  };
}
