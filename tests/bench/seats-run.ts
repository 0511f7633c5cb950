import { writeFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { closeDb, createPool, type Db, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { lockBrowserCart } from '#shop/cart/store.ts';
import { assembleCart } from '#shop/cart/view.ts';
import type { Browser } from '#shop/customers/identify-visitor.ts';
import { place } from '#shop/orders/place.ts';
import { anEvent } from '#tests/support/an-event.ts';
import { anEmail, aVisitor } from '#tests/support/checkout-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { pgbench } from './pgbench.ts';
import { recordTransaction, type Said, writeScript } from './record-script.ts';

/**
 * In a process of its own, because the shop's modules belong to one database: checkouts that hold a seat, by the shop's
 * own verbs and by pgbench with the very statements of them, in turns.
 * Arguments: how many dates (pools) there are, rounds, checkouts of a round, connections, a file for the script.
 * Prints a line of JSON: checkouts a second of both in each round, and the number of statements.
 */
const [pools = 1, rounds = 5, each = 120, connections = 8] = process.argv.slice(2).map(Number);
const scriptFile = process.argv[6] ?? '';

const variants = await many(
  pools,
  async () => (await anEvent([{ inDays: 60, capacity: 1_000_000 }])).variantIds[0] ?? '',
);
const mine = await shoppers(rounds * each + each);
const theirs = await shoppers(rounds * each);
const recorded: Said[][] = [];
for (const visitor of theirs) recorded.push(await recordTransaction((on) => checkOut(on, visitor)));
await writeFile(
  scriptFile,
  await writeScript(process.env['BENCH_DATABASE_URL'] ?? '', `seats_${pools}`, recorded),
);

const pool = createPool('buyers', connections);
const buyers = kyselyOn(pool);
await placeAll(buyers, mine.splice(0, each));
const found: { shop: number; bare: number }[] = [];
for (let round = 0; round < rounds; round++) {
  const bare = () =>
    pgbench(process.env['DATABASE_URL'] ?? '', {
      scriptFile,
      clients: connections,
      each: each / connections,
    });
  const first = round % 2 === 0 ? await bare() : null;
  const shop = await placeAll(buyers, mine.splice(0, each));
  found.push({ shop, bare: first ?? (await bare()) });
}
process.stdout.write(`${JSON.stringify({ found, statements: recorded[0]?.length })}\n`);
await pool.end();
await closeJobs();
await closeDb();

/** Guests with one seat in the cart, spread over the dates. */
async function shoppers(count: number): Promise<Browser[]> {
  let at = 0;
  return many(count, async () => {
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: variants[at++ % variants.length] ?? '', quantity: 1 });
    return visitor;
  });
}

/** The transaction in which a checkout places its order and holds its seat; no lock outlives it. */
function checkOut(on: Db, visitor: Browser) {
  return inTransaction(on, async (tx) => {
    const row = await lockBrowserCart(tx, visitor.id);
    if (!row) throw new Error('the cart is gone');
    const cart = await assembleCart(tx, row, visitor);
    const owner = { visitorId: visitor.id, userId: null, email: anEmail(), provenCustomerIds: [] };
    if (!(await place(tx, { cart, ...owner, mode: 'sandbox' }))) throw new Error('the cart has an order');
  });
}

/** @returns checkouts a second. */
async function placeAll(on: Db, visitors: readonly Browser[]): Promise<number> {
  const limit = pLimit(connections);
  const start = performance.now();
  await Promise.all(visitors.map((visitor) => limit(() => checkOut(on, visitor))));
  return (visitors.length / (performance.now() - start)) * 1000;
}
