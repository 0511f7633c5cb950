import { describe, expect, test } from 'vitest';
import { db, inTransaction, webhookDb } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { holdUnits } from '#shop/inventory/hold-units.ts';
import { endOrder } from '#shop/orders/end.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { listItems } from '#shop/orders/store.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { closedAt } from '#shop/products/kinds/event/dates/sale-state.ts';
import { changeDate } from '#shop/products/kinds/event/dates/save-date.ts';
import { listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { unequalPools } from '#tests/contract/a-membership.ts';
import { anEvent, aPaidSeatOrder, aSeatOrder, poolOf, seatsOf } from '#tests/support/an-event.ts';
import { aVisitor, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { COMPLETED } from '#tests/support/paid-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { decide, deliver, dispute, expireAt, failRefund } from '#tests/support/stripe-actions.ts';
import { bodyOf, sessionAtStripe } from '#tests/support/stripe-event.ts';

const valid = async (orderId: string) =>
  (await seatsOf(orderId)).filter(({ cancelledAt }) => cancelledAt === null).length;

/** Visitors with a ticket in the cart. */
async function shoppers(variants: readonly string[], quantities: readonly number[]) {
  return Promise.all(
    quantities.map(async (quantity, at) => {
      const visitor = await aVisitor();
      await addItem(db, visitor, { variant: variants[at % variants.length] ?? '', quantity });
      return visitor;
    }),
  );
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'started',
    (error) => (error instanceof ShopError ? error.code : String(error)),
  );

describe('seats', () => {
  test('B1, B4: of 7 seats exactly 7 are held, by buyers of two ticket types and several seats each', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 7 }], [{}, { priceAmount: 2000 }]);
    const visitors = await shoppers(variantIds, [1, 2, 3, 1, 2, 3, 1, 1, 1, 1, 1, 1]);
    const outcomes = await Promise.all(visitors.map((visitor) => outcome(checkoutOf(visitor))));
    const pool = await poolOf(poolIds[0] ?? '');
    expect(pool.held).toBeLessThanOrEqual(7);
    expect(pool.held).toBeGreaterThanOrEqual(5);
    expect(
      outcomes.every((one) => ['started', 'cart_problem', 'held_by_others', 'sold_out'].includes(one)),
    ).toBe(true);
    expect(await unequalPools()).toEqual([]);
  });

  test('B1, control: without the bound of a pool more are held than there are', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 2 }]);
    const orders = await Promise.all([
      aSeatOrder([variantIds[0] ?? '', 1]),
      aSeatOrder([variantIds[0] ?? '', 1]),
    ]);
    await inTransaction(db, (tx) => endOrder(tx, orders[0].orderId, { status: 'expired' }, 'cli'));
    const [item] = await listItems(db, orders[0].orderId);
    const lines = [{ orderItemId: item?.id ?? '', variantId: item?.variantId ?? '', units: 2 }];
    const hold = (on: typeof db) =>
      inTransaction(on, (tx) => holdUnits(tx, lines, new Date(Date.now() + 60_000)));
    await expect(hold(db)).rejects.toMatchObject({ code: 'held_by_others' });
    const unguarded = withoutGuards([/and \(p\.capacity is null or [^)]*\)/g, '']);
    await hold(unguarded.db);
    await unguarded.end();
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ capacity: 2, held: 3 });
    await inTransaction(db, (tx) => endOrder(tx, orders[1].orderId, { status: 'expired' }, 'cli'));
  });

  test('B2: whose holders never pay are all sold once the holds end', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 4 }]);
    const variant = variantIds[0] ?? '';
    const gone = [await aSeatOrder([variant, 1]), await aSeatOrder([variant, 2])];
    await aPaidSeatOrder([variant, 1]);
    for (const { sessionId } of gone) {
      await expireAt(sessionId);
      await deliver(sessionId, 'checkout.session.expired');
    }
    await aPaidSeatOrder([variant, 3]);
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 4, held: 0, taken: 4 });
  });

  test('B4: on two lines of one cart count together, also of a pass and a single ticket', async () => {
    const { variantIds, poolIds } = await anEvent(
      [
        { inDays: 30, capacity: 5 },
        { inDays: 31, capacity: 9 },
      ],
      [{ dates: [0] }, { dates: [0, 1] }],
    );
    const [single = '', pass = ''] = variantIds;
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: single, quantity: 3 });
    await addItem(db, visitor, { variant: pass, quantity: 3 });
    await expect(checkoutOf(visitor)).rejects.toMatchObject({ status: 409 });
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 0, taken: 0 });
    const fits = await aSeatOrder([single, 3], [pass, 2]);
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 5 });
    expect(await poolOf(poolIds[1] ?? '')).toMatchObject({ held: 2 });
    await inTransaction(db, (tx) => endOrder(tx, fits.orderId, { status: 'expired' }, 'cli'));
  });

  test('B5: are not lowered below what is sold and held', async () => {
    const { productId, dateIds, variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    await aPaidSeatOrder([variantIds[0] ?? '', 2]);
    await aSeatOrder([variantIds[0] ?? '', 1]);
    const [date] = await listDatesById(db, dateIds);
    if (!date?.sessions[0]) throw new Error('no date');
    const wanted = {
      ...{ zone: date.zone, sessions: [date.sessions[0]] as const, isOnline: false, onlineUrl: null },
      ...{
        placeName: 'Here',
        placeAddress: '',
        placeCity: '',
        directions: '',
        salesFrom: null,
        salesUntil: null,
      },
    };
    const change = (capacity: number) =>
      inTransaction(db, (tx) => changeDate(tx, productId, date.id, { ...wanted, capacity }));
    await expect(change(2)).rejects.toMatchObject({ code: 'below_sold' });
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 5, held: 1, taken: 2 });
    await change(3);
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 3, held: 1, taken: 2 });
    await expect(
      addItem(db, await aVisitor(), { variant: variantIds[0] ?? '', quantity: 1 }),
    ).rejects.toMatchObject({ code: 'held' });
  });

  test('B8: of an old cart are as scarce as those of a new one', async () => {
    const { variantIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
    const [old, fresh] = await shoppers([variantIds[0] ?? ''], [1, 1]);
    if (!old || !fresh) throw new Error('nobody');
    await db
      .updateTable('carts')
      .set({ updatedAt: new Date(Date.now() - 20 * 86_400_000) })
      .where('visitorId', '=', old.id)
      .execute();
    await checkoutOf(fresh);
    await expect(checkoutOf(old)).rejects.toMatchObject({ code: 'cart_problem' });
  });

  test('B9: of two events in opposite orders are held without a deadlock', async () => {
    const [a, b] = [
      await anEvent([{ inDays: 30, capacity: 99 }]),
      await anEvent([{ inDays: 30, capacity: 99 }]),
    ];
    const wanted = [
      [a.variantIds[0] ?? '', 1],
      [b.variantIds[0] ?? '', 1],
    ] as const;
    const pairs = await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const visitor = await aVisitor();
        for (const [variant, quantity] of at % 2 ? wanted : wanted.toReversed())
          await addItem(db, visitor, { variant, quantity });
        return visitor;
      }),
    );
    const outcomes = await Promise.all(pairs.map((visitor) => outcome(checkoutOf(visitor))));
    expect(new Set(outcomes)).toEqual(new Set(['started']));
    expect(await poolOf(a.poolIds[0] ?? '')).toMatchObject({ held: 12 });
  });

  test('C11: are sold from the first instant of their window up to its end, which is no part of it', () => {
    const [from, until] = [new Date('2027-03-01T10:00:00Z'), new Date('2027-03-02T10:00:00Z')];
    const window = { from, until, isCancelled: false };
    const at = (date: Date, ms: number) => closedAt(window, new Date(date.getTime() + ms))?.is ?? 'open';
    expect([at(from, -1), at(from, 0), at(until, -1), at(until, 0)]).toEqual([
      'not_yet',
      'open',
      'open',
      'over',
    ]);
  });
});

describe('what Stripe says', () => {
  test('A18: that the amount is another takes no seat', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const order = await aSeatOrder([variantIds[0] ?? '', 1]);
    await payAt(order.sessionId);
    const session = await sessionAtStripe(order.sessionId);
    await receiveEvent(webhookDb, bodyOf(COMPLETED, { ...session, amount_total: 1 }));
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'pending', granted: 0 });
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 1, taken: 0 });
  });

  test('A1, A2: of one payment, ten times at once, gives each seat once', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const order = await aSeatOrder([variantIds[0] ?? '', 2]);
    await payAt(order.sessionId);
    const body = bodyOf(COMPLETED, await sessionAtStripe(order.sessionId));
    await Promise.all(Array.from({ length: 10 }, () => receiveEvent(webhookDb, body)));
    expect(await seatsOf(order.orderId)).toHaveLength(2);
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 5, held: 0, taken: 2 });
  });

  test('A22: from two tabs with one cart holds its seats once', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 2 });
    const started = await Promise.all([1, 2, 3, 4].map(() => checkoutOf(visitor, 'two-tabs@example.com')));
    expect(new Set(started.map(({ orderId }) => orderId)).size).toBe(1);
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 2 });
  });

  test('A23: of two payments for one cart keeps the seats of one, and sends the other back', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 2 }]);
    const first = await aSeatOrder([variantIds[0] ?? '', 1]);
    await payAt(first.sessionId);
    const other = await aSeatOrder([variantIds[0] ?? '', 1]);
    await payAt(other.sessionId);
    await inTransaction(db, (tx) => endOrder(tx, other.orderId, { status: 'expired' }, 'cli'));
    await ownerDb
      .updateTable('payments')
      .set({ orderId: first.orderId })
      .where('stripeSessionId', '=', other.sessionId)
      .execute();
    await deliver(first.sessionId, COMPLETED);
    await deliver(other.sessionId, COMPLETED);
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 0, taken: 1 });
    const refunds = db.selectFrom('refunds').select('reason').where('orderId', '=', first.orderId);
    expect(await refunds.execute()).toEqual([{ reason: 'duplicate' }]);
  });
});

describe('money that goes back', () => {
  const refund = async (number: string, amount: string) => {
    const terms = { line: '1', amount, reason: 'other', access: 'take', note: 'By hand' } as const;
    const { refundId } = await refundOrder(db, number, terms, 'cli');
    await sendRefund(db, refundId);
    return refundId;
  };

  test('A29: in parts frees a seat for each that is wholly paid back, and no more', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 3]);
    for (const [amount, seats] of [
      ['10.00', 3],
      ['20.00', 2],
      ['45.00', 1],
      ['15.00', 0],
    ] as const) {
      await refund(order.number, amount);
      await deliver(order.sessionId);
      expect(await valid(order.orderId), amount).toBe(seats);
      expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 0, taken: seats });
    }
    await expect(refund(order.number, '0.01')).rejects.toMatchObject({ code: 'refund_too_large' });
  });

  test('A30: and is rejected by the bank gives the seat again, beyond capacity if it was sold', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 1]);
    const refundId = await refund(order.number, '30.00');
    expect(await valid(order.orderId)).toBe(0);
    await aPaidSeatOrder([variantIds[0] ?? '', 1]);
    const { stripeRefundId } = await db
      .selectFrom('refunds')
      .select('stripeRefundId')
      .where('id', '=', refundId)
      .executeTakeFirstOrThrow();
    await failRefund(stripeRefundId ?? '');
    await deliver(order.sessionId);
    expect(await valid(order.orderId)).toBe(1);
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ capacity: 1, taken: 2 });
    const { beyondCapacity } = await db
      .selectFrom('entitlements as e')
      .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
      .select('e.beyondCapacity')
      .where('i.orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    expect(beyondCapacity).toBe(1);
  });

  test('A31: by a lost dispute frees the seat; one that is won leaves it', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 5 }]);
    const [lost, won] = [
      await aPaidSeatOrder([variantIds[0] ?? '', 1]),
      await aPaidSeatOrder([variantIds[0] ?? '', 1]),
    ];
    await decide((await dispute(lost.sessionId)).id, 'lost');
    await deliver(lost.sessionId);
    await decide((await dispute(won.sessionId)).id, 'won');
    await deliver(won.sessionId);
    expect([await valid(lost.orderId), await valid(won.orderId)]).toEqual([0, 1]);
    expect(await poolOf(poolIds[0] ?? '')).toMatchObject({ held: 0, taken: 1 });
  });

  test('A33: free seats are given without Stripe, as many as there are', async () => {
    const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 3 }], [{ priceAmount: 0 }]);
    const order = await aPaidSeatOrder([variantIds[0] ?? '', 2]);
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 1, paid: 0 });
    const visitor = await aVisitor();
    await expect(addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 2 })).rejects.toMatchObject({
      code: 'quantity',
    });
    expect(await poolOf(poolIds[0] ?? '')).toEqual({ capacity: 3, held: 0, taken: 2 });
  });
});
