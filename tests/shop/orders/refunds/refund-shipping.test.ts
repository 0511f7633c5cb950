import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { planRefund, refundableOf } from '#shop/orders/refunds/refund-plan.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { quoteReturn, refundReturn } from '#shop/orders/returns/settle-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { findOrder } from '#shop/orders/store.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { findReturn, listReturns } from '#shop/shipping/return-store.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import { anEmail, aVisitor, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aZone, BERLIN, checkoutTo } from '#tests/support/delivery-fixtures.ts';
import { aWarehouse, levelOf, pieces, STAFF, sendPieces, someGoods } from '#tests/support/goods-order.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { payAt } from '#tests/support/pay.ts';
import { aColleague } from '#tests/support/staff.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

const [STANDARD, EXPRESS, PIECE] = [490, 1290, 2000];
let [warehouse, variant] = ['', ''];
let methods: readonly string[] = [];
beforeAll(async () => {
  warehouse = await aWarehouse('AT');
  [variant = ''] = (await someGoods(['Small'], { [warehouse]: 200 })).variantIds;
  methods = await aZone(
    ['AT'],
    [
      { kind: 'parcel', title: 'Parcel', rates: [[null, STANDARD]] },
      { kind: 'express', title: 'Express', rates: [[null, EXPRESS]] },
      { kind: 'pickup', title: 'Pick-up', rates: [[null, 0]], place: 'Hof 1' },
    ],
  );
});

const VIENNA = { ...BERLIN, country: 'AT', postcode: '1010', phone: '+43 1 2345678' };

/** A paid order of so many pieces, and of a course if that is said. */
async function anOrder(quantity: number, method: 0 | 1 | 2 = 1, hasCourse = false) {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant, quantity });
  if (hasCourse) await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
  const { orderId } = await checkoutTo(visitor, { ...VIENNA, method: methods[method] ?? '' }, anEmail());
  const { id = null } =
    (await db
      .selectFrom('payments')
      .select('stripeSessionId as id')
      .where('orderId', '=', orderId)
      .executeTakeFirst()) ?? {};
  await payAt(id ?? '');
  await deliver(id ?? '');
  const order = (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
  return { orderId, number: order.number, visitor };
}
type Made = Awaited<ReturnType<typeof anOrder>>;

const rowOf = async ({ orderId }: Made) => (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
const goodsLine = async (made: Made) =>
  (await refundableOf(db, await rowOf(made))).lines.find(({ kind }) => kind === 'goods')?.id ?? '';
const refundsOf = async ({ orderId }: Made) =>
  (
    await db
      .selectFrom('refunds')
      .select(['amount', 'shippingAmount'])
      .where('orderId', '=', orderId)
      .orderBy('createdAt')
      .orderBy('amount')
      .execute()
  ).map(({ amount, shippingAmount }) => [amount, shippingAmount]);

async function arrive(made: Made, quantity: number, daysAgo = 1): Promise<void> {
  const parcel = await sendPieces(made.number, warehouse, pieces([1, quantity]));
  await endParcel(db, made.number, parcel, 'delivered', STAFF);
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  await db
    .updateTable('shipments')
    .set({ shippedAt: at, endedAt: at })
    .where('orderId', '=', made.orderId)
    .execute();
}

/** Asks for a return, which is received whole. @returns what is proposed for delivery. */
async function comeBack(made: Made, quantity: number, reason: 'changed_mind' | 'damaged' = 'changed_mind') {
  const form = { form: randomUUID(), wish: 'refund', reason, note: '', picture: '' } as const;
  const wish = { pieces: pieces([1, quantity]), variants: new Map<number, string>() };
  const number = await requestReturn(db, made.number, made.visitor, form, wish);
  const asked = await findReturn(db, made.orderId, number);
  if (asked?.state === 'requested')
    await db
      .updateTable('returns')
      .set({ state: 'accepted', decidedAt: new Date() })
      .where('id', '=', asked.id)
      .execute();
  const received = new Map([[1, { restocked: quantity, damaged: 0, missing: 0 }]]);
  await receiveReturn(db, made.number, number, { warehouse, received }, STAFF);
  const [order, back] = [await rowOf(made), await findReturn(db, made.orderId, number)];
  const quote = await inTransaction(db, (tx) => quoteReturn(tx, order, back ?? expect.fail('no return')));
  const amounts = { lines: new Map([[1, quantity * PIECE]]), shipping: quote.shipping?.amount ?? 0 };
  await refundReturn(db, made.number, number, amounts, STAFF);
  return quote.shipping;
}

describe('delivery is refunded with the last of what was sent', () => {
  test('one piece of several: nothing of it; the last one: standard delivery, not what express cost more', async () => {
    const order = await anOrder(2);
    await arrive(order, 2);
    expect(await comeBack(order, 1)).toMatchObject({ amount: 0 });
    expect(await comeBack(order, 1)).toMatchObject({
      amount: STANDARD,
      working:
        'Nothing stays with the buyer: standard delivery is refunded, not what the faster one cost more.',
    });
    expect(await refundsOf(order)).toEqual([
      [PIECE, 0],
      [PIECE + STANDARD, STANDARD],
    ]);
    expect((await refundableOf(db, await rowOf(order))).shippingLeft).toBe(EXPRESS - STANDARD);
  });

  test('all at once, of the standard method: what it cost, and the order is refunded', async () => {
    const order = await anOrder(2, 0);
    await arrive(order, 2);
    expect(await comeBack(order, 2)).toMatchObject({ amount: STANDARD });
    expect((await refundableOf(db, await rowOf(order))).left).toBe(0);
  });

  test('at the shop’s fault all of it, after the time to withdraw nothing', async () => {
    const [faulty, late] = [await anOrder(1), await anOrder(1)];
    for (const order of [faulty, late]) await arrive(order, 1, 40);
    expect(await comeBack(faulty, 1, 'damaged')).toMatchObject({ amount: EXPRESS });
    expect(await comeBack(late, 1)).toMatchObject({ amount: 0 });
  });

  test('what was picked up for nothing gives nothing back', async () => {
    const order = await anOrder(1, 2);
    await arrive(order, 1);
    expect(await comeBack(order, 1)).toBeNull();
  });

  test('of a lost parcel that was the last: all of it', async () => {
    const order = await anOrder(2);
    await arrive(order, 1);
    expect(await comeBack(order, 1)).toMatchObject({ amount: 0 });
    const parcel = await sendPieces(order.number, warehouse, pieces([1, 1]));
    await endParcel(db, order.number, parcel, 'lost', STAFF);
    await resolveParcel(db, order.number, parcel, 'refund', STAFF);
    expect((await refundableOf(db, await rowOf(order))).left).toBe(0);
  });
});

test('the tax on delivery that was added to the prices goes back with it', async () => {
  const order = await anOrder(1);
  await sql`update orders set tax_amount = 98, total_amount = total_amount + 98 where id = ${order.orderId}`.execute(
    db,
  );
  await sql`update payments set amount = amount + 98 where order_id = ${order.orderId}`.execute(ownerDb);
  const row = await rowOf(order);
  expect(await quoteRefund(db, row)).toMatchObject({
    ...{ amount: { amount: row.totalAmount }, shipping: { amount: EXPRESS + 98 } },
  });
  await arrive(order, 1);
  const share = Math.round((STANDARD * (EXPRESS + 98)) / EXPRESS);
  expect((await quoteRefund(db, row)).shipping?.amount).toBe(share);
  expect((await refundableOf(db, row)).shippingLeft).toBe(EXPRESS + 98);
});

describe('the buyer’s withdrawal', () => {
  test('from what was not sent refunds all of the delivery, also where a course stays or goes', async () => {
    const order = await anOrder(2, 1, true);
    const { totalAmount } = await rowOf(order);
    const line = await goodsLine(order);
    const quote = await quoteRefund(db, await rowOf(order), { units: new Map([[line, 2]]) });
    expect(quote).toMatchObject({ amount: { amount: 2 * PIECE + EXPRESS }, shipping: { amount: EXPRESS } });
    await withdraw(db, order.number, order.visitor);
    expect(await refundsOf(order)).toEqual([[totalAmount, EXPRESS]]);
  });

  test('unpacks what is packed and has not left, and refunds it', async () => {
    const order = await anOrder(1, 0);
    const form = { key: randomUUID(), warehouse };
    await packParcel(db, order.number, form, pieces([1, 1]), STAFF);
    const { allocated = 0 } = (await levelOf(variant, warehouse)) ?? {};
    await withdraw(db, order.number, order.visitor);
    expect(await listShipments(db, order.orderId)).toEqual([]);
    expect(await listReturns(db, order.orderId)).toEqual([]);
    expect(await refundsOf(order)).toEqual([[PIECE + STANDARD, STANDARD]]);
    // Free for others at once.
    expect(await levelOf(variant, warehouse)).toMatchObject({ allocated: allocated - 1 });
  });

  test('keeps what a policy has kept before', async () => {
    const order = await anOrder(2, 0);
    await arrive(order, 1, 1);
    const form = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
    const number = await requestReturn(db, order.number, order.visitor, form, {
      ...{ pieces: pieces([1, 1]), variants: new Map() },
    });
    const received = new Map([[1, { restocked: 0, damaged: 1, missing: 0 }]]);
    await receiveReturn(db, order.number, number, { warehouse, received }, STAFF);
    await refundReturn(db, order.number, number, { lines: new Map([[1, 500]]), shipping: 0 }, STAFF);
    await withdraw(db, order.number, order.visitor);
    expect(await refundsOf(order)).toEqual([
      [500, 0],
      [PIECE + STANDARD, STANDARD],
    ]);
  });
});

describe('the refund form of staff', () => {
  const terms = { line: 'shipping', amount: '', reason: 'other', access: 'take', note: 'By hand' } as const;

  test('refunds delivery alone, up to what it cost, and takes nothing away', async () => {
    const order = await anOrder(1);
    const row = await rowOf(order);
    await expect(planRefund(db, row, { ...terms, amount: EXPRESS + 1 })).rejects.toMatchObject({
      code: 'refund_too_large',
    });
    expect(await planRefund(db, row, terms)).toMatchObject({
      ...{ amount: { amount: EXPRESS }, isShipping: true, takesBack: false, closes: [] },
    });
    const ada = await aColleague('Ada');
    await refundOrder(db, order.number, { ...terms, amount: 300 }, ada);
    expect(await refundableOf(db, row)).toMatchObject({ shippingLeft: EXPRESS - 300 });
    await expect(planRefund(db, row, { ...terms, amount: EXPRESS - 299 })).rejects.toThrow();
    const quote = await quoteRefund(db, row);
    expect(quote.amount.amount).toBe(PIECE + EXPRESS - 300);
    expect(quote.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(PIECE);
  });

  test('proposes lines and delivery, which sum to what was paid', async () => {
    const order = await anOrder(2, 1, true);
    const row = await rowOf(order);
    const quote = await quoteRefund(db, row);
    const lines = quote.lines.reduce((sum, { amount }) => sum + amount, 0);
    expect(lines + (quote.shipping?.amount ?? 0)).toBe(row.totalAmount);
    const ada = await aColleague('Ada');
    // Money that names nothing leaves less for delivery than it cost.
    await refundOrder(db, order.number, { ...terms, line: '', amount: 1000, access: 'keep' }, ada);
    const after = await quoteRefund(db, row);
    expect(after.amount.amount).toBe(row.totalAmount - 1000);
    expect(after.shipping?.amount).toBe(EXPRESS - 1000);
  });
});
