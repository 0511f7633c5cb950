import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** Stripe's decline codes where the buyer can do something. */
const DECLINES: Readonly<Record<string, Sentence>> = {
  insufficient_funds: 'The bank said no: there was not enough money.',
  expired_card: 'The bank said no: the card has expired.',
  incorrect_cvc: 'The bank said no: the security code was wrong.',
  incorrect_number: 'The bank said no: the card number was wrong.',
  authentication_required: 'The bank said no: it wants you to confirm the payment.',
  payment_intent_authentication_failure: 'The bank said no: it could not make sure that it was you.',
  card_not_supported: 'The bank said no: the card cannot be used for this.',
  processing_error: 'The bank said no: something went wrong there.',
};

/** Why a payment was declined, and what to do. */
export function declinedText(code: string): string {
  const why = (Object.hasOwn(DECLINES, code) && DECLINES[code]) || 'The bank said no.';
  return `${t(why)} ${t('Nothing was charged. Try again on the payment page, or pay another way there.')}`;
}
