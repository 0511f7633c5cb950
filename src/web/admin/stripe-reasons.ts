import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

const NO_REASON: Sentence = 'No reason given';
const CARD_NOT_USABLE: Sentence = 'The card cannot be used for this';
const CARD_BLOCKED: Sentence = 'The card is reported lost or stolen';
const WRONG_CODE: Sentence = 'The security code is wrong';
const WRONG_NUMBER: Sentence = 'The card number is wrong';
const WRONG_EXPIRY: Sentence = 'The expiry date is wrong';
const WRONG_PIN: Sentence = 'The PIN is wrong';
const CONFIRM: Sentence = 'The bank wants the buyer to confirm it';
const ASK_BANK: Sentence = 'The bank refused it: the buyer has to ask there';
const BANK_ERROR: Sentence = 'An error at the bank';
const TOO_OFTEN: Sentence = 'The card was used too often, or above its limit';
const NOT_ALLOWED: Sentence = 'The buyer does not allow this payment any more';
const INSUFFICIENT: Sentence = 'Insufficient funds';
const EXPIRED: Sentence = 'The card has expired';
const TWICE: Sentence = 'The same payment was made just before';

/** Why a payment was declined, by Stripe's error code or decline code. */
const declines: Readonly<Record<string, Sentence>> = {
  ...{ card_declined: NO_REASON, generic_decline: NO_REASON, no_action_taken: NO_REASON },
  ...{ insufficient_funds: INSUFFICIENT, expired_card: EXPIRED, duplicate_transaction: TWICE },
  ...{ incorrect_cvc: WRONG_CODE, invalid_cvc: WRONG_CODE },
  ...{ incorrect_number: WRONG_NUMBER, invalid_number: WRONG_NUMBER, invalid_account: WRONG_NUMBER },
  ...{ invalid_expiry_month: WRONG_EXPIRY, invalid_expiry_year: WRONG_EXPIRY },
  ...{ incorrect_pin: WRONG_PIN, invalid_pin: WRONG_PIN, pin_try_exceeded: WRONG_PIN },
  ...{ incorrect_zip: 'The postal code is wrong', incorrect_address: 'The postal address is wrong' },
  ...{ authentication_required: CONFIRM, approve_with_id: CONFIRM, authentication_not_handled: CONFIRM },
  ...{ offline_pin_required: CONFIRM, online_or_offline_pin_required: CONFIRM },
  payment_intent_authentication_failure: 'The buyer could not be verified',
  ...{ card_not_supported: CARD_NOT_USABLE, currency_not_supported: CARD_NOT_USABLE },
  ...{ invalid_amount: CARD_NOT_USABLE, not_permitted: CARD_NOT_USABLE, restricted_card: CARD_NOT_USABLE },
  ...{ service_not_allowed: CARD_NOT_USABLE, transaction_not_allowed: CARD_NOT_USABLE },
  ...{ lost_card: CARD_BLOCKED, stolen_card: CARD_BLOCKED, pickup_card: CARD_BLOCKED },
  ...{ fraudulent: 'Stripe or the bank suspects fraud', merchant_blacklist: 'It is on your block list' },
  ...{ call_issuer: ASK_BANK, do_not_honor: ASK_BANK, do_not_try_again: ASK_BANK },
  ...{ security_violation: ASK_BANK, new_account_information_available: ASK_BANK },
  ...{ card_velocity_exceeded: TOO_OFTEN, withdrawal_count_limit_exceeded: TOO_OFTEN },
  ...{ revocation_of_all_authorizations: NOT_ALLOWED, revocation_of_authorization: NOT_ALLOWED },
  stop_payment_order: NOT_ALLOWED,
  ...{ processing_error: BANK_ERROR, issuer_not_available: BANK_ERROR, try_again_later: BANK_ERROR },
  ...{ reenter_transaction: BANK_ERROR, payment_method_provider_decline: BANK_ERROR },
  ...{ testmode_decline: 'A test card was used', live_mode_test_card: 'A test card was used' },
};

/** Why a refund failed, by Stripe's reason or error code. */
const failures: Readonly<Record<string, Sentence>> = {
  ...{ unknown: NO_REASON, declined: 'The bank refused the refund', insufficient_funds: INSUFFICIENT },
  expired_or_canceled_card: 'The card has expired or was cancelled',
  lost_or_stolen_card: CARD_BLOCKED,
  merchant_request: 'It was cancelled in Stripe',
  charge_for_pending_refund_disputed: 'The buyer’s bank has taken the payment back meanwhile',
  charge_already_refunded: 'It was refunded before',
  charge_disputed: 'The buyer’s bank has taken the payment back meanwhile',
  charge_not_refundable: 'Stripe cannot refund this payment any more',
  refund_disputed_payment: 'The buyer’s bank has taken the payment back meanwhile',
  balance_insufficient: 'Your balance in Stripe is too low',
};

/** What the buyer told the bank, by Stripe's reason of a dispute. */
const disputes: Readonly<Record<string, Sentence>> = {
  ...{ general: NO_REASON, noncompliant: NO_REASON, insufficient_funds: INSUFFICIENT },
  bank_cannot_process: BANK_ERROR,
  ...{ check_returned: BANK_ERROR, customer_initiated: 'The buyer wants the payment back' },
  credit_not_processed: 'The buyer expected a refund',
  debit_not_authorized: 'The buyer did not allow the debit',
  duplicate: 'The buyer was charged twice',
  fraudulent: 'The buyer did not make this payment',
  incorrect_account_details: 'The account details are wrong',
  product_not_received: 'The buyer did not get what was bought',
  product_unacceptable: 'The buyer got something else than was promised',
  subscription_canceled: 'The buyer had cancelled before',
  unrecognized: 'The buyer does not recognise the payment',
};

/** What the buyer told the bank, in words. @param code Stripe's; empty for none */
export function disputeReasonText(code: string): string {
  return stripeReasonText('dispute_opened', code || 'general') ?? code;
}

/** The reason that Stripe gave for what happened to an order, in words; null for an action of another kind. */
export function stripeReasonText(action: string, code: string): string | null {
  const known = tableOf(action);
  if (!known) return null;
  const reason = Object.hasOwn(known, code) ? known[code] : undefined;
  return reason ? t(reason) : t('Stripe’s reason: “{code}”', { code });
}

function tableOf(action: string): Readonly<Record<string, Sentence>> | null {
  if (action === 'payment_declined' || action === 'failed') return declines;
  if (action === 'refund_failed') return failures;
  return action.startsWith('dispute_') ? disputes : null;
}
