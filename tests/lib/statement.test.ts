import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { statement } from '#lib/db/statement.ts';
import { createPool, type Db, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

interface Row {
  slug: string;
  ratingCount: number;
  leastAmount: number | null;
  image: string | null;
  attributes: { snake_case: number[] };
}

const courses = (title: string) =>
  statement<Row, { kind: string; most: number }>((on, value) =>
    on
      .selectFrom('products')
      .select(['slug', 'ratingCount', 'leastAmount', 'image'])
      .select(sql<Row['attributes']>`jsonb_build_object('snake_case', array[1, 2])`.as('attributes'))
      .where('kind', '=', value<string>('kind'))
      .where('title', '<>', title)
      .orderBy('slug', 'desc')
      .limit(value<number>('most')),
  );

test('rows come as from the query builder: in order, by the same names, numbers as numbers', async () => {
  const rows = await courses('')(db, { kind: 'course', most: 5 });
  const plain = await db
    .selectFrom('products')
    .select(['slug', 'ratingCount', 'leastAmount', 'image'])
    .where('kind', '=', 'course')
    .orderBy('slug', 'desc')
    .limit(5)
    .execute();
  expect(rows).toEqual(plain.map((row) => ({ ...row, attributes: { snake_case: [1, 2] } })));
  expect(await courses('')(db, { kind: 'no such kind', most: 5 })).toEqual([]);
});

test('rows are the very same until one of them changes; a change is seen by the next to ask', async () => {
  const ask = courses('');
  const first = await ask(db, { kind: 'course', most: 3 });
  expect(await ask(db, { kind: 'course', most: 3 })).toBe(first);
  const slug = first[0]?.slug ?? '';
  const set = (image: string | null) =>
    db.updateTable('products').set({ image }).where('slug', '=', slug).execute();
  await set('/new.webp');
  const changed = await ask(db, { kind: 'course', most: 3 });
  expect(changed[0]).toEqual({ ...first[0], image: '/new.webp' });
  await set(first[0]?.image ?? null);
  expect(await ask(db, { kind: 'course', most: 3 })).toEqual(first);
});

test('a transaction sees what it has written itself, and nobody else does', async () => {
  const ask = courses('');
  const before = await ask(db, { kind: 'course', most: 1 });
  const undone = new Error('undone');
  const trying = inTransaction(db, async (tx) => {
    await tx
      .updateTable('products')
      .set({ image: '/mine.webp' })
      .where('slug', '=', before[0]?.slug ?? '')
      .execute();
    expect((await ask(tx, { kind: 'course', most: 1 }))[0]?.image).toBe('/mine.webp');
    expect(await ask(db, { kind: 'course', most: 1 })).toEqual(before);
    throw undone;
  });
  await expect(trying).rejects.toBe(undone);
  expect(await ask(db, { kind: 'course', most: 1 })).toEqual(before);
});

test('a connection prepares a statement once, unless it is to be planned for each question', async () => {
  const pool = createPool('statement', 1);
  try {
    const own = kyselyOn(pool);
    const once = courses('prepared once');
    const each = statement<{ slug: string }, { kind: string }>(
      (on, value) => on.selectFrom('products').select('slug').where('kind', '=', value<string>('kind')),
      { planned: 'each' },
    );
    for (let n = 0; n < 3; n++) {
      await once(own, { kind: 'course', most: 2 });
      await each(own, { kind: 'course' });
    }
    const { rows } = await pool.query('select name, statement from pg_prepared_statements');
    expect(rows).toHaveLength(1);
    expect(rows[0].statement).toContain('rating_count');
    // By its text, in every process the same; PostgreSQL cuts names after 63 bytes.
    expect(rows[0].name).toBe(`lectern_${hash('sha256', rows[0].statement, 'base64url')}`);
    expect(rows[0].name.length).toBeLessThanOrEqual(63);
  } finally {
    await pool.end();
  }
});

describe('a statement that is prepared', () => {
  const on = async (work: (own: Db, pool: pg.Pool) => Promise<void>) => {
    const pool = createPool('statement', 1);
    try {
      await work(kyselyOn(pool), pool);
    } finally {
      await pool.end();
    }
  };

  test('is prepared again where the connection is another by now', () =>
    on(async (own, pool) => {
      const ask = courses('lost');
      const before = await ask(own, { kind: 'course', most: 2 });
      const { rows } = await pool.query('select pg_backend_pid() as pid');
      await sql`select pg_terminate_backend(${rows[0].pid})`.execute(db);
      expect(await ask(own, { kind: 'course', most: 2 })).toEqual(before);
    }));

  test('is prepared again where that failed the first time', () =>
    on(async (own, pool) => {
      const ask = courses('locked');
      await pool.query('select 1');
      const { ownerUrl } = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
      await asAdmin(ownerUrl, async (client) => {
        await client.query('begin; lock table products in access exclusive mode');
        await expect(ask(own, { kind: 'course', most: 2 })).rejects.toThrow(/lock timeout/);
        await client.query('rollback');
      });
      expect(await ask(own, { kind: 'course', most: 2 })).toHaveLength(2);
      expect((await pool.query('select 1 from pg_prepared_statements')).rowCount).toBe(1);
    }));
});
