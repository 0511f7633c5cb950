import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool, type Db, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { takeSequence } from '#shop/invoices/store.ts';
import { forgetSeller, nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';

beforeAll(() => nameSeller());
afterAll(forgetSeller);

test('64 orders paid at once get 64 numbers without a gap, though connections are killed', async () => {
  const placed = await many(64, () => aPlacedOrder());
  const pools = Array.from({ length: 4 }, () => createPool('issuing', 2));
  const issuers = pools.map((pool) => kyselyOn(pool));
  let isOpen = true;
  const killing = (async () => {
    while (isOpen) {
      await sql`select pg_terminate_backend(pid) from (select pid from pg_stat_activity
        where application_name = 'lectern-issuing' and datname = current_database() order by random() limit 1) one`.execute(
        db,
      );
      await sleep(50);
    }
  })();
  const paying = Promise.all(placed.map((order) => paid(order)));
  const issuing = issuers.map(async (one) => {
    while (isOpen) {
      await issueDue(one).catch(() => {});
      await sleep(10);
    }
  });
  const orderIds = await paying;
  await expect.poll(() => openRequests(), { timeout: 60_000 }).toBe(0);
  isOpen = false;
  await Promise.all([killing, ...issuing]);
  await Promise.all(pools.map((pool) => pool.end()));
  const { rows } = await sql<{ series: string; sequence: number; orderId: string }>`
    select series, sequence, order_id as "orderId" from invoices order by series, sequence`.execute(db);
  for (const [series, documents] of Map.groupBy(rows, (row) => row.series)) {
    const { lastSequence } = await db
      .selectFrom('invoiceSeries')
      .select('lastSequence')
      .where('name', '=', series)
      .executeTakeFirstOrThrow();
    expect(documents.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: lastSequence }, (_, at) => at + 1),
    );
  }
  const ofThese = rows.filter(({ orderId }) => orderIds.includes(orderId));
  expect(new Set(ofThese.map(({ orderId }) => orderId)).size).toBe(64);
  expect(ofThese).toHaveLength(64);
});

async function openRequests(): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from invoice_requests where settled_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

test('numbers taken at once follow one another; without the lock on their series they would not', async () => {
  expect(await takenAtOnce(db, 'INV-2019')).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));
  const unguarded = withoutGuards(ROW_LOCK);
  const doubled = await takenAtOnce(unguarded.db, 'INV-2018');
  await unguarded.end();
  expect(new Set(doubled).size).toBeLessThan(16);
});

async function takenAtOnce(on: Db, series: string): Promise<number[]> {
  const taking = Array.from({ length: 16 }, () =>
    inTransaction(on, async (tx) => {
      const sequence = await takeSequence(tx, series);
      await sql`select pg_sleep(0.01)`.execute(tx);
      return sequence;
    }),
  );
  return (await Promise.all(taking)).toSorted((a, b) => a - b);
}
