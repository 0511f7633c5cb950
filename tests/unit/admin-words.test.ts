import { afterEach, describe, expect, test } from 'vitest';
import { formatAmount, formatMoney, plainAmount } from '#lib/money.ts';
import { setLanguage } from '#messages/language.ts';
import { accessText, modeNames, orderStatusLabels } from '#web/admin/labels.ts';
import { describeEntry } from '#web/admin/order-timeline-labels.ts';
import { stripeReasonText } from '#web/admin/stripe-reasons.ts';
import { catalogues } from '../../src/messages/catalogues.ts';

afterEach(() => setLanguage('en'));

const sentences = Object.keys(catalogues.de ?? {});

describe('one word for one thing', () => {
  test.each([
    ['Ran out of time', 'Expired'],
    ['Not enough money', 'Insufficient funds'],
    ['Cost to us', 'Your cost'],
    ['costs us {amount}', 'costs you {amount}'],
    ['Money', 'Mode'],
    ['Open ¦ access', 'Active ¦ access'],
    ['Address', 'Web address'],
    ['Title or address', 'Title, web address or code'],
    ['Correct the address', 'Correct the email address'],
  ])('not “%s” but “%s”', (not, but) => {
    expect(sentences).not.toContain(not);
    expect(sentences).toContain(but);
  });

  test('an address says which it is wherever it stands alone', () => {
    const labels = sentences.filter((text) =>
      /^(?:The |Its |Your )?(?:right |new |old )?address(?:es)?$/i.test(text),
    );
    expect(labels).toEqual([]);
    expect(sentences.filter((text) => /Edit \{version/.test(text))).toEqual([]);
  });

  test('states and access read as a shopkeeper says them', () => {
    expect(orderStatusLabels.expired.word).toBe('Expired');
    expect(accessText({ units: 1, quantity: 1 })).toBe('Active');
    expect(accessText({ units: 1, quantity: 2 })).toBe('1 of 2 active');
    expect(Object.keys(modeNames)).toEqual(['sandbox', 'test', 'live']);
  });
});

test('amounts below zero have a minus, which a form does not take', () => {
  expect(formatMoney({ amount: -2950, currency: 'USD' })).toMatch(/^−29\.50\sUSD$/);
  expect(formatAmount({ amount: -1, currency: 'JPY' })).toBe('−1');
  expect(plainAmount({ amount: -2950, currency: 'USD' })).toBe('-29.50');
  setLanguage('de');
  expect(formatAmount({ amount: -125_000, currency: 'EUR' })).toBe('−1.250,00');
});

describe('the reasons that Stripe gives', () => {
  const entry = (action: string, reason: string) =>
    describeEntry({
      ...{ at: new Date(0), sources: ['order'], action, actor: 'stripe' },
      details: action === 'payment_declined' ? { code: reason } : { reason },
    }).more;

  test.each([
    ['payment_declined', 'insufficient_funds', 'Insufficient funds', 'Konto nicht gedeckt'],
    ['payment_declined', 'do_not_honor', 'The bank refused it: the buyer has to ask there', null],
    ['payment_declined', 'fraudulent', 'Stripe or the bank suspects fraud', null],
    [
      'refund_failed',
      'expired_or_canceled_card',
      'The card has expired or was cancelled',
      'Die Karte ist abgelaufen oder gekündigt',
    ],
    ['refund_failed', 'lost_or_stolen_card', 'The card is reported lost or stolen', null],
    [
      'dispute_opened',
      'fraudulent',
      'The buyer did not make this payment',
      'Der Käufer hat diese Zahlung nicht veranlasst',
    ],
    ['dispute_lost', 'product_not_received', 'The buyer did not get what was bought', null],
    ['refund_requested', 'fraudulent', 'Paid by someone else (fraud)', 'Von jemand anderem bezahlt (Betrug)'],
    [
      'refund_failed',
      'brand_new_reason',
      'Stripe’s reason: “brand_new_reason”',
      'Grund laut Stripe: „brand_new_reason“',
    ],
  ])('%s, %s', (action, reason, english, german) => {
    expect(entry(action, reason)).toBe(english);
    if (german === null) return;
    setLanguage('de');
    expect(entry(action, reason)).toBe(german);
  });

  test('are none of another happening', () => {
    expect(stripeReasonText('refund_requested', 'duplicate')).toBeNull();
  });
});
