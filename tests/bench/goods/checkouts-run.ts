import pLimit from 'p-limit';
import { secondsFrom } from '#lib/clock.ts';
import { closeDb, createPool, type Db, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { lockBrowserCart } from '#shop/cart/store.ts';
import { assembleCart } from '#shop/cart/view.ts';
import { withDelivery } from '#shop/checkout/delivery.ts';
import type { Browser } from '#shop/customers/identify-visitor.ts';
import { insertPayment } from '#shop/orders/payments/store.ts';
import { place } from '#shop/orders/place.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { anEmail, aVisitor } from '#tests/support/checkout-fixtures.ts';
import { aZone, BERLIN } from '#tests/support/delivery-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import type { PlacedOrder } from '#tests/support/placed-order.ts';
import { aWarehouse, someGoods } from '#tests/support/stock.ts';
import { stripeId } from '#tests/support/stripe-event.ts';
import { inTurns } from '../in-turns.ts';

/**
 * In a process of its own, because the shop's modules belong to one database: checkouts of two goods with an address, and the
 * events that complete them, by the shop's own verbs and by pgbench with the very statements of them, in turns.
 * Arguments: how many variants are bought (two of them by each buyer), rounds, checkouts of a round, connections, a folder
 * for the scripts. Prints a line of JSON: both per second in each round, and the number of statements.
 */
const [wanted = 1, rounds = 5, each = 120, connections = 8] = process.argv.slice(2).map(Number);
const folder = process.argv[6] ?? '';

const [near, far] = [await aWarehouse({ country: 'DE' }), await aWarehouse({ country: 'US' })];
const goods = await many(Math.max(2, wanted), async () => {
  const { variantIds } = await someGoods({ [near.id]: 1_000_000, [far.id]: 1_000_000 });
  return variantIds[0] ?? '';
});
const [method = ''] = await aZone(
  ['DE', 'AT'],
  [
    {
      rateBy: 'weight',
      rates: [
        [1000, 490],
        [5000, 790],
        [null, 1290],
      ],
    },
    { kind: 'express', title: 'Express', rates: [[null, 1990]] },
  ],
);
const typed = { ...BERLIN, method };
const pool = createPool('buyers', connections);
const buyers = kyselyOn(pool);

const count = (2 * rounds + 1) * each;
const measuring = { on: buyers, rounds, each, connections, folder };
const starts = await inTurns({
  ...{ ...measuring, name: `goods_start_${wanted}`, things: await shoppers(count), work: startOf },
});
const bodies: string[] = [];
for (const order of await placedOrders(count)) bodies.push(eventBody('paid', order));
const completions = await inTurns({
  ...{ ...measuring, name: `goods_complete_${wanted}`, things: bodies },
  work: (on, body) => receiveEvent(on, body),
});
process.stdout.write(`${JSON.stringify({ found: { starts, completions } })}\n`);
await pool.end();
await closeJobs();
await closeDb();

/** Guests with two goods in the cart, spread over the variants. */
async function shoppers(count: number): Promise<Browser[]> {
  let at = 0;
  return many(count, async () => {
    const visitor = await aVisitor();
    const first = at++;
    for (const place of [first, first + 1])
      await addItem(db, visitor, { variant: goods[place % goods.length] ?? '', quantity: 1 + (place % 2) });
    return visitor;
  });
}

/** The transaction in which a checkout reads its delivery, places its order and holds its goods; no lock outlives it. */
function startOf(on: Db, visitor: Browser) {
  return inTransaction(on, async (tx) => {
    const row = await lockBrowserCart(tx, visitor.id);
    if (!row) throw new Error('the cart is gone');
    const { cart, delivery } = await withDelivery(tx, await assembleCart(tx, row, visitor), typed);
    const owner = {
      visitorId: visitor.id,
      userId: null,
      email: anEmail(),
      provenCustomerIds: [],
      holder: 'bench',
    };
    const placed = await place(tx, { cart, delivery, ...owner, mode: 'sandbox' });
    if (!placed) throw new Error('the cart has an order');
    return placed.order;
  });
}

async function placedOrders(count: number): Promise<PlacedOrder[]> {
  const visitors = await shoppers(count);
  const orders: PlacedOrder[] = [];
  const limit = pLimit(connections);
  await Promise.all(
    visitors.map((visitor) =>
      limit(async () => {
        const { id: orderId, totalAmount: total, currency } = await startOf(buyers, visitor);
        const sessionId = stripeId('cs_test');
        await insertPayment(buyers, {
          ...{ orderId, mode: 'sandbox', amount: total, currency, stripeSessionId: sessionId },
          ...{ pageUrl: 'http://localhost/pay', pageExpiresAt: secondsFrom(2_100) },
        });
        orders.push({ orderId, sessionId, intentId: stripeId('pi'), total, currency });
      }),
    ),
  );
  return orders;
}
