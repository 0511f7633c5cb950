import { expect, test } from 'vitest';
import { orderStatusText } from '#web/order-status-text.ts';

const total = { amount: 4900, currency: 'USD' };

test.each([
  [
    'a declined card',
    { status: 'pending', declinedCode: 'insufficient_funds' },
    'Declined',
    /not enough money.*Nothing was charged.*Try again/,
  ],
  [
    'a card declined without a reason',
    { status: 'pending', declinedCode: 'generic_decline' },
    'Declined',
    /said no\. Nothing/,
  ],
  ['a decline that is over', { status: 'completed', declinedCode: null }, 'Paid', /is yours/],
  ['a bank at work', { status: 'pending', isProcessing: true }, 'Processing', /we email you/],
  [
    'a dispute',
    { status: 'completed', dispute: 'open' },
    'Questioned by your bank',
    /stays yours.*write to us/,
  ],
  [
    'a lost dispute',
    { status: 'completed', dispute: 'lost' },
    'Taken back by your bank',
    /is no longer yours/,
  ],
  [
    'late money on its way back',
    { status: 'expired', returned: { amount: total, isBack: false } },
    'Ran out of time',
    /closed already\. .*49.*on its way back/,
  ],
  [
    'late money that is back',
    { status: 'cancelled', returned: { amount: total, isBack: true } },
    'Cancelled',
    /49.*went back/,
  ],
  [
    'a refund under way',
    { status: 'completed', refundUnderWay: { amount: total, status: 'pending' } },
    'Paid',
    /49.*is on its way back/,
  ],
  [
    'a refund that the bank sent back',
    { status: 'completed', refundUnderWay: { amount: total, status: 'failed' } },
    'Refund did not arrive',
    /49.*did not take it\. Write to us/,
  ],
  [
    'late money that could not go back',
    {
      status: 'cancelled',
      returned: { amount: total, isBack: false },
      refundUnderWay: { amount: total, status: 'failed' },
    },
    'Refund did not arrive',
    /Write to us/,
  ],
  [
    'an order paid twice',
    { status: 'completed', returned: { amount: total, isBack: true } },
    'Paid',
    /is yours.*more than once.*went back/,
  ],
] as const)('%s: the buyer is told what happened and what to do', (_, order, word, text) => {
  const words = orderStatusText({ ...order, total });
  expect(words.word).toBe(word);
  expect(words.text).toMatch(text);
});

test('nobody is told that nothing was charged when something came late', () => {
  const words = orderStatusText({ status: 'expired', total, returned: { amount: total, isBack: false } });
  expect(words.text).not.toContain('Nothing was charged');
});
