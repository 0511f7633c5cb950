import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { planStaffRefund } from '#shop/orders/refunds/override-refund.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { refundWorking } from '#shop/orders/refunds/refund-working.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { aBundleOf } from '#tests/support/a-bundle.ts';
import { aShopper, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { STAFF } from '#tests/support/goods-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { aPromotion } from '#tests/support/promotion-fixtures.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

afterEach(withoutTaxAnswers);

const FILES = 'six-joints-full-size';
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

/** A paid order of a bundle of two courses and of files, with these promotions and the taxes of Germany. */
async function anOrderWith(prices: 'included' | 'added', ...promotions: Parameters<typeof aPromotion>[0][]) {
  await answerTax({ prices });
  await db.updateTable('products').set({ taxClass: 'ebook' }).where('slug', '=', FILES).execute();
  const visitor = await aShopper(await aBundleOf(8001, SOURDOUGH, DOVETAILS), FILES);
  for (const given of promotions)
    await applyCode(db, visitor, (await aPromotion({ isCombinable: true, ...given })).code);
  const { orderId } = await checkoutFrom(visitor, 'DE');
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(stripeSessionId ?? '');
  await deliver(stripeSessionId ?? '');
  return { order: await orderOf(orderId), visitor };
}

async function orderOf(id: string) {
  return (await findOrder(db, { id })) ?? expect.fail('no order');
}

async function workingOf(id: string) {
  return inTransaction(db, async (tx) => {
    const order = await orderOf(id);
    return refundWorking(tx, order, await quoteRefund(tx, order));
  });
}

describe('the working of a refund', () => {
  test.each(['included', 'added'] as const)('adds up line by line, tax %s', async (prices) => {
    const { order } = await anOrderWith(
      prices,
      { rate: 133_300 },
      { effect: 'fixed', rate: null, amount: 333, currency: 'USD' },
    );
    const { lines, taxes, sum: proposed } = await workingOf(order.id);
    expect(lines.map(({ bundle, discounts }) => [bundle !== null, discounts.length])).toEqual([
      [true, 2],
      [true, 2],
      [false, 2],
    ]);
    for (const { price, discounts, addedTax, paid, refunded, left } of lines) {
      expect(price - sum(discounts.map(({ amount }) => amount)) + addedTax).toBe(paid);
      expect([refunded, left]).toEqual([0, paid]);
    }
    expect(sum(lines.map((line) => line.proposed?.amount ?? 0))).toBe(proposed);
    expect(proposed).toBe(order.totalAmount);
    expect(sum(taxes.map(({ amount }) => amount))).toBe(
      sum((await listOrderTaxes(db, order.id)).map(({ tax }) => tax)),
    );
    expect(taxes.length).toBe(2);
  });

  test('says what is back already, and its tax once', async () => {
    const { order } = await anOrderWith('included', { rate: 250_000 });
    const whole = await workingOf(order.id);
    const note = 'Half of the first was broken';
    await refundOrder(db, order.number, aForm({ line: '1', amount: 1001, note }), STAFF);
    const after = await workingOf(order.id);
    expect(after.lines[0]).toMatchObject({ refunded: 1001, left: (after.lines[0]?.paid ?? 0) - 1001 });
    expect(after.sum).toBe(whole.sum - 1001);
    const [before, rest] = [whole, after].map(({ taxes }) => sum(taxes.map(({ amount }) => amount)));
    expect((before ?? 0) - (rest ?? 0)).toBe(Math.round((1001 * 19) / 119));
  });
});

const aForm = (given: { line?: string; amount?: number | string; note?: string }) => ({
  ...({ line: '', amount: '', reason: 'other', access: 'take', note: '', key: randomUUID() } as const),
  ...given,
});

describe('staff who refund another amount than is proposed', () => {
  test('say why; the history and the audit log have both amounts, and only the order the words', async () => {
    const { order } = await anOrderWith('included');
    const refused = refundOrder(db, order.number, aForm({ amount: 500 }), STAFF);
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'reason_needed', status: 422 },
      fields: { note: expect.stringContaining('is proposed') },
    });
    const tooMuch = aForm({ amount: order.totalAmount + 1, note: 'Sorry' });
    await expect(refundOrder(db, order.number, tooMuch, STAFF)).rejects.toMatchObject({
      code: 'refund_too_large',
    });
    const { refundId } = await refundOrder(
      db,
      order.number,
      aForm({ amount: 500, note: 'A goodwill gesture' }),
      STAFF,
    );
    const story = await db
      .selectFrom('orderHistory')
      .select('details')
      .where('orderId', '=', order.id)
      .where('action', '=', 'refund_requested')
      .executeTakeFirstOrThrow();
    expect(story.details).toMatchObject({ amount: 500, proposed: order.totalAmount });
    const audited = await db
      .selectFrom('auditLog')
      .select('details')
      .where('subject', '=', `order:${order.id}`)
      .execute();
    expect(audited.map(({ details }) => details)).toMatchObject([
      { amount: 500, proposed: order.totalAmount },
    ]);
    expect(JSON.stringify(audited)).not.toContain('goodwill');
    const { note } = await db
      .selectFrom('refunds')
      .select('note')
      .where('id', '=', refundId)
      .executeTakeFirstOrThrow();
    expect(note).toBe('A goodwill gesture');
  });

  test('need not where it is what is proposed, which a withdrawal refunds too, line by line', async () => {
    const { order, visitor } = await anOrderWith('included', { rate: 333_300 });
    // The files stay: a part of the order is proposed, by line.
    const [, , files] = await listItems(db, order.id);
    await db
      .updateTable('orderItems')
      .set({ guaranteeDays: 0, withdrawalDays: 0 })
      .where('id', '=', files?.id ?? '')
      .execute();
    const plan = await inTransaction(db, (tx) => planStaffRefund(tx, order, aForm({ amount: 1, note: '?' })));
    const proposed = plan.proposed ?? 0;
    expect(proposed).toBe(order.totalAmount - (files?.totalAmount ?? 0));
    const same = await inTransaction(db, (tx) => planStaffRefund(tx, order, aForm({ amount: proposed })));
    expect(same.parts?.lines.map(({ amount }) => amount)).toEqual(
      (await listItems(db, order.id)).slice(0, 2).map(({ totalAmount }) => totalAmount),
    );
    expect(same.closes.length).toBe(2);
    await withdraw(db, order.number, visitor);
    const refunds = await db.selectFrom('refunds').select('amount').where('orderId', '=', order.id).execute();
    expect(sum(refunds.map(({ amount }) => amount))).toBe(proposed);
  });
});

describe('refunds in any order', () => {
  test.each([
    ['percent', { rate: 333_300 }],
    ['fixed', { effect: 'fixed', rate: null, amount: 1234, currency: 'USD' }],
    ['fixed price', { effect: 'fixed_price', rate: null, amount: 799, currency: 'USD' }],
    ['buy one, get one', { effect: 'buy_get', rate: 500_000, buyQuantity: 1, getQuantity: 1 }],
  ] as const)('never go above what was paid, and the last takes the rest: %s', async (_, promotion) => {
    const { order } = await anOrderWith('added', promotion);
    expect(order.discountAmount).toBeGreaterThan(0);
    const items = await listItems(db, order.id);
    const ask = (request: { orderItemId?: string; amount?: number }) =>
      inTransaction(db, (tx) => requestRefund(tx, order, { reason: 'other', actor: 'job', ...request }));
    await ask({ orderItemId: items[2]?.id ?? '', amount: 101 });
    await ask({ amount: 77 });
    await ask({ orderItemId: items[0]?.id ?? '' });
    const over = ask({ orderItemId: items[0]?.id ?? '', amount: 1 });
    await expect(over).rejects.toMatchObject({ code: 'refund_too_large' });
    const { sum: rest } = await workingOf(order.id);
    await expect(ask({ amount: rest + 1 })).rejects.toMatchObject({ code: 'refund_too_large' });
    await ask({});
    const back = await db.selectFrom('refunds').select('amount').where('orderId', '=', order.id).execute();
    expect(sum(back.map(({ amount }) => amount))).toBe(order.totalAmount);
    const after = await workingOf(order.id);
    expect([after.sum, after.taxes]).toEqual([0, []]);
  });
});
