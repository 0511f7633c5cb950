import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPool, db, inTransaction } from '#lib/db.ts';
import { listExchangeOrderIds } from '#shop/orders/exchanges/store.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { exchangeReturn } from '#shop/orders/returns/exchange-return.ts';
import { previewExchange } from '#shop/orders/returns/preview-exchange.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { cancelPieces, planCancelling } from '#shop/orders/shipping/cancel-pieces.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { planTracking } from '#shop/orders/shipping/import-tracking.ts';
import { planPacking } from '#shop/orders/shipping/pack-orders.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { parcelReference } from '#shop/shipping/parcel-reference.ts';
import { listReturns } from '#shop/shipping/return-store.ts';
import { eventually } from '#tests/support/eventually.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  pieces,
  SHIPPING,
  STAFF,
  sendPieces,
  someGoods,
  type TestGoods,
} from '#tests/support/goods-order.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { aColleague } from '#tests/support/staff.ts';
import { decide, deliver, dispute } from '#tests/support/stripe-actions.ts';

const PIECE = 2000;
let warehouse = '';
let goods: TestGoods;
const variant = (at: number) => goods.variantIds[at] ?? '';
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  goods = await someGoods(['Small', 'Medium', 'Large'], { [warehouse]: 200 });
});

type Paid = Awaited<ReturnType<typeof aPaidGoodsOrder>>;
type Made = Pick<Paid, 'orderId' | 'number' | 'visitor'>;

/** Sends pieces of the first line of an order; they arrive. */
async function arrive(made: Made, quantity: number): Promise<void> {
  const parcel = await sendPieces(made.number, warehouse, pieces([1, quantity]));
  await endParcel(db, made.number, parcel, 'delivered', STAFF);
}

async function comeBack(made: Made, quantity: number, instead?: number): Promise<number> {
  const wish = instead === undefined ? 'refund' : 'exchange';
  const form = { form: randomUUID(), wish, reason: 'size', note: '', picture: '' } as const;
  const variants = new Map(instead === undefined ? [] : [[1, variant(instead)] as const]);
  const number = await requestReturn(db, made.number, made.visitor, form, {
    pieces: pieces([1, quantity]),
    variants,
  });
  const received = new Map([[1, { restocked: quantity, damaged: 0, missing: 0 }]]);
  await receiveReturn(db, made.number, number, { warehouse, received }, STAFF);
  return number;
}

/** Pieces of an order that have arrived come back for another size. @returns the order that sends it. */
async function exchanged(made: Made, quantity: number, instead: number): Promise<Made> {
  const number = await exchangeReturn(db, made.number, await comeBack(made, quantity, instead), STAFF);
  const order = (await findOrder(db, { number })) ?? expect.fail('no exchange');
  return { orderId: order.id, number, visitor: made.visitor };
}

async function paid(quantity: number): Promise<Paid> {
  const order = await aPaidGoodsOrder([variant(0), quantity]);
  await arrive(order, quantity);
  return order;
}

const settle = (made: Made, number: number, line: number, shipping = 0, through = db) =>
  refundReturn(through, made.number, number, { lines: new Map([[1, line]]), shipping }, STAFF);
const rowOf = async ({ orderId }: Made) => (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
const proposed = async (made: Made) => (await quoteRefund(db, await rowOf(made))).amount.amount;

/** Amounts of an order's refunds, and what of them is for delivery, oldest first. */
const refundsOf = async ({ orderId }: Made) =>
  (
    await db
      .selectFrom('refunds')
      .select(['amount', 'shippingAmount'])
      .where('orderId', '=', orderId)
      .orderBy('createdAt')
      .execute()
  ).map(({ amount, shippingAmount }) => [amount, shippingAmount]);

describe('a piece that came by exchange', () => {
  test('is refunded from the order that was paid, with its delivery, as one refund', async () => {
    const first = await paid(1);
    const second = await exchanged(first, 1, 1);
    await arrive(second, 1);
    const number = await comeBack(second, 1);
    await expect(settle(second, number, PIECE + 1)).rejects.toMatchObject({ code: 'refund_too_large' });
    const [made = ''] = await settle(second, number, PIECE, SHIPPING);
    expect(await refundsOf(first)).toEqual([[PIECE + SHIPPING, SHIPPING]]);
    expect(await refundsOf(second)).toEqual([]);
    await sendRefund(db, made);
    expect(await rowOf(first)).toMatchObject({ status: 'refunded', refundedAmount: PIECE + SHIPPING });
    expect(await listItems(db, first.orderId)).toMatchObject([{ refundedAmount: PIECE }]);
    expect(await listReturns(db, second.orderId)).toMatchObject([{ state: 'refunded', refundId: made }]);
    const view = await viewOwnOrder(db, second.number, second.visitor);
    expect(view).toMatchObject({ exchangeOf: first.number, withdrawalEnd: null, lines: [{ unitsLeft: 0 }] });
    const mails = db.selectFrom('mails').select('kind').where('orderId', '=', first.orderId);
    expect(await mails.where('kind', '=', 'refund').execute()).toHaveLength(1);
  });

  test('can be exchanged again, and keeps its value over the chain', async () => {
    const first = await paid(2);
    const second = await exchanged(first, 1, 1);
    await arrive(second, 1);
    const third = await exchanged(second, 1, 2);
    expect(await listExchangeOrderIds(db, first.orderId)).toEqual([second.orderId, third.orderId]);
    await arrive(third, 1);
    expect([await proposed(first), await proposed(second), await proposed(third)]).toEqual([2000, 0, 2000]);
    await settle(third, await comeBack(third, 1), PIECE);
    expect(await refundsOf(first)).toEqual([[PIECE, 0]]);
    expect(await proposed(first)).toBe(PIECE + SHIPPING);
  });

  test('goes back in parts, and delivery with the last of them', async () => {
    const first = await paid(3);
    const second = await exchanged(first, 2, 1);
    await arrive(second, 2);
    await settle(first, await comeBack(first, 1), PIECE);
    await settle(second, await comeBack(second, 1), PIECE);
    expect((await quoteRefund(db, await rowOf(second))).shipping).toMatchObject({ amount: SHIPPING });
    await settle(second, await comeBack(second, 1), PIECE, SHIPPING);
    expect(await refundsOf(first)).toEqual([
      [PIECE, 0],
      [PIECE, 0],
      [PIECE + SHIPPING, SHIPPING],
    ]);
  });

  test('has its part of what is left when some was refunded meanwhile, and nothing when all was', async () => {
    const first = await paid(2);
    const second = await exchanged(first, 1, 1);
    await arrive(second, 1);
    const number = await comeBack(second, 1);
    const actor = await aColleague('Ada');
    const byHand = (amount: string) =>
      refundOrder(
        db,
        first.number,
        { line: '1', amount, reason: 'other', access: 'keep', note: 'By hand' },
        actor,
      );
    await byHand('10.00');
    expect([await proposed(first), await proposed(second)]).toEqual([1500, 1500]);
    await expect(settle(second, number, 1501)).rejects.toMatchObject({ code: 'refund_too_large' });
    await byHand('');
    await expect(settle(second, number, 1)).rejects.toMatchObject({ code: 'refund_too_large' });
    expect(await settle(second, number, 0)).toEqual([]);
    expect((await viewOwnOrder(db, second.number, second.visitor))?.lines).toMatchObject([{ unitsLeft: 0 }]);
  });

  test('is cancelled before it is sent, or lost on its way, for the same money', async () => {
    const first = await paid(2);
    const second = await exchanged(first, 1, 1);
    await cancelPieces(db, second.number, pieces([1, 1]), { form: randomUUID(), amount: PIECE }, STAFF);
    const third = await exchanged(first, 1, 1);
    const parcel = await sendPieces(third.number, warehouse, pieces([1, 1]));
    await endParcel(db, third.number, parcel, 'lost', STAFF);
    expect(await resolveParcel(db, third.number, parcel, 'refund', STAFF)).toHaveLength(1);
    expect(await refundsOf(first)).toEqual([
      [PIECE, 0],
      [PIECE + SHIPPING, SHIPPING],
    ]);
  });

  test('is withdrawn from within 14 days of its own parcel', async () => {
    const first = await paid(1);
    const second = await exchanged(first, 1, 1);
    await arrive(second, 1);
    const long = new Date(Date.now() - 40 * 86_400_000);
    const dates = { shippedAt: long, endedAt: long };
    await db.updateTable('shipments').set(dates).where('orderId', '=', first.orderId).execute();
    await withdraw(db, second.number, second.visitor);
    expect(await listReturns(db, second.orderId)).toMatchObject([{ state: 'accepted', isWithdrawal: true }]);
    expect(await refundsOf(first)).toEqual([]);
    const received = new Map([[1, { restocked: 1, damaged: 0, missing: 0 }]]);
    await receiveReturn(db, second.number, 1, { warehouse, received }, STAFF);
    await settle(second, 1, PIECE, SHIPPING);
    expect(await refundsOf(first)).toEqual([[PIECE + SHIPPING, SHIPPING]]);
  });

  test('waits for the bank that has its money, and follows when the bank has given it back', async () => {
    const first = await paid(1);
    const second = await exchanged(first, 1, 1);
    const { id } = await dispute(first.sessionId);
    await deliver(first.sessionId, 'charge.dispute.created');
    const cancelling = cancelPieces(
      ...([db, second.number, pieces([1, 1]), { form: randomUUID(), amount: 0 }, STAFF] as const),
    );
    await expect(cancelling).rejects.toMatchObject({ code: 'disputed' });
    await withdraw(db, second.number, second.visitor);
    expect(await refundsOf(first)).toEqual([]);
    await decide(id, 'won');
    await deliver(first.sessionId, 'charge.dispute.closed');
    expect(await refundsOf(first)).toEqual([[PIECE + SHIPPING, SHIPPING]]);
  });
});

describe('who withdraws from the paid order and from its exchange at once', () => {
  /** Both have decided what goes back before the first one writes, where no lock makes them take turns. */
  const race = async (through: typeof db) => {
    const first = await aPaidGoodsOrder([variant(0), 2]);
    await arrive(first, 1);
    const second = await exchanged(first, 1, 1);
    const holder = createPool('holder', 1, process.env['DATABASE_OWNER_URL']);
    const client = await holder.connect();
    await client.query('begin; lock table refunds in exclusive mode');
    const both = Promise.all([first, second].map(({ number }) => withdraw(through, number, first.visitor)));
    await eventually(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
        db,
      );
      return rows.length >= 2;
    });
    await client.query('commit');
    client.release();
    await holder.end();
    await both;
    return (await refundsOf(first)).toSorted(([a = 0], [b = 0]) => a - b);
  };

  test('gets every piece and the delivery once', async () => {
    expect(await race(db)).toEqual([
      [PIECE, 0],
      [PIECE + SHIPPING, SHIPPING],
    ]);
  });

  test('would lose the delivery where no lock makes them take turns', async () => {
    const unlocked = withoutGuards(ROW_LOCK);
    const seen = await race(unlocked.db).finally(() => unlocked.end());
    expect(seen).toEqual([
      [PIECE, 0],
      [PIECE, 0],
    ]);
  });
});

describe('what waits to be sent in exchange', () => {
  const lose = async (first: Paid) => {
    const { id } = await dispute(first.sessionId);
    await deliver(first.sessionId, 'charge.dispute.created');
    await decide(id, 'lost');
    await deliver(first.sessionId, 'charge.dispute.closed');
  };
  const refundWhole = async (first: Paid) => {
    const actor = await aColleague('Ada');
    const all = { line: '1', amount: '', reason: 'other', access: 'keep', note: 'By hand' } as const;
    await sendRefund(db, (await refundOrder(db, first.number, all, actor)).refundId);
  };
  const concernsAbout = (subject: string) =>
    db
      .selectFrom('concerns')
      .select('subject')
      .where('kind', '=', 'exchange_unpaid')
      .where('subject', '=', subject)
      .where('resolvedAt', 'is', null)
      .execute();

  test.each([
    ['was refunded', refundWhole],
    ['was taken back by a dispute', lose],
  ])('is held for staff when what was paid for it %s', async (why, happens) => {
    const first = await paid(1);
    const second = await exchanged(first, 1, 1);
    const third = await exchanged(await paid(1), 1, 1);
    expect((await planPacking(db, [second.number]))[0]?.problem).toBeNull();
    await happens(first);
    const text = why === 'was refunded' ? 'was refunded.' : 'was lost.';
    const [held, free] = await planPacking(db, [second.number, third.number]);
    expect(held?.problem).toContain(first.number);
    expect(held?.problem).toContain(text);
    expect(free?.problem).toBeNull();
    expect(await concernsAbout(second.number)).toHaveLength(1);
    expect(await concernsAbout(third.number)).toEqual([]);
    const form = { key: randomUUID(), warehouse };
    const pack = (anyway?: 'on') =>
      packParcel(db, second.number, { ...form, ...(anyway && { anyway }) }, pieces([1, 1]), STAFF);
    await expect(pack()).rejects.toMatchObject({ code: 'exchange_unpaid' });
    const parcel = await pack('on');
    const by = { carrier: '', tracking: '' };
    await expect(shipParcel(db, second.number, parcel, by, STAFF)).rejects.toMatchObject({
      code: 'exchange_unpaid',
    });
    const file = `reference,tracking_number\n${parcelReference(second.number, parcel)},AB1\n`;
    const preview = await planTracking(db, file, '');
    expect(preview.rows).toEqual([]);
    expect(preview.problems).toMatchObject([{ row: 2, text: expect.stringContaining(first.number) }]);
    expect(await shipParcel(db, second.number, parcel, { ...by, anyway: 'on' }, STAFF)).toBe(true);
    expect(await concernsAbout(second.number)).toEqual([]);
  });

  test.each([
    ['was refunded', refundWhole],
    ['was taken back by a dispute', lose],
  ])('waits for staff no more once it is cancelled, when what was paid for it %s', async (_, happens) => {
    const first = await paid(1);
    const second = await exchanged(first, 1, 1);
    await happens(first);
    expect(await concernsAbout(second.number)).toHaveLength(1);
    const { amount } = await inTransaction(db, async (tx) =>
      planCancelling(tx, await rowOf(second), pieces([1, 1])),
    );
    const form = { form: randomUUID(), amount: amount.amount };
    await cancelPieces(db, second.number, pieces([1, 1]), form, STAFF);
    expect(await concernsAbout(second.number)).toEqual([]);
    await expect(
      packParcel(db, second.number, { key: randomUUID(), warehouse, anyway: 'on' }, pieces([1, 1]), STAFF),
    ).rejects.toMatchObject({ status: 409 });
  });

  test('is shown with where it goes and what is left, before it is ordered', async () => {
    const first = await paid(1);
    const number = await comeBack(first, 1, 2);
    const shown = await previewExchange(db, await rowOf(first), number);
    expect(shown.lines).toMatchObject([{ name: expect.stringContaining('Large'), quantity: 1 }]);
    expect(shown.lines[0]?.left).toBeGreaterThan(0);
    expect(shown.to.join(' ')).toContain('Berlin');
    expect(await listExchangeOrderIds(db, first.orderId)).toEqual([]);
    await exchangeReturn(db, first.number, number, STAFF);
    await expect(previewExchange(db, await rowOf(first), number)).rejects.toMatchObject({ code: 'decided' });
  });
});
