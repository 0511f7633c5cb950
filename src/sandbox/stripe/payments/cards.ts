/** What a test card does when it is used. */
export type Card = {
  number: string;
  brand: string;
  does: 'pays' | 'declines' | 'authenticates';
  decline?: { code: string; decline_code: string; message: string };
  afterPaying?: 'disputed';
  /** How a refund to this card goes, when not at once. */
  refunds?: 'pending_then_succeeded' | 'succeeded_then_failed';
  says: string;
};

const DECLINED = 'Your card was declined.';

const CARDS: Card[] = [
  { number: '4242424242424242', brand: 'visa', does: 'pays', says: 'pays' },
  { number: '5555555555554444', brand: 'mastercard', does: 'pays', says: 'pays (Mastercard)' },
  { number: '378282246310005', brand: 'amex', does: 'pays', says: 'pays (American Express)' },
  declining('4000000000000002', 'card_declined', 'generic_decline', DECLINED, 'is declined'),
  declining(
    '4000000000009995',
    'card_declined',
    'insufficient_funds',
    'Your card has insufficient funds.',
    'is declined for lack of funds',
  ),
  declining('4000000000000069', 'expired_card', 'expired_card', 'Your card has expired.', 'has expired'),
  { number: '4000002500003155', brand: 'visa', does: 'authenticates', says: 'asks for 3-D Secure' },
  {
    number: '4000000000000259',
    brand: 'visa',
    does: 'pays',
    afterPaying: 'disputed',
    says: 'pays, then disputes',
  },
  {
    ...{ number: '4000000000007726', brand: 'visa', does: 'pays', refunds: 'pending_then_succeeded' },
    says: 'pays; its refunds are pending for a while',
  },
  {
    ...{ number: '4000000000005126', brand: 'visa', does: 'pays', refunds: 'succeeded_then_failed' },
    says: 'pays; its refunds fail afterwards',
  },
];

export const KNOWN_CARDS: readonly Card[] = CARDS;

/** The number without the spaces and dashes that people put in. */
export function bareNumber(typed: string): string {
  return typed.replace(/[\s-]/g, '');
}

/** The test card with this bare number, if there is one. */
export function cardOf(number: string): Card | undefined {
  return CARDS.find((card) => card.number === number);
}

/** What is wrong with a typed number, in words for the person who typed it; null for a test card. */
export function problemOf(typed: string): string | null {
  const number = bareNumber(typed);
  if (number === '') return 'Enter a card number, for instance 4242 4242 4242 4242.';
  if (!/^\d{12,19}$/.test(number)) return 'Your card number is incomplete or has other signs than digits.';
  if (!passesLuhn(number)) return 'Your card number is invalid.';
  if (cardOf(number)) return null;
  return 'This sandbox takes only the test cards listed below. Never enter a real card here.';
}

/** `4242424242424242` as `4242 4242 4242 4242`. */
export function spaced(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function passesLuhn(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function declining(number: string, code: string, decline_code: string, message: string, says: string): Card {
  return { number, brand: 'visa', does: 'declines', decline: { code, decline_code, message }, says };
}
