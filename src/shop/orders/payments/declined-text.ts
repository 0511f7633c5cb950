/** Stripe's decline codes where the buyer can do something. */
const DECLINES: Readonly<Record<string, string>> = {
  insufficient_funds: 'there was not enough money',
  expired_card: 'the card has expired',
  incorrect_cvc: 'the security code was not right',
  incorrect_number: 'the card number was not right',
  authentication_required: 'it wanted to know that it was you',
  payment_intent_authentication_failure: 'it could not make sure that it was you',
  card_not_supported: 'the card cannot be used for this',
  processing_error: 'something went wrong there',
};

/** Why a payment was declined, and what to do. */
export function declinedText(code: string): string {
  const why = DECLINES[code] ? `: ${DECLINES[code]}` : '';
  return `The bank said no${why}. Nothing was charged. Try again on the payment page, or pay another way there.`;
}
