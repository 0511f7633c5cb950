import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from '#messages/language.ts';
import { lineProblem, ownedNotice } from '#shop/cart/line-problem.ts';
import type { LineRow } from '#shop/cart/store.ts';
import { paidWithInWords } from '#shop/orders/payments/method.ts';
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
    'Expired',
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

describe('in German', () => {
  afterEach(() => setLanguage('en'));

  test.each([
    [
      { status: 'pending', declinedCode: 'insufficient_funds' },
      'Abgelehnt',
      /nicht genug Geld da\. Es wurde nichts abgebucht\./,
    ],
    [
      { status: 'completed', refundUnderWay: { amount: total, status: 'failed' } },
      'Erstattung kam nicht an',
      /gehört dir\. Wir haben 49,00 USD zurückgesendet/,
    ],
    [
      { status: 'expired', returned: { amount: total, isBack: true } },
      'Abgelaufen',
      /schon geschlossen war\. Der Betrag von 49,00 USD ging/,
    ],
  ] as const)('%j is told whole', (order, word, text) => {
    setLanguage('de');
    const words = orderStatusText({ ...order, total });
    expect(words.word).toBe(word);
    expect(words.text).toMatch(text);
  });

  test('so is how it was paid, and what a shopper owns already', () => {
    setLanguage('de');
    const debit = { method: 'us_bank_account', brand: null, lastFour: '6789', wallet: null };
    expect(paidWithInWords(debit)).toBe('Bankeinzug, Konto endet auf 6789');
    const row = { kind: 'course', status: 'published', withdrawnAt: null, isBoughtHere: true } as LineRow;
    expect(ownedNotice(row, false)).toMatch(/^Das hast du in diesem Browser schon gekauft\./);
    const facts = {
      isOwned: true,
      isBeingPaid: false,
      requires: null,
      availability: { is: 'open', left: null },
    } as const;
    expect(lineProblem(row, facts)?.text).toMatch(/^Diesen Kurs hast du schon\. Entferne ihn/);
  });
});

describe('how many of a variant a line may have', () => {
  const facts = {
    isOwned: false,
    isBeingPaid: false,
    requires: null,
    availability: { is: 'open', left: null },
  } as const;
  const line = { kind: 'goods', status: 'published', withdrawnAt: null, minQuantity: 2, maxQuantity: 5 };
  const price = { priceAmount: 1, seenAmount: 1, currency: 'USD', seenCurrency: 'USD' };

  test.each([
    [1, /at least 2/],
    [6, /at most 5/],
    [99, /at most 5/],
  ])('%i is too few or too many for bounds that the owner set since it was added', (quantity, text) => {
    const problem = lineProblem({ ...line, ...price, quantity } as LineRow, facts);
    expect(problem).toEqual({ code: 'quantity', text: expect.stringMatching(text) });
  });

  test.each([2, 5])('%i is within them', (quantity) => {
    expect(lineProblem({ ...line, ...price, quantity } as LineRow, facts)).toBeNull();
  });
});
