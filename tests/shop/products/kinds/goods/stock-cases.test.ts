import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { addItemInput, changeItemInput } from '#shop/cart/cart.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { findOrder } from '#shop/orders/store.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { BERLIN, checkoutTo } from '#tests/support/delivery-fixtures.ts';
import {
  aPaidGoodsOrder,
  aPlacedGoodsOrder,
  aWarehouse,
  pieces,
  sendPieces,
  someGoods,
  theMethod,
} from '#tests/support/goods-order.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { levelsOf, unequalLevels } from '#tests/support/stock.ts';
import { orderGoods } from '#tests/support/stock-orders.ts';
import { deliver, expireAt } from '#tests/support/stripe-actions.ts';
import { isLong } from '#tests/support/timed.ts';

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'started',
    (error) => (error instanceof ShopError ? error.code : String(error)),
  );

/** Of all warehouses together. */
async function sumOf(variantId: string) {
  const levels = await levelsOf(db, [variantId]);
  const sum = (of: 'onHand' | 'held' | 'allocated') => levels.reduce((all, level) => all + level[of], 0);
  return { onHand: sum('onHand'), held: sum('held'), allocated: sum('allocated') };
}

/** Goods of these sizes, so many of each in two warehouses. */
async function inTwoWarehouses(sizes: readonly string[], one: number, two: number) {
  const stock = { [await aWarehouse('DE')]: one, [await aWarehouse('US')]: two };
  const goods = await someGoods(sizes, stock);
  return { ...goods, variant: goods.variantIds[0] ?? '', warehouses: Object.keys(stock) };
}

interface Asking {
  readonly holder?: string;
  readonly on?: Db;
  readonly more?: Readonly<Record<string, string>>;
}

/** A new browser that goes to the payment page with these. */
async function start(
  lines: readonly (readonly [string, number])[],
  { holder, on = db, more = {} }: Asking = {},
) {
  const visitor = await aVisitor();
  for (const [variant, quantity] of lines) await addItem(db, visitor, { variant, quantity });
  return startCheckout(on, {
    ...{ visitor, email: anEmail(), mode: 'sandbox', origin: ORIGIN },
    typed: { ...BERLIN, method: await theMethod(), ...more },
    ...(holder ? { holder } : {}),
  });
}

interface Sold {
  readonly variant: string;
  readonly productId: string;
}

const withdraw = ({ variant }: Sold) =>
  db.updateTable('variants').set({ withdrawnAt: new Date() }).where('id', '=', variant).execute();
const unpublish = ({ productId }: Sold) =>
  db.updateTable('products').set({ status: 'draft' }).where('id', '=', productId).execute();

describe('pieces', () => {
  test('B2: of buyers who never pay are all sold once their pages have closed', async () => {
    const { variant, variantIds } = await inTwoWarehouses(['One'], 3, 2);
    const gone = [await aPlacedGoodsOrder([variant, 2]), await aPlacedGoodsOrder([variant, 1])];
    await aPaidGoodsOrder([variant, 2]);
    await expect(aPlacedGoodsOrder([variant, 1])).rejects.toMatchObject({ code: 'held' });
    for (const { sessionId } of gone) {
      await expireAt(sessionId);
      await deliver(sessionId, 'checkout.session.expired');
    }
    await aPaidGoodsOrder([variant, 3]);
    expect(await sumOf(variant)).toEqual({ onHand: 5, held: 0, allocated: 5 });
    expect(await unequalLevels(db, variantIds)).toEqual([]);
  });

  test('B4: on two lines of one order count together, over both warehouses', async () => {
    const { variant, ...goods } = await inTwoWarehouses(['One'], 6, 4);
    const lines = async (first: number, second: number) =>
      orderGoods(db, goods, [
        [0, first],
        [0, second],
      ]);
    expect(await lines(6, 6)).toBeNull();
    expect(await sumOf(variant)).toEqual({ onHand: 10, held: 0, allocated: 0 });
    expect(await lines(6, 4)).not.toBeNull();
    expect(await sumOf(variant)).toEqual({ onHand: 10, held: 10, allocated: 0 });
    const visitor = await aVisitor();
    const other = await inTwoWarehouses(['One'], 6, 4);
    await addItem(db, visitor, { variant: other.variant, quantity: 6 });
    await expect(addItem(db, visitor, { variant: other.variant, quantity: 6 })).rejects.toMatchObject({
      status: 422,
    });
  });

  test.each([
    ['withdrawn', withdraw],
    ['no longer on sale', unpublish],
  ])('B6: that were %s while the buyer paid are the buyer’s and are sent', async (_, change) => {
    const { variant, productId, warehouses } = await inTwoWarehouses(['One'], 5, 0);
    const order = await aPlacedGoodsOrder([variant, 2]);
    await change({ variant, productId });
    await payAt(order.sessionId);
    await deliver(order.sessionId);
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 1, refunded: 0 });
    expect(await sumOf(variant)).toEqual({ onHand: 5, held: 0, allocated: 2 });
    await sendPieces(order.number, warehouses[0] ?? '', pieces([1, 2]));
    expect(await sumOf(variant)).toEqual({ onHand: 3, held: 0, allocated: 0 });
  });

  test('B7: that one network holds unpaid are at most half of what a warehouse has left; others buy the rest', async () => {
    const { variant } = await inTwoWarehouses(['One'], 10, 0);
    const holder = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => outcome(start([[variant, 1]], { holder }))),
    );
    expect(all.filter((code) => code === 'too_many_holds')).toHaveLength(3);
    expect(await sumOf(variant)).toMatchObject({ held: 5 });
    expect(await outcome(start([[variant, 5]]))).toBe('started');
  });

  test('B7, control: without the rule one network holds them all', async () => {
    const { variant } = await inTwoWarehouses(['One'], 6, 0);
    const unguarded = withoutGuards([/where p\.units \+ other\.units > p\.most/g, 'where false']);
    const holder = randomUUID();
    const all = Array.from({ length: 6 }, () => outcome(start([[variant, 1]], { holder, on: unguarded.db })));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['started']));
    await unguarded.end();
    expect(await sumOf(variant)).toMatchObject({ held: 6 });
  });

  test('B8: of an old cart are as scarce as those of a new one', async () => {
    const { variant } = await inTwoWarehouses(['One'], 1, 0);
    const old = await aVisitor();
    await addItem(db, old, { variant, quantity: 1 });
    await db
      .updateTable('carts')
      .set({ updatedAt: new Date(Date.now() - 20 * 86_400_000) })
      .where('visitorId', '=', old.id)
      .execute();
    await start([[variant, 1]]);
    const typed = { ...BERLIN, method: await theMethod() };
    await expect(checkoutTo(old, typed)).rejects.toMatchObject({ code: 'cart_problem' });
    expect(await sumOf(variant)).toEqual({ onHand: 1, held: 1, allocated: 0 });
  });

  test('B9: of two variants in two warehouses are held crosswise without a deadlock', async () => {
    const many = isLong ? 250 : 10;
    const { variantIds } = await inTwoWarehouses(['One', 'Two'], 2 * many, 2 * many);
    const [one = '', two = ''] = variantIds;
    const lines = [
      [one, 2],
      [two, 2],
    ] as const;
    const pairs = Array.from({ length: many }, (_, at) =>
      outcome(start(at % 2 ? lines : lines.toReversed())),
    );
    expect(new Set(await Promise.all(pairs))).toEqual(new Set(['started']));
    for (const variant of variantIds) expect(await sumOf(variant)).toMatchObject({ held: 2 * many });
    expect(await unequalLevels(db, variantIds)).toEqual([]);
  });

  test('B15: can be bought again, also while the first order is paid for', async () => {
    const { variant } = await inTwoWarehouses(['One'], 9, 0);
    const [visitor, email] = [await aVisitor(), anEmail()];
    const typed = { ...BERLIN, method: await theMethod() };
    const ids: string[] = [];
    for (let time = 0; time < 2; time++) {
      await addItem(db, visitor, { variant, quantity: 1 });
      const { orderId } = await checkoutTo(visitor, typed, email);
      const { stripeSessionId } = await db
        .selectFrom('payments')
        .select('stripeSessionId')
        .where('orderId', '=', orderId)
        .executeTakeFirstOrThrow();
      await payAt(stripeSessionId ?? '');
      await deliver(stripeSessionId ?? '');
      ids.push(orderId);
    }
    for (const id of ids) expect(await factsOf(id)).toMatchObject({ status: 'completed', open: 1 });
    expect(await sumOf(variant)).toEqual({ onHand: 9, held: 0, allocated: 2 });
  });
});

describe('the price of goods', () => {
  test('C1: is the shop’s, whatever a form says beside it', async () => {
    const { variant } = await inTwoWarehouses(['One'], 5, 0);
    const more = { price: '1', total: '1', amount: '1', shipping: '0', currency: 'JPY' };
    const { orderId } = await start([[variant, 2]], { more });
    expect(await findOrder(db, { id: orderId })).toMatchObject({
      ...{ subtotalAmount: 4000, shippingAmount: 490, totalAmount: 4490, currency: 'USD' },
    });
    for (const extra of ['price', 'unitAmount', 'currency'])
      expect(addItemInput.safeParse({ variant, quantity: 1, [extra]: 1 }).success).toBe(false);
  });

  test('C1, C2: of the delivery is the shop’s too: another one that was shown is asked about', async () => {
    const { variant } = await inTwoWarehouses(['One'], 5, 0);
    const method = await theMethod();
    for (const shown of ['1', '0', '-490', '490.0', '1e9', 'NaN', ''])
      await expect(start([[variant, 1]], { more: { method: `${method}:${shown}` } })).rejects.toMatchObject({
        code: 'delivery_price_changed',
      });
    expect(await outcome(start([[variant, 1]], { more: { method: `${method}:490` } }))).toBe('started');
  });

  test.each([
    ['rises', 2500, 'cart_problem'],
    ['falls', 1500, 'started'],
  ] as const)('C2: that %s between cart and checkout is never charged as it was', async (_, now, then) => {
    const { variant } = await inTwoWarehouses(['One'], 5, 0);
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant, quantity: 2 });
    await db.updateTable('variants').set({ priceAmount: now }).where('id', '=', variant).execute();
    const typed = { ...BERLIN, method: await theMethod() };
    expect(await outcome(checkoutTo(visitor, typed))).toBe(then);
    const rows = await db
      .selectFrom('orders')
      .select('subtotalAmount')
      .where('visitorId', '=', visitor.id)
      .execute();
    expect(rows.map(({ subtotalAmount }) => subtotalAmount)).toEqual(then === 'started' ? [2 * now] : []);
  });

  test.each([
    ['unpublished', unpublish],
    ['withdrawn', withdraw],
  ])('C3: of what was %s in the cart is not charged', async (_, change) => {
    const { variant, productId } = await inTwoWarehouses(['One'], 5, 0);
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant, quantity: 1 });
    await change({ variant, productId });
    const typed = { ...BERLIN, method: await theMethod() };
    await expect(checkoutTo(visitor, typed)).rejects.toMatchObject({ code: 'cart_problem' });
    expect(await sumOf(variant)).toMatchObject({ held: 0 });
  });

  test('C4: is for a whole number of pieces that the kind sells', async () => {
    const { variant } = await inTwoWarehouses(['One'], 200, 0);
    const wrong = [-1, 1.5, Number.NaN, 2 ** 31, 2 ** 53 + 1, '1e3', '10abc', '-1', '1.5', ' 1', ['1'], null];
    for (const quantity of wrong) {
      expect(addItemInput.safeParse({ variant, quantity }).success, String(quantity)).toBe(false);
      expect(changeItemInput.safeParse({ quantity }).success, String(quantity)).toBe(false);
    }
    for (const quantity of [0, 100, 1_000_000])
      await expect(addItem(db, await aVisitor(), { variant, quantity })).rejects.toMatchObject({
        code: 'quantity',
      });
    expect(await outcome(start([[variant, 99]]))).toBe('started');
  });

  test('C5: with its delivery is refused before Stripe is asked where one payment cannot take it', async () => {
    const { variant } = await inTwoWarehouses(['One'], 99, 0);
    const cost = (priceAmount: number) =>
      db.updateTable('variants').set({ priceAmount }).where('id', '=', variant).execute();
    await cost(99_999_999 - 490 + 1);
    await expect(start([[variant, 1]])).rejects.toMatchObject({ code: 'amount_too_large', status: 422 });
    await cost(99_999_999);
    await expect(start([[variant, 99]])).rejects.toMatchObject({ code: 'amount_too_large' });
    expect(await sumOf(variant)).toMatchObject({ held: 0 });
    await cost(99_999_999 - 490);
    const { orderId } = await start([[variant, 1]]);
    expect(await findOrder(db, { id: orderId })).toMatchObject({ totalAmount: 99_999_999 });
  });

  test.each([
    ['JPY', 4900, 490, 5390],
    ['KRW', 49_000, 3000, 52_000],
    ['KWD', 15_500, 1_250, 16_750],
    ['BHD', 12_340, 2_500, 14_840],
    ['ISK', 490_000, 99_000, 589_000],
  ])(
    'C7: in %s adds up with the delivery and is charged as it is shown',
    async (currency, price, rate, total) => {
      const { variant } = await inTwoWarehouses(['One'], 9, 0);
      await db
        .updateTable('variants')
        .set({ priceAmount: price, currency })
        .where('id', '=', variant)
        .execute();
      await expect(start([[variant, 1]])).rejects.toMatchObject({ code: 'not_shipped' });
      const method = await theMethod();
      await db.updateTable('shippingMethods').set({ currency }).where('id', '=', method).execute();
      await db.updateTable('shippingRates').set({ amount: rate }).where('methodId', '=', method).execute();
      try {
        const { orderId } = await start([[variant, 1]]);
        expect(await findOrder(db, { id: orderId })).toMatchObject({ totalAmount: total, currency });
        const { amount, stripeSessionId } = await db
          .selectFrom('payments')
          .select(['amount', 'stripeSessionId'])
          .where('orderId', '=', orderId)
          .executeTakeFirstOrThrow();
        expect([amount, typeof stripeSessionId]).toEqual([total, 'string']);
      } finally {
        await db.updateTable('shippingMethods').set({ currency: 'USD' }).where('id', '=', method).execute();
        await db.updateTable('shippingRates').set({ amount: 490 }).where('methodId', '=', method).execute();
      }
    },
  );

  test('C8: of two currencies is never summed', async () => {
    const { variantIds, variant } = await inTwoWarehouses(['One', 'Two'], 9, 0);
    await db.updateTable('variants').set({ currency: 'JPY' }).where('id', '=', variant).execute();
    const both = variantIds.map((id) => [id, 1] as const);
    expect(await outcome(start(both))).toBe('mixed_currencies');
    for (const id of variantIds) expect(await sumOf(id)).toMatchObject({ held: 0 });
  });
});

test.each([
  ['ten minutes ahead', 600],
  ['ten minutes behind', -600],
  ['a day ahead', 86_400],
  ['a day behind', -86_400],
])('C12: a clock that is %s frees no piece that is held, and sells none twice', async (_, seconds) => {
  const { variant } = await inTwoWarehouses(['One'], 1, 0);
  const held = await aPlacedGoodsOrder([variant, 1]);
  const other = await aVisitor();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  expect(await outcome(addItem(db, other, { variant, quantity: 1 }))).toBe('held');
  vi.useRealTimers();
  expect(await sumOf(variant)).toEqual({ onHand: 1, held: 1, allocated: 0 });
  await payAt(held.sessionId);
  await deliver(held.sessionId);
  expect(await sumOf(variant)).toEqual({ onHand: 1, held: 0, allocated: 1 });
});
