import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Db, db, inTransaction } from '#lib/db.ts';
import { takeSequence } from '#shop/invoices/store.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';

test('numbers taken at once follow one another; without waiting for their series they would not', async () => {
  expect(await takenAtOnce(db, 'INV-2019')).toEqual(Array.from({ length: 16 }, (_, at) => at + 1));
  // As it was when the statement began, not as the one before it has left it.
  const unguarded = withoutGuards([
    /invoice_series\.last_sequence \+ 1/,
    '1 + coalesce((select s.last_sequence from invoice_series s where s.name = excluded.name), 0)',
  ]);
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
