import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { crashProcesses } from '#tests/support/crash-processes.ts';
import { paid } from '#tests/support/invoice-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { aPlacedOrder, type PlacedOrder } from '#tests/support/placed-order.ts';
import { isLong, report } from '#tests/support/timed.ts';

const ORDERS = 64;
const LANES = 2;
/** Each is a process of its own. */
const MOST_KILLS = isLong ? 60 : 5;
/** A process that lives issues them all: it dies among its first moments, of which an invoice takes about forty. */
const MOMENTS = 160;

test('64 orders paid at once get 64 numbers without a gap, though the processes that issue them are killed', async () => {
  const placed = await many(ORDERS, () => aPlacedOrder());
  const paying = Promise.all(placed.map(paidAtLast));
  let kills = 0;
  const issuing = Array.from({ length: LANES }, async () => {
    const processes = crashProcesses(environment());
    while (kills < MOST_KILLS && (kills === 0 || (await countOpen()) > 0)) {
      const { isKilled } = await processes.send({ does: 'issue' }, 1 + Math.floor(Math.random() * MOMENTS));
      if (isKilled) kills++;
    }
    await processes.stop();
  });
  const orderIds = await paying;
  await Promise.all(issuing);
  await expect.poll(() => issueDue(db).then(countOpen), { timeout: 60_000 }).toBe(0);
  report('invoices are numbered', { kills });
  expect(kills).toBeGreaterThan(0);
  expect(await gaps()).toEqual([]);
  const { rows } = await sql<{ orderId: string }>`select order_id from invoices`.execute(db);
  expect(rows.map(({ orderId }) => orderId).toSorted()).toEqual(orderIds.toSorted());
});

/** A crowd waits for the pool's connections: who was turned away comes again, as Stripe does. */
async function paidAtLast(order: PlacedOrder): Promise<string> {
  for (;;)
    try {
      return await paid(order);
    } catch (error) {
      if (!/timeout exceeded/.test(String(error))) throw error;
    }
}

async function countOpen(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from invoice_requests where settled_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Series whose numbers do not follow one another from 1 to the last that was taken. */
async function gaps(): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select s.name, array_agg(i.sequence order by i.sequence) as sequences, s.last_sequence
    from invoice_series s left join invoices i on i.series = s.name group by s.name
    having array_agg(i.sequence order by i.sequence) is distinct from
      (select array_agg(one) from generate_series(1, s.last_sequence) one)`.execute(db);
  return rows;
}

function environment(): Record<string, string> {
  const given = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'STRIPE_WEBHOOK_SECRET',
    'STRIPE_API_BASE',
    'AUTH_SECRET',
  ];
  const compiled = process.env['NODE_COMPILE_CACHE'];
  return {
    ...Object.fromEntries(given.map((name) => [name, process.env[name] ?? ''])),
    ...{
      LOG_LEVEL: 'silent',
      SMTP_URL: 'smtp://127.0.0.1:9',
      ...(compiled && { NODE_COMPILE_CACHE: compiled }),
    },
  };
}
