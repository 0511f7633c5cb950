import { afterEach, describe, expect, test } from 'vitest';
import { setLanguage } from '#messages/language.ts';
import { buyerDisputeEmail } from '#shop/emails/buyer-dispute-email.ts';
import { refundEmail } from '#shop/emails/refund-email.ts';
import { withdrawalEmail } from '#shop/emails/withdrawal-email.ts';
import type { OrderView } from '#shop/orders/view.ts';
import { moneyAfterWithdrawal } from '#shop/orders/withdrawal/withdrawal.ts';
import { takenBackSentences } from '#shop/products/kind-sentences.ts';
import { aLine, orderIn } from '#tests/support/order-view.ts';
import { links } from '#tests/support/sample-emails.ts';
import { orderStatusText } from '#web/order-status-text.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const [SOURDOUGH, KNIVES, HAND] = ['First sourdough', 'Kitchen knives', 'A legible hand'];
const gone = (...titles: string[]) => titles.map((title) => aLine({ title, unitsLeft: 0, openPath: null }));

afterEach(() => setLanguage('en'));

describe('what can no longer be opened is named', () => {
  test.each([
    [
      [SOURDOUGH],
      '“First sourdough” can no longer be opened.',
      '„First sourdough“ lässt sich nicht mehr öffnen.',
    ],
    [
      [SOURDOUGH, KNIVES],
      '“First sourdough” and “Kitchen knives” can no longer be opened.',
      '„First sourdough“ und „Kitchen knives“ lassen sich nicht mehr öffnen.',
    ],
    [
      [SOURDOUGH, KNIVES, HAND, HAND],
      '“First sourdough”, “Kitchen knives” and “A legible hand” can no longer be opened.',
      '„First sourdough“, „Kitchen knives“ und „A legible hand“ lassen sich nicht mehr öffnen.',
    ],
  ])('%j', (titles, english, german) => {
    const lines = gone(...titles);
    expect(takenBackSentences(lines)).toBe(english);
    setLanguage('de');
    expect(takenBackSentences(lines)).toBe(german);
  });

  test('a ticket for each seat, though they have one title', () => {
    const seats = (quantity: number) => [
      aLine({ kind: 'event', title: 'Lettering', quantity, unitsLeft: 0 }),
    ];
    expect(takenBackSentences(seats(1))).toBe('The ticket for “Lettering” is no longer valid.');
    expect(takenBackSentences(seats(2))).toBe('The tickets for “Lettering” are no longer valid.');
    setLanguage('de');
    expect(takenBackSentences(seats(2))).toBe('Die Tickets für „Lettering“ sind nicht mehr gültig.');
  });

  test.each<[string, (order: OrderView) => { readonly text: string }]>([
    ['refunded', (order) => refundEmail(order, usd(4900), links)],
    ['withdrawn', (order) => withdrawalEmail(order, usd(4900), links)],
    ['charged_back', (order) => buyerDisputeEmail('lost')(order, links)],
  ])('in the email about an order %s', (state, compose) => {
    const order = orderIn(state as 'refunded', gone(SOURDOUGH, KNIVES));
    expect(oneLine(compose(order).text)).toContain(
      '“First sourdough” and “Kitchen knives” can no longer be opened.',
    );
  });

  test('in the email about a part of the money, which leaves the rest', () => {
    const order = orderIn('partly_refunded', [...gone(KNIVES), aLine()]);
    const said = oneLine(refundEmail(order, usd(4900), links).text);
    expect(said).toContain('“Kitchen knives” can no longer be opened.');
    expect(said).not.toContain('First sourdough');
  });
});

describe('money that goes back', () => {
  test('is promised an email while it is under way alone', () => {
    expect(moneyAfterWithdrawal('withdrawn', true)).toMatch(/goes back.*email confirms/);
    expect(moneyAfterWithdrawal('inquiry', true)).toMatch(/goes back.*email confirms/);
    for (const state of ['refunded', 'partly_refunded', 'charged_back'] as const)
      expect(moneyAfterWithdrawal(state, false)).toMatch(/has gone back/);
    expect(moneyAfterWithdrawal('disputed', false)).toMatch(/bank has asked/);
  });

  const paid = { status: 'completed', total: usd(5800) } as const;
  test.each([
    ['all of it', 5800, /^58\.00 USD is on its way/],
    ['a part', 800, /^Everything in this order is yours\. 8\.00 USD is on its way/],
    ['a cent less', 5799, /^Everything in this order is yours\./],
  ])('%s: the page does not call yours what is given back', (_, amount, says) => {
    const refundUnderWay = { amount: usd(amount), status: 'pending' } as const;
    expect(orderStatusText({ ...paid, refundUnderWay }).text).toMatch(says);
  });

  test.each([
    [
      { refundUnderWay: { amount: usd(5800), status: 'pending' } },
      /^Der Betrag von 58,00 USD ist auf dem Weg/,
    ],
    [
      { status: 'expired', returned: { amount: usd(5800), isBack: true } },
      /Der Betrag von 58,00 USD ging dorthin zurück, woher er kam/,
    ],
    [
      { status: 'expired', returned: { amount: usd(100), isBack: false } },
      /Der Betrag von 1,00 USD ist auf dem Weg/,
    ],
    [
      { refundUnderWay: { amount: usd(5800), status: 'failed' } },
      /58,00 USD zurückgesendet, aber deine Bank hat das Geld nicht/,
    ],
  ] as const)('%j has in German no amount that rules a verb', (order, says) => {
    setLanguage('de');
    expect(orderStatusText({ ...paid, ...order }).text).toMatch(says);
  });
});
