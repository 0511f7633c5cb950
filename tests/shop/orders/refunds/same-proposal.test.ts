import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { giveBack } from '#shop/orders/giving-back/give-back.ts';
import { planGivingBack } from '#shop/orders/giving-back/plan.ts';
import { planStaffRefund } from '#shop/orders/refunds/override-refund.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { refundWorking } from '#shop/orders/refunds/refund-working.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { quoteReturn, refundReturn } from '#shop/orders/returns/settle-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { findReturn } from '#shop/shipping/return-store.ts';
import {
  aShopOfEverything,
  type EverythingShop,
  type PlacedEverything,
  placeEverything,
} from '#tests/support/everything.ts';
import { pieces, STAFF, sendPieces } from '#tests/support/goods-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

/** Lines of the order that are sent, by their number. */
const [APRON, PEGS] = [4, 6];

let shop: EverythingShop;
beforeAll(async () => {
  shop = await aShopOfEverything();
});
afterEach(async () => {
  await db.deleteFrom('settings').where('name', 'like', 'guarantee%').execute();
  await loadSettings(db);
});
afterAll(withoutTaxAnswers);

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

async function orderOf({ orderId }: PlacedEverything) {
  return (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
}

/** An order of everything with a guarantee of so many days, paid so many days ago. */
async function paidEverything(guaranteeDays: number, daysAgo: number): Promise<PlacedEverything> {
  await changeSetting(db, 'guarantee_days', guaranteeDays, 'cli');
  const placed = await placeEverything(shop);
  await payAt(placed.sessionId);
  await deliver(placed.sessionId);
  await ago(placed, daysAgo);
  return placed;
}

async function ago({ orderId }: PlacedEverything, days: number): Promise<void> {
  const completedAt = sql<Date>`completed_at - ${days} * interval '1 day'`;
  await db.updateTable('orders').set({ completedAt }).where('id', '=', orderId).execute();
}

/** What the refund page proposes: in all, by line, for delivery; its working says the same. */
async function proposedToStaff(placed: PlacedEverything) {
  return inTransaction(db, async (tx) => {
    const order = await orderOf(placed);
    const of = async (line: string) => {
      const form = { line, amount: '0.01', reason: 'other', access: 'take', note: 'Asked' } as const;
      return (await planStaffRefund(tx, order, form).catch(nothingLeft))?.proposed ?? 0;
    };
    const items = await listItems(tx, order.id);
    const lines: number[] = [];
    for (const [at] of items.entries()) lines.push(await of(String(at + 1)));
    const delivery = await of('shipping');
    const working = await refundWorking(tx, order, await quoteRefund(tx, order));
    expect(working.lines.map(({ proposed }) => proposed?.amount ?? 0)).toEqual(lines);
    expect(working.delivery.proposed?.amount ?? 0).toBe(delivery);
    expect(working.sum).toBe(sum(lines) + delivery);
    return { all: await of(''), lines, delivery };
  });
}

/** A line of which nothing is left has no proposal. */
function nothingLeft(error: { readonly code?: string }): null {
  if (error.code !== 'refund_too_large') throw error;
  return null;
}

/** The buyer gives both seats back, and withdraws from everything else. */
async function giveAllBack(placed: PlacedEverything): Promise<void> {
  const { number, visitor } = placed;
  const seats = ['2-1', '2-2'];
  const { amount } = await planGivingBack(db, await orderOf(placed), seats);
  await giveBack(db, number, visitor, { seats, amount: amount.amount, form: randomUUID() });
  await withdraw(db, number, visitor);
}

/** What went back, or is on its way: in all, and of lines that were named. */
async function wentBack({ orderId }: PlacedEverything) {
  const refunds = await db
    .selectFrom('refunds')
    .select(['amount', 'shippingAmount'])
    .where('orderId', '=', orderId)
    .execute();
  const items = await db
    .selectFrom('orderItems as i')
    .leftJoin('refundItems as ri', 'ri.orderItemId', 'i.id')
    .select(({ fn }) => ['i.position', fn.sum<number | null>('ri.amount').as('amount')])
    .where('i.orderId', '=', orderId)
    .groupBy('i.position')
    .orderBy('i.position')
    .execute();
  return {
    all: sum(refunds.map(({ amount }) => amount)),
    lines: items.map(({ amount }) => Number(amount ?? 0)),
    delivery: sum(refunds.map(({ shippingAmount }) => shippingAmount)),
  };
}

describe('the buyer gets by withdrawing and giving back what is proposed to staff', () => {
  test.each([
    ['by the law', 0, 3, 23_850],
    ['by the guarantee, when the days of the law are over', 60, 40, 23_850],
  ] as const)('%s: all of it, delivery too, where nothing was sent', async (_, guarantee, daysAgo, all) => {
    const placed = await paidEverything(guarantee, daysAgo);
    const proposed = await proposedToStaff(placed);
    expect(proposed).toEqual({ all, lines: [4344, 5319, 976, 3546, 7238, 1627], delivery: 800 });
    await giveAllBack(placed);
    expect(await wentBack(placed)).toMatchObject({ all });
  });

  test('after all of these days: what the policy says, of which nothing can be withdrawn from', async () => {
    const placed = await paidEverything(0, 40);
    const proposed = await proposedToStaff(placed);
    const { visitor, number } = placed;
    // What was not sent goes back under the policy, and with all of it the delivery; seats by their own policy.
    expect(proposed).toMatchObject({ delivery: 800 });
    expect(proposed.all).toBe(sum(proposed.lines) + 800);
    const plan = await planGivingBack(db, await orderOf(placed), ['2-1', '2-2']);
    expect(plan.amount.amount).toBe(proposed.lines[1]);
    // The time of goods begins when they arrive: they alone can still be withdrawn from.
    await withdraw(db, number, visitor);
    const [, , , apron, , pegs] = proposed.lines;
    expect(await wentBack(placed)).toEqual({
      ...{ all: 3546 + 1627 + 800, delivery: 800 },
      lines: [0, 0, 0, apron, 0, pegs],
    });
  });

  test('parcels that arrived: line by line, once they are back; of the express delivery nothing, the standard one was free', async () => {
    const placed = await paidEverything(0, 3);
    const { number, orderId } = placed;
    const parcel = await sendPieces(number, shop.warehouse, pieces([APRON, 2], [PEGS, 1]));
    await endParcel(db, number, parcel, 'delivered', STAFF);
    const proposed = await proposedToStaff(placed);
    expect(proposed).toEqual({
      ...{ all: 23_050, delivery: 0 },
      lines: [4344, 5319, 976, 3546, 7238, 1627],
    });
    await giveAllBack(placed);
    expect(await wentBack(placed)).toEqual({
      ...{ all: 23_050 - 3546 - 1627, delivery: 0 },
      lines: [4344, 5319, 976, 0, 7238, 0],
    });
    const whole = { damaged: 0, missing: 0 };
    const received = new Map([
      [APRON, { restocked: 2, ...whole }],
      [PEGS, { restocked: 1, ...whole }],
    ]);
    await receiveReturn(db, number, 1, { warehouse: shop.warehouse, received }, STAFF);
    const back = (await findReturn(db, orderId, 1)) ?? expect.fail('no return');
    const quote = await inTransaction(db, async (tx) => quoteReturn(tx, await orderOf(placed), back));
    expect(quote.lines.map(({ amount }) => amount)).toEqual([3546, 1627]);
    const amounts = new Map(quote.lines.map(({ item, amount }) => [item.position + 1, amount]));
    await refundReturn(db, number, 1, { lines: amounts, shipping: quote.shipping?.amount ?? 0 }, STAFF);
    expect(await wentBack(placed)).toEqual(proposed);
  });
});
