import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db, jobsDb } from '#lib/db.ts';
import { lateMoneyEmail } from '#shop/emails/late-money-email.ts';
import { returnLateMoneyInTime } from '#shop/jobs/return-late-money.ts';
import { chooseForLateMoney } from '#shop/orders/late-choice/choose.ts';
import { lateOptions } from '#shop/orders/late-choice/options.ts';
import { findLatePayment } from '#shop/orders/late-choice/store.ts';
import { cancelOwnPieces } from '#shop/orders/shipping/cancel-pieces.ts';
import { listItems } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { changeStock } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import {
  aPaidGoodsOrder,
  lateGoodsMoney,
  levelOf,
  payTooLate,
  pieces,
  sendPieces,
  someGoods,
} from '#tests/support/goods-order.ts';
import { runJobs } from '#tests/support/jobs.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { unequalLevels } from '#tests/support/stock.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

type Late = Awaited<ReturnType<typeof lateGoodsMoney>>;

const choose = (late: Late, choice: string, on = db) =>
  chooseForLateMoney(on, late.number, late.visitor, choice);
const decisionOf = async ({ orderId }: Late) => (await findLatePayment(db, orderId))?.decision ?? null;
const refundsOf = ({ orderId }: Late) =>
  db.selectFrom('refunds').select(['amount', 'reason']).where('orderId', '=', orderId).execute();
const setPrice = (variant: string, priceAmount: number) =>
  db.updateTable('variants').set({ priceAmount }).where('id', '=', variant).execute();

/** An order of two pieces at 20.00 with delivery at 4.90. */
const TOTAL = 4490;

describe('A21, B3: late money for pieces that are gone', () => {
  test('is kept until the buyer chooses, who is told so in words of goods', async () => {
    const late = await lateGoodsMoney(2);
    expect(await factsOf(late.orderId)).toMatchObject({
      ...{ status: 'expired', granted: 0, refunded: 0, paid: 1 },
      mails: ['payment-expired', 'late-money'],
    });
    expect(await levelOf(late.small, late.warehouse)).toEqual({ onHand: 2, held: 0, allocated: 2 });
    const view = await viewOwnOrder(db, late.number, late.visitor);
    if (!view) throw new Error('no order');
    const { text } = lateMoneyEmail(view, { open: (path: string) => path } as never, {});
    expect(text).toContain('the last pieces');
    expect(text).not.toMatch(/seats|date/);
  });

  test('buys another variant, once, also when it is chosen three times at once', async () => {
    const late = await lateGoodsMoney(2, 5);
    const [other = ''] = late.rest;
    await Promise.all([choose(late, other), choose(late, other), choose(late, other)]);
    expect(await factsOf(late.orderId)).toMatchObject({
      ...{ status: 'completed', open: 1, completions: 1, refunded: 0 },
    });
    expect(await levelOf(other, late.warehouse)).toEqual({ onHand: 2, held: 0, allocated: 2 });
    expect(await listItems(db, late.orderId)).toMatchObject([
      { variantId: other, variantTitle: 'Other 1', quantity: 2 },
    ]);
    expect(await decisionOf(late)).toBe('variant');
    expect(await refundsOf(late)).toEqual([]);
    expect(await unequalLevels(db, late.variantIds)).toEqual([]);
    await sendPieces(late.number, late.warehouse, pieces([1, 2]));
    expect(await levelOf(other, late.warehouse)).toEqual({ onHand: 0, held: 0, allocated: 0 });
  });

  test('sends back what a cheaper variant costs less', async () => {
    const late = await lateGoodsMoney(2);
    await setPrice(late.rest[0] ?? '', 1700);
    await choose(late, late.rest[0] ?? '');
    expect(await refundsOf(late)).toMatchObject([{ amount: 600 }]);
    await runJobs('send-refund');
    await deliver(late.sessionId);
    expect(await factsOf(late.orderId)).toMatchObject({ refunded: 600, open: 1 });
  });

  test('buys no dearer variant, none with too few pieces, none that was withdrawn, and nothing else', async () => {
    const late = await lateGoodsMoney(2, 1, 2);
    const [dear = '', few = '', withdrawn = ''] = late.rest;
    await setPrice(dear, 2001);
    await db.updateTable('variants').set({ withdrawnAt: new Date() }).where('id', '=', withdrawn).execute();
    const another = await someGoods(['Large'], { [late.warehouse]: 9 });
    for (const variant of [dear, few, withdrawn, another.variantIds[0] ?? '', randomUUID()])
      await expect(choose(late, variant)).rejects.toMatchObject({ code: 'not_offered' });
    expect(await decisionOf(late)).toBeNull();
    expect(await factsOf(late.orderId)).toMatchObject({ status: 'expired', granted: 0 });
  });

  test('waits for it: the order is kept, staff are told, and it is sent when it has come in', async () => {
    const late = await lateGoodsMoney();
    await Promise.all([choose(late, 'later'), choose(late, 'later')]);
    expect(await factsOf(late.orderId)).toMatchObject({ status: 'completed', open: 1, completions: 1 });
    expect(await decisionOf(late)).toBe('later');
    expect(await levelOf(late.small, late.warehouse)).toEqual({ onHand: 2, held: 0, allocated: 4 });
    const concerns = await listConcerns(db);
    expect(concerns.filter(({ subject }) => subject === late.number).map(({ concern }) => concern)).toEqual([
      'beyond_capacity',
    ]);
    await expect(aPaidGoodsOrder([late.small, 1])).rejects.toMatchObject({ code: 'sold_out' });
    const change = { act: 'receive', variantId: late.small, warehouseId: late.warehouse } as const;
    await changeStock(db, { ...change, quantity: 2, reason: '', form: randomUUID() }, 'cli');
    await sendPieces(late.number, late.warehouse, pieces([1, 2]));
    expect(await levelOf(late.small, late.warehouse)).toEqual({ onHand: 2, held: 0, allocated: 2 });
    expect(await unequalLevels(db, late.variantIds)).toEqual([]);
  });

  test('that waits goes back whole when the buyer has waited long enough', async () => {
    const late = await lateGoodsMoney();
    await choose(late, 'later');
    const input = { form: randomUUID(), amount: TOTAL };
    await cancelOwnPieces(db, late.number, late.visitor, pieces([1, 2]), input);
    await runJobs('send-refund');
    expect((await refundsOf(late)).reduce((sum, { amount }) => sum + amount, 0)).toBe(TOTAL);
    expect(await levelOf(late.small, late.warehouse)).toEqual({ onHand: 2, held: 0, allocated: 2 });
  });

  test('waits for nothing that is no longer sold', async () => {
    const late = await lateGoodsMoney();
    await db.updateTable('products').set({ status: 'draft' }).where('id', '=', late.productId).execute();
    const items = await listItems(db, late.orderId);
    expect(await lateOptions(db, { currency: 'USD' }, items)).toMatchObject({ others: [], isKept: false });
    await expect(choose(late, 'later')).rejects.toMatchObject({ code: 'not_offered' });
    await choose(late, 'money');
    expect(await refundsOf(late)).toEqual([{ amount: TOTAL, reason: 'late_payment' }]);
  });

  test('goes back by itself after 48 hours, once', async () => {
    const late = await lateGoodsMoney(2);
    const past = { since: new Date(Date.now() - 180_000_000), decideUntil: new Date(Date.now() - 1000) };
    await db.updateTable('latePayments').set(past).where('orderId', '=', late.orderId).execute();
    for (const choice of ['later', late.rest[0] ?? ''])
      await expect(choose(late, choice)).rejects.toMatchObject({ code: 'too_late' });
    await Promise.all([returnLateMoneyInTime(jobsDb), returnLateMoneyInTime(db)]);
    expect(await decisionOf(late)).toBe('none');
    expect(await refundsOf(late)).toHaveLength(1);
  });
});

describe('two late buyers and the last pieces of the other variant', () => {
  /** @returns how many of the two got them, and how the level stands then. */
  async function race(on: typeof db) {
    const first = await lateGoodsMoney(2);
    const second = { ...first, ...first.second };
    await payTooLate(second);
    const [other = ''] = first.rest;
    await Promise.allSettled([choose(first, other, on), choose(second, other, on)]);
    const decisions = [await decisionOf(first), await decisionOf(second)];
    const level = await levelOf(other, first.warehouse);
    return { got: decisions.filter((one) => one === 'variant').length, level };
  }

  test('one gets them; the other can still choose', async () => {
    for (let round = 0; round < 3; round++)
      expect(await race(db)).toMatchObject({ got: 1, level: { onHand: 2, held: 0, allocated: 2 } });
  });

  test('control: without the lock of the levels both get them', async () => {
    const unlocked = withoutGuards([/ for no key update of p$/, '']);
    let most = 0;
    for (let round = 0; round < 8 && most < 2; round++) most = (await race(unlocked.db)).got;
    await unlocked.end();
    expect(most).toBe(2);
  });
});
