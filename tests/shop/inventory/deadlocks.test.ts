import pLimit from 'p-limit';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { createPool, type Db, db, inTransaction, kyselyOn, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { lockAndMergeCart } from '#shop/cart/lock-and-merge.ts';
import { assembleCart } from '#shop/cart/view.ts';
import type { Browser } from '#shop/customers/identify-visitor.ts';
import { complete } from '#shop/orders/complete.ts';
import { endOrder } from '#shop/orders/end.ts';
import { insertPayment } from '#shop/orders/payments/store.ts';
import { place } from '#shop/orders/place.ts';
import { recordRefund } from '#shop/orders/refunds/record-refund.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { findOrder, lockOrder } from '#shop/orders/store.ts';
import { aMembership, aShopperFor, type Membership, unequalPools } from '#tests/contract/a-membership.ts';
import { addMembershipTables } from '#tests/contract/add-kind.ts';
import { anEmail } from '#tests/support/checkout-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { asAdmin } from '#tests/support/services.ts';
import { stripeId } from '#tests/support/stripe-event.ts';
import { isLong, report } from '#tests/support/timed.ts';

vi.mock('#shop/products/kinds.ts', async (original) =>
  (await import('#tests/contract/add-kind.ts')).withMembership(await original()),
);

const CHECKOUTS = isLong ? 2_000 : 200;
const AT_ONCE = 16;
/** Fewer than are asked for, so that some are refused. */
const CAPACITY = Math.floor(CHECKOUTS * 0.5);

beforeAll(async () => {
  await addMembershipTables();
  // A deadlock is found after this time; other sessions wait for it meanwhile.
  await ask(`alter database ${process.env['TEST_DATABASE']} set deadlock_timeout = '100ms'`);
});

/** Two memberships with two variants each, and of each variant a pool beside the places of all. */
async function twoThings(capacity: number): Promise<readonly [Membership, Membership]> {
  const half = Math.ceil(capacity * 0.7);
  return [await aMembership(capacity, [half, half]), await aMembership(capacity, [half, half])];
}

/** Shoppers with one variant of each thing in the cart, every other one the other way round. */
async function shoppers(count: number, [a, b]: readonly [Membership, Membership]): Promise<Browser[]> {
  let number = 0;
  return many(count, () => {
    const at = number++;
    const pair = [a.variantIds[at % 2] ?? '', b.variantIds[(at >> 1) % 2] ?? ''];
    const [first = '', second = ''] = at % 4 < 2 ? pair : pair.toReversed();
    return aShopperFor([first, 1], [second, 1]);
  });
}

type Story = 'completed' | 'expired' | 'refunded' | 'refused';

/** A transaction, again where a busy machine let it wait for a lock until its time was up: a visitor would try again. */
async function whenThereIsTime<T>(on: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await inTransaction(on, work);
    } catch (error) {
      if (!(error instanceof Error && /due to (statement|lock) timeout/.test(error.message))) throw error;
    }
  }
}

/** A checkout with all that may follow, each step a transaction of its own. */
async function checkOut(on: Db, visitor: Browser, story: Story): Promise<Story> {
  const sessionId = stripeId('cs_test');
  const orderId = await whenThereIsTime(on, (tx) => placeOrder(tx, visitor, sessionId)).catch((error) => {
    if (error instanceof ShopError && /^(sold_out|held_by_others)$/.test(error.code)) return null;
    throw error;
  });
  if (orderId === null) return 'refused';
  if (story === 'expired') {
    await whenThereIsTime(on, (tx) => endOrder(tx, orderId, { status: 'expired' }, 'job'));
    return story;
  }
  await whenThereIsTime(on, async (tx) => {
    const order = await findOrder(tx, { id: orderId });
    const total = { amount: order?.totalAmount ?? 0, currency: order?.currency ?? '' };
    const paid = { sessionId, paymentIntentId: stripeId('pi'), total, isLive: false, answer: '{}' };
    expect(await complete(tx, { orderId }, paid, 'stripe')).toEqual({ outcome: 'completed' });
  });
  if (story === 'refunded') await payBack(on, orderId);
  return story;
}

async function placeOrder(tx: Tx, visitor: Browser, sessionId: string) {
  const cart = await assembleCart(tx, await lockAndMergeCart(tx, visitor), visitor);
  const soldOut = cart.lines.find(({ problem }) => problem !== null);
  if (soldOut) throw new ShopError('sold_out', 409, 'The cart says so.');
  const email = anEmail();
  const owner = { visitorId: visitor.id, userId: null, email, provenCustomerIds: [] };
  const placed = await place(tx, { cart, ...owner, mode: 'sandbox' });
  if (!placed) throw new Error('the cart has an open order');
  const orderId = placed.order.id;
  const { total: amount, currency } = cart.totals;
  await insertPayment(tx, {
    ...{ orderId, mode: 'sandbox', amount, currency, stripeSessionId: sessionId },
    ...{ pageUrl: null, pageExpiresAt: secondsFrom(2_100) },
  });
  return orderId;
}

async function payBack(on: Db, orderId: string): Promise<void> {
  const refundId = await whenThereIsTime(on, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new Error('no such order');
    return requestRefund(tx, order, { reason: 'requested_by_customer', actor: 'job' });
  });
  const word = {
    stripeRefundId: stripeId('re'),
    status: 'succeeded',
    failureReason: null,
    answer: '{}',
  } as const;
  await whenThereIsTime(on, (tx) => recordRefund(tx, refundId, word, 'stripe'));
}

const STORIES: readonly Story[] = ['completed', 'completed', 'expired', 'completed', 'refunded'];

/** All of them, so many at once. @returns how often each ended how. */
async function race(on: Db, visitors: readonly Browser[]): Promise<Record<string, number>> {
  const limit = pLimit(AT_ONCE);
  const ends = await Promise.all(
    visitors.map((visitor, at) =>
      limit(() => checkOut(on, visitor, STORIES[at % STORIES.length] ?? 'completed')),
    ),
  );
  return Object.fromEntries([...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length]));
}

async function ask<Row extends object>(text: string): Promise<Row[]> {
  const url = new URL(inject('services').adminUrl);
  return asAdmin(url.href, async (client) => (await client.query<Row>(text)).rows);
}

/** Deadlocks of this file's database; a session counts its own when it ends at the latest. */
async function deadlocks(): Promise<number> {
  const [row] = await ask<{ deadlocks: string }>(
    `select deadlocks from pg_stat_database where datname = '${process.env['TEST_DATABASE']}'`,
  );
  return Number(row?.deadlocks);
}

/** What a thing's pools have taken, and what the orders of it are given. */
async function soldOf({ productId, variantIds }: Membership) {
  const pools = await db
    .selectFrom('variantPools as vp')
    .innerJoin('pools as p', 'p.id', 'vp.poolId')
    .select(['p.id', 'p.capacity', 'p.held', 'p.taken'])
    .distinct()
    .where('vp.variantId', 'in', [...variantIds])
    .execute();
  const { units } = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .select((eb) => [eb.fn.sum<number>('e.units').as('units'), eb.fn.max('e.beyondCapacity').as('beyond')])
    .where('i.productId', '=', productId)
    .executeTakeFirstOrThrow();
  return { pools, units };
}

describe('checkouts of two things, crosswise, whose variants draw on two pools each', () => {
  test(`${CHECKOUTS} of them, ${AT_ONCE} at once: no deadlock, nothing oversold, every counter right`, async () => {
    const things = await twoThings(CAPACITY);
    const visitors = await shoppers(CHECKOUTS, things);
    const before = await deadlocks();
    const pool = createPool('buyers', AT_ONCE);
    const ends = await race(kyselyOn(pool), visitors);
    await pool.end();
    report('checkouts crosswise', ends);
    expect(await deadlocks()).toBe(before);
    expect(ends['refused']).toBeGreaterThan(0);
    expect(ends['completed']).toBeGreaterThan(CHECKOUTS / 4);
    expect(await unequalPools()).toEqual([]);
    for (const thing of things) {
      const { pools, units } = await soldOf(thing);
      expect(pools).toHaveLength(3);
      for (const { capacity, held, taken } of pools) {
        expect(held).toBe(0);
        expect(taken).toBeLessThanOrEqual(capacity ?? 0);
      }
      const places = pools.find(({ capacity }) => capacity === CAPACITY);
      expect(places?.taken).toBe(units);
      expect(units).toBe(ends['completed']);
    }
  });

  test('the control: where pools are locked in any order, the same checkouts deadlock', async () => {
    const visitors = await shoppers(60, await twoThings(1_000));
    const before = await deadlocks();
    const unordered = withoutGuards([/order by id for no key update/, 'order by random() for no key update']);
    await race(unordered.db, visitors).catch(() => {});
    await unordered.end();
    expect(await deadlocks()).toBeGreaterThan(before);
  });
});
