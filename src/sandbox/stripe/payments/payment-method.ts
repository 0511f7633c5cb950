import { createHash } from 'node:crypto';
import type { Stripe } from 'stripe';
import type { TestCard } from './test-cards.ts';

export type BankOutcome = 'succeeds' | 'fails';
/** How a buyer pays. */
export type PaymentMethod =
  | { kind: 'card'; card: TestCard; wallet?: Wallet }
  | { kind: 'bank'; outcome: BankOutcome };

/** A wallet that a card can be in. */
export const WALLETS = ['apple_pay', 'google_pay', 'link'] as const;
export type Wallet = (typeof WALLETS)[number];

/** What a charge shows of the card or bank account. */
export function paymentMethodDetails(
  method: PaymentMethod,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  if (method.kind === 'card') {
    const wallet = method.wallet ? walletDetails(method.wallet, method.card) : null;
    return { card: { ...cardDetails(method.card, authenticated), wallet }, type: 'card' };
  }
  return { type: 'us_bank_account', us_bank_account: bankDetails(method.outcome) };
}

function cardDetails(card: TestCard, authenticated: boolean): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    ...{
      amount_authorized: null,
      authorization_code: null,
      brand: card.brand,
      country: card.country ?? 'US',
    },
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    ...{ electronic_commerce_indicator: null, exp_month: 12, exp_year: 2034 },
    ...{ extended_authorization: { status: 'disabled' }, fingerprint: fingerprint(card.number) },
    ...{ funding: 'credit', incremental_authorization: { status: 'unavailable' }, installments: null },
    ...{ last4: card.number.slice(-4), mandate: null, multicapture: { status: 'unavailable' } },
    ...{ network: card.brand, network_token: { used: false }, network_transaction_id: null },
    overcapture: { maximum_amount_capturable: 0, status: 'unavailable' },
    ...{ regulated_status: 'unregulated', transaction_link_id: null, wallet: null },
    three_d_secure: authenticated ? CHALLENGED : null,
  };
}

function walletDetails(type: Wallet, card: TestCard): Stripe.Charge.PaymentMethodDetails.Card.Wallet {
  const dynamic_last4 = type === 'link' ? null : card.number.slice(-4);
  return { dynamic_last4, type, [type]: {} };
}

const CHALLENGED: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  ...{ authentication_flow: 'challenge', electronic_commerce_indicator: '05', exemption_indicator: null },
  ...{ result: 'authenticated', result_reason: null, transaction_id: null, version: '2.2.0' },
};

function bankDetails(outcome: BankOutcome): Stripe.Charge.PaymentMethodDetails.UsBankAccount {
  const last4 = outcome === 'succeeds' ? '6789' : '1116';
  return {
    ...{ account_holder_type: 'individual', account_type: 'checking', bank_name: 'STRIPE TEST BANK' },
    ...{ fingerprint: fingerprint(last4), last4, payment_reference: null, routing_number: '110000000' },
  };
}

/** Sixteen letters, always the same for the same number, as Stripe gives: a shop can recognise a card by it. */
function fingerprint(number: string): string {
  return createHash('sha256').update(number).digest('base64url').replace(/[-_]/g, 'x').slice(0, 16);
}
