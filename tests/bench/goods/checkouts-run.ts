import { writeFile } from 'node:fs/promises';
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
import { pgbench } from '../pgbench.ts';
import { recordTransaction, type Said, writeScript } from '../record-script.ts';

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

const starts = await inTurns('start', await shoppers((2 * rounds + 1) * each), startOf);
const bodies: string[] = [];
for (const order of await placedOrders((2 * rounds + 1) * each)) bodies.push(eventBody('paid', order));
const completions = await inTurns('complete', bodies, (on, body) => receiveEvent(on, body));
process.stdout.write(`${JSON.stringify({ found: { starts, completions } })}\n`);
await pool.end();
await closeJobs();
await closeDb();

/** Measures some work and pgbench with its statements, now one first and now the other. */
async function inTurns<T>(name: string, things: T[], work: (on: Db, thing: T) => Promise<unknown>) {
  const theirs = things.splice(0, rounds * each);
  const recorded: Said[][] = [];
  for (const thing of theirs) recorded.push(await recordTransaction((on) => work(on, thing)));
  const scriptFile = `${folder}/goods-${name}-${wanted}.sql`;
  const table = `goods_${name}_${wanted}`;
  await writeFile(scriptFile, await writeScript(process.env['BENCH_DATABASE_URL'] ?? '', table, recorded));
  const all = (some: readonly T[]) => allOf(some, work);
  const bare = () =>
    pgbench(process.env['DATABASE_URL'] ?? '', {
      scriptFile,
      clients: connections,
      each: each / connections,
    });
  await all(things.splice(0, each));
  const found: { shop: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await bare() : null;
    const shop = await all(things.splice(0, each));
    found.push({ shop, bare: first ?? (await bare()) });
  }
  return { found, statements: recorded[0]?.length ?? 0 };
}

/** @returns how many a second. */
async function allOf<T>(things: readonly T[], work: (on: Db, thing: T) => Promise<unknown>): Promise<number> {
  const limit = pLimit(connections);
  const start = performance.now();
  await Promise.all(things.map((thing) => limit(() => work(buyers, thing))));
  return (things.length / (performance.now() - start)) * 1000;
}

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
