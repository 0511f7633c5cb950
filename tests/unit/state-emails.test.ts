import { describe, expect, test } from 'vitest';
import { buyerDisputeEmail } from '#shop/emails/buyer-dispute-email.ts';
import type { ComposedEmail } from '#shop/emails/compose-email.ts';
import { orderConfirmationEmail } from '#shop/emails/order-confirmation-email.ts';
import { declinedEmail, expiredEmail, failedEmail, processingEmail } from '#shop/emails/payment-emails.ts';
import { refundEmail } from '#shop/emails/refund-email.ts';
import { withdrawalEmail } from '#shop/emails/withdrawal-email.ts';
import { type OrderState, orderStateOf, orderStates } from '#shop/orders/order-state.ts';
import { STATE_WORDS } from '#shop/orders/state-words.ts';
import type { OrderView } from '#shop/orders/view.ts';
import { takenBackSentences } from '#shop/products/kind-sentences.ts';
import { deliveredKinds } from '#shop/products/kinds.ts';
import { aLine, orderIn } from '#tests/support/order-view.ts';
import { links } from '#tests/support/sample-emails.ts';
import { orderStatusText } from '#web/order-status-text.ts';

const money = { amount: 4900, currency: 'USD' };

interface Cell {
  /** The email that tells of the state. */
  readonly compose: ((order: OrderView) => ComposedEmail) | null;
  readonly says: RegExp;
  readonly not: RegExp;
}

/** What leads to the thing, in the words of every kind. */
const USE = '(?:Open|Get the files of|See your tickets for|See your order of) “';
const TAKEN = new RegExp(`no longer (?:be|valid|part)|${USE}`);
const NOT_YOURS = new RegExp(`Thank you for your order|${USE}`);

const CELLS: Readonly<Record<OrderState, Cell>> = {
  unpaid: { compose: null, says: /Nothing has been charged/, not: NOT_YOURS },
  declined: {
    compose: (order) => declinedEmail(order, links),
    ...{ says: /said no.*Nothing was charged.*try again/, not: TAKEN },
  },
  processing: {
    compose: (order) => processingEmail(order, links),
    ...{ says: /passing on 49\.00 USD.*few working days/, not: TAKEN },
  },
  failed: {
    compose: (order) => failedEmail(order, links),
    ...{ says: /Nothing was charged, and the order is closed.*cart is kept/, not: TAKEN },
  },
  expired: {
    compose: (order) => expiredEmail(order, links),
    ...{ says: /closed before anything was paid.*cart is kept/, not: TAKEN },
  },
  cancelled: { compose: null, says: /This order is closed/, not: NOT_YOURS },
  paid: {
    compose: (order) => orderConfirmationEmail(order, links),
    ...{
      says: new RegExp(`Thank you.*what you bought.*Total 49\\.00 USD.*${USE}`),
      not: /can no longer be|no longer valid|went back/,
    },
  },
  free: {
    compose: (order) => orderConfirmationEmail(order, links),
    ...{ says: /Thank you.*what you got.*Total 0\.00 USD/, not: /bought\.|withdraw|Refund policy, version/ },
  },
  withdrawn: {
    compose: (order) => withdrawalEmail(order, money, links),
    ...{ says: /reached us on 30 November 2026 at 09:12 UTC/, not: new RegExp(`Thank you|${USE}`) },
  },
  partly_refunded: {
    compose: (order) => refundEmail(order, money, links),
    ...{ says: /sent back 49\.00 USD.*five to ten days/, not: TAKEN },
  },
  refunded: {
    compose: (order) => refundEmail(order, money, links),
    ...{
      says: /sent back 49\.00 USD.*all you paid\. .*“First sourdough”.* no longer/,
      not: new RegExp(`${USE}|is yours`),
    },
  },
  inquiry: {
    compose: (order) => buyerDisputeEmail('inquiry')(order, links),
    ...{ says: /No money has moved.*stays yours/, not: TAKEN },
  },
  disputed: {
    compose: (order) => buyerDisputeEmail('open')(order, links),
    ...{ says: /has not decided yet.*stays yours until then/, not: TAKEN },
  },
  charged_back: {
    compose: (order) => buyerDisputeEmail('lost')(order, links),
    ...{
      says: /has taken back the payment.*no longer/,
      not: new RegExp(`stays yours|${USE}`),
    },
  },
};

const cells = orderStates.flatMap((state) => deliveredKinds().map((kind) => [state, kind.name] as const));
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

describe.each(cells)('%s, %s', (state, kind) => {
  const { compose, says, not } = CELLS[state];
  const { words } = deliveredKinds().find(({ name }) => name === kind) ?? {};
  const order = orderIn(state, [aLine({ kind })]);

  test('is that state, and its email says what the table says', () => {
    expect(orderStateOf(order)).toBe(state);
    const { email } = STATE_WORDS[state];
    expect(email === null).toBe(compose === null);
    if (!compose || !email) return;
    const { subject, text, html } = compose(order);
    expect(subject).toBe(email.subject.replace('{number}', order.number));
    const said = oneLine(text);
    expect(said).toMatch(says);
    expect(said).not.toMatch(not);
    if (email.next.includes('{takenBack}')) expect(said).toContain(oneLine(takenBackSentences(order.lines)));
    expect(html).toContain(`open/`);
  });

  test('the order email, sent again, says what is so now', () => {
    const { text } = orderConfirmationEmail(order, links);
    const isAsBought = state === 'paid' || state === 'free';
    expect(text.includes('Thank you for your order')).toBe(isAsBought);
    if (!isAsBought) expect(text).toContain(orderStatusText(order).text);
    expect(text.includes(words?.useTitled.replace('{title}', order.lines[0]?.title ?? '') ?? '')).toBe(
      order.lines.some(({ openPath }) => openPath !== null),
    );
  });
});
