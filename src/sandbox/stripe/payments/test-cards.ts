/** What a test card does when it is used. */
export type TestCard = {
  number: string;
  brand: string;
  /** Where it was issued; the United States unless said. */
  country?: string;
  does: 'pays' | 'declines' | 'authenticates';
  decline?: { code: string; decline_code: string; message: string };
  afterPaying?: 'disputed' | 'inquired';
  /** What happens to refunds to this card, when they do not succeed at once. */
  refunds?: 'pending_then_succeeded' | 'succeeded_then_failed';
  says: string;
};

const DECLINED = 'Your card was declined.';

const CARDS: TestCard[] = [
  { number: '4242424242424242', brand: 'visa', does: 'pays', says: 'pays' },
  { number: '5555555555554444', brand: 'mastercard', does: 'pays', says: 'pays (Mastercard)' },
  { number: '378282246310005', brand: 'amex', does: 'pays', says: 'pays (American Express)' },
  { number: '4000002500000003', brand: 'visa', country: 'FR', does: 'pays', says: 'pays (issued in France)' },
  {
    number: '4000002760000016',
    brand: 'visa',
    country: 'DE',
    does: 'pays',
    says: 'pays (issued in Germany)',
  },
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
    ...{ number: '4000000000001976', brand: 'visa', does: 'pays', afterPaying: 'inquired' },
    says: 'pays, then its bank asks about it',
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

export const TEST_CARDS: readonly TestCard[] = CARDS;

/** The number without spaces and dashes. */
export function cardDigits(typed: string): string {
  return typed.replace(/[\s-]/g, '');
}

/** The test card with this number (digits only), if there is one. */
export function findTestCard(number: string): TestCard | undefined {
  return CARDS.find((card) => card.number === number);
}

/** What is wrong with a typed number, as a sentence for the buyer; null for a test card. */
export function cardNumberProblem(typed: string): string | null {
  const number = cardDigits(typed);
  if (number === '') return 'Enter a card number, for instance 4242 4242 4242 4242.';
  if (!/^\d{12,19}$/.test(number)) return 'Your card number is incomplete or has other signs than digits.';
  if (!passesLuhn(number)) return 'Your card number is invalid.';
  if (findTestCard(number)) return null;
  return 'This sandbox takes only the test cards listed below. Never enter a real card here.';
}

/** `4242424242424242` as `4242 4242 4242 4242`. */
export function formatCardNumber(number: string): string {
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

function declining(
  number: string,
  code: string,
  decline_code: string,
  message: string,
  says: string,
): TestCard {
  return { number, brand: 'visa', does: 'declines', decline: { code, decline_code, message }, says };
}
