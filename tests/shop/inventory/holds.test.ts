import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { findAvailability } from '#shop/inventory/find-availability.ts';
import { holdUnits } from '#shop/inventory/hold-units.ts';
import { releaseUnits } from '#shop/inventory/release-units.ts';
import { setTakenUnits } from '#shop/inventory/set-taken-units.ts';
import { insertPool } from '#shop/inventory/store.ts';
import { endOrder } from '#shop/orders/end.ts';
import { listItems } from '#shop/orders/store.ts';
import {
  aMembership,
  aMembershipOrder,
  aShopperFor,
  poolOf,
  sessionOf,
  unequalPools,
} from '#tests/contract/a-membership.ts';
import { addMembershipTables } from '#tests/contract/add-kind.ts';
import { checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver, expireAt, payByBank, settleDebit } from '#tests/support/stripe-actions.ts';

vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('#tests/contract/add-kind.ts')).withMembership(await original()),
);

beforeAll(addMembershipTables);

const soon = () => new Date(Date.now() + 2_700_000);

/** An order's lines as inventory sees them. */
async function linesOf(orderId: string) {
  const items = await listItems(db, orderId);
  return items.map(({ id, variantId, quantity }) => ({ orderItemId: id, variantId, units: quantity }));
}

/** Lines of an order that has ended and holds nothing, to hold with anew. */
async function freeLines(...wanted: readonly (readonly [variantId: string, quantity: number])[]) {
  const { orderId } = await checkoutOf(await aShopperFor(...wanted));
  await inTransaction(db, (tx) => endOrder(tx, orderId, { status: 'expired' }, 'cli'));
  return linesOf(orderId);
}

/** The refusal of a hold, which is rolled back. */
async function refusalOf(lines: Awaited<ReturnType<typeof linesOf>>): Promise<ShopError> {
  const refusal = await inTransaction(db, (tx) => holdUnits(tx, lines, soon())).catch((error) => error);
  if (!(refusal instanceof ShopError)) throw new Error('the hold was not refused', { cause: refusal });
  return refusal;
}

describe('a hold', () => {
  test('of two lines that draw on one pool counts both', async () => {
    const { variantIds, poolId } = await aMembership(3, [null, null]);
    const [month = '', year = ''] = variantIds;
    const lines = await freeLines([month, 2], [year, 1]);
    await inTransaction(db, (tx) => holdUnits(tx, lines, soon()));
    expect(await poolOf(poolId)).toEqual({ capacity: 3, held: 3, taken: 0 });
    await inTransaction(db, (tx) =>
      releaseUnits(
        tx,
        lines.map(({ orderItemId }) => orderItemId),
      ),
    );
    await db.updateTable('pools').set({ capacity: 2 }).where('id', '=', poolId).execute();
    expect(await refusalOf(lines)).toMatchObject({ code: 'sold_out', status: 409 });
    expect(await poolOf(poolId)).toEqual({ capacity: 2, held: 0, taken: 0 });
  });

  test('of one line draws on every pool of its variant, all or nothing', async () => {
    const { variantIds, poolId } = await aMembership(10, [1, 5]);
    const [month = '', year = ''] = variantIds;
    const lines = await freeLines([month, 1], [year, 2]);
    const other = await freeLines([month, 1]);
    await inTransaction(db, (tx) => holdUnits(tx, other, soon()));
    await inTransaction(db, (tx) => setTakenUnits(tx, other));
    expect((await refusalOf(lines)).code).toBe('sold_out');
    expect(await poolOf(poolId)).toEqual({ capacity: 10, held: 0, taken: 1 });
    const left = db
      .selectFrom('holds')
      .select('poolId')
      .where(
        'orderItemId',
        'in',
        lines.map(({ orderItemId }) => orderItemId),
      );
    expect(await left.execute()).toEqual([]);
  });

  test('draws as many units as the variant says', async () => {
    const { variantIds, poolId } = await aMembership(null);
    const seats = await insertPool(db, { label: 'Chairs', capacity: 7 }, []);
    await db
      .insertInto('variantPools')
      .values({ variantId: variantIds[0] ?? '', poolId: seats, units: 3 })
      .execute();
    expect((await findAvailability(db, variantIds)).get(variantIds[0] ?? '')).toEqual({
      ...{ is: 'open', left: 2, of: seats },
    });
    const { orderId } = await aMembershipOrder(variantIds[0] ?? '', 2);
    expect(await poolOf(seats)).toEqual({ capacity: 7, held: 6, taken: 0 });
    const lines = (await linesOf(orderId)).map((line) => ({ ...line, units: 1 }));
    await inTransaction(db, (tx) => setTakenUnits(tx, lines));
    expect(await poolOf(seats)).toEqual({ capacity: 7, held: 0, taken: 3 });
    expect(await poolOf(poolId)).toEqual({ capacity: null, held: 0, taken: 1 });
  });

  test('written twice holds once, and released twice is released once', async () => {
    const { variantIds, poolId } = await aMembership(5);
    const lines = await freeLines([variantIds[0] ?? '', 2]);
    const ids = lines.map(({ orderItemId }) => orderItemId);
    for (let time = 0; time < 2; time++) await inTransaction(db, (tx) => holdUnits(tx, lines, soon()));
    expect(await poolOf(poolId)).toMatchObject({ held: 2, taken: 0 });
    for (let time = 0; time < 2; time++) await inTransaction(db, (tx) => releaseUnits(tx, ids));
    expect(await poolOf(poolId)).toMatchObject({ held: 0, taken: 0 });
    for (let time = 0; time < 2; time++) await inTransaction(db, (tx) => setTakenUnits(tx, lines));
    expect(await poolOf(poolId)).toMatchObject({ held: 0, taken: 2 });
    await inTransaction(db, (tx) => releaseUnits(tx, ids));
    await inTransaction(db, (tx) => holdUnits(tx, lines, soon()));
    expect(await poolOf(poolId)).toMatchObject({ held: 0, taken: 2 });
    expect(await unequalPools()).toEqual([]);
  });

  test('is made good although the variant has left the pool meanwhile', async () => {
    const { variantIds } = await aMembership(null, [4]);
    const [variantId = ''] = variantIds;
    const lines = await freeLines([variantId, 1]);
    await inTransaction(db, (tx) => holdUnits(tx, lines, soon()));
    const { poolId: limit } = await db
      .selectFrom('variantPools as vp')
      .innerJoin('pools as p', 'p.id', 'vp.poolId')
      .select('vp.poolId')
      .where('vp.variantId', '=', variantId)
      .where('p.label', '=', 'Limit')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('variantPools').where('poolId', '=', limit).execute();
    await inTransaction(db, (tx) => setTakenUnits(tx, lines));
    expect(await poolOf(limit)).toEqual({ capacity: 4, held: 0, taken: 0 });
    expect(await unequalPools()).toEqual([]);
  });
});

describe('what is told of something that cannot be bought', () => {
  test('held by others is one thing, sold out another', async () => {
    const { variantIds } = await aMembership(1);
    const [variantId = ''] = variantIds;
    const lines = await freeLines([variantId, 1]);
    const { sessionId } = await aMembershipOrder(variantId);
    const refusal = await refusalOf(lines);
    expect(refusal).toMatchObject({ code: 'held_by_others', status: 409 });
    expect(refusal.message).toMatch(
      /^Others are paying for the last of these right now\. Try again at \d\d:\d\d/,
    );
    expect((await findAvailability(db, variantIds)).get(variantId)?.is).toBe('held');
    await payAt(sessionId);
    await deliver(sessionId);
    expect(await refusalOf(lines)).toMatchObject({ code: 'sold_out', message: 'Sold out.' });
    expect((await findAvailability(db, variantIds)).get(variantId)?.is).toBe('sold_out');
  });

  test('what others hold of the number wanted is held, what is sold of it is gone', async () => {
    const { variantIds } = await aMembership(3);
    const [variantId = ''] = variantIds;
    const lines = await freeLines([variantId, 2]);
    const { sessionId } = await aMembershipOrder(variantId, 2);
    expect((await refusalOf(lines)).code).toBe('held_by_others');
    await payAt(sessionId);
    await deliver(sessionId);
    expect(await refusalOf(lines)).toMatchObject({
      code: 'sold_out',
      message: 'There are not that many left.',
    });
  });

  test('what this very order holds of one pool says nothing about another', async () => {
    const { variantIds, poolId } = await aMembership(2, [1, 5]);
    const [month = '', year = ''] = variantIds;
    const lines = await freeLines([month, 1], [year, 1]);
    await db.updateTable('pools').set({ capacity: 1 }).where('id', '=', poolId).execute();
    expect(await refusalOf(lines)).toMatchObject({ code: 'sold_out' });
  });

  test('and nothing of it is added to a cart', async () => {
    const { variantIds } = await aMembership(1);
    const [variant = ''] = variantIds;
    const { sessionId, visitor } = await aMembershipOrder(variant);
    const other = await aShopperFor();
    await expect(addItem(db, other, { variant, quantity: 1 })).rejects.toMatchObject({ code: 'held' });
    await payAt(sessionId);
    await deliver(sessionId);
    await expect(addItem(db, other, { variant, quantity: 1 })).rejects.toMatchObject({ code: 'sold_out' });
    expect((await viewCart(db, visitor))?.lines).toEqual([]);
  });
});

describe("a buyer's own order that waits for money", () => {
  test('does not keep what it holds from its buyer', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const [variant = ''] = variantIds;
    const { visitor, orderId } = await aMembershipOrder(variant);
    const outsider = await aShopperFor([variant, 1]);
    await addItem(db, visitor, { variant, quantity: 1 });
    const cart = await viewCart(db, visitor);
    expect(cart?.lines).toMatchObject([{ quantity: 2, problem: null }]);
    expect(cart?.isReady).toBe(true);
    const { orderId: newer } = await checkoutOf(visitor);
    expect(newer).not.toBe(orderId);
    expect(await poolOf(poolId)).toEqual({ capacity: 2, held: 2, taken: 0 });
    expect((await viewCart(db, outsider))?.lines).toMatchObject([{ problem: { code: 'held' } }]);
    await expect(checkoutOf(outsider)).rejects.toMatchObject({ code: 'cart_problem' });
  });

  test('is paid with what it holds, though nothing is free', async () => {
    const { variantIds, poolId } = await aMembership(1);
    const { visitor, orderId } = await aMembershipOrder(variantIds[0] ?? '');
    expect((await viewCart(db, visitor))?.isReady).toBe(true);
    expect((await checkoutOf(visitor, (await emailOf(orderId)) ?? '')).orderId).toBe(orderId);
    const sessionId = await sessionOf(orderId);
    await payAt(sessionId);
    await deliver(sessionId);
    expect(await poolOf(poolId)).toEqual({ capacity: 1, held: 0, taken: 1 });
    expect(await unequalPools()).toEqual([]);
  });
});

describe('an order that ends', () => {
  const FREE = { capacity: 2, held: 0, taken: 0 };

  test.each([
    { status: 'expired' },
    { status: 'failed' },
    { status: 'cancelled', reason: 'staff' },
    { status: 'cancelled', reason: 'superseded' },
  ] as const)('lets go what it held: $status $reason', async (ending) => {
    const { variantIds, poolId } = await aMembership(2);
    const { orderId } = await aMembershipOrder(variantIds[0] ?? '', 2);
    expect(await poolOf(poolId)).toEqual({ ...FREE, held: 2 });
    for (let time = 0; time < 2; time++)
      await inTransaction(db, (tx) => endOrder(tx, orderId, ending, 'cli'));
    expect(await poolOf(poolId)).toEqual(FREE);
  });

  test('because its page ran out of time, by the event', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const { sessionId } = await aMembershipOrder(variantIds[0] ?? '');
    await expireAt(sessionId);
    expect(await deliver(sessionId, 'checkout.session.expired')).toEqual(['applied']);
    expect(await poolOf(poolId)).toEqual(FREE);
  });

  test('because the bank said no, by the event', async () => {
    const { variantIds, poolId } = await aMembership(2);
    const { sessionId } = await aMembershipOrder(variantIds[0] ?? '');
    await payByBank(sessionId);
    await settleDebit(sessionId, 'failed');
    await deliver(sessionId);
    expect(await poolOf(poolId)).toEqual(FREE);
    expect(await unequalPools()).toEqual([]);
  });
});

async function emailOf(orderId: string) {
  const order = db.selectFrom('orders').select('email').where('id', '=', orderId);
  return (await order.executeTakeFirstOrThrow()).email;
}
