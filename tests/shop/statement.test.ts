import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createPool, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { statement } from '#lib/statement.ts';

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
  expect(await courses('')(db, { kind: 'goods', most: 5 })).toEqual([]);
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
    const { rows } = await pool.query('select statement from pg_prepared_statements');
    expect(rows).toHaveLength(1);
    expect(rows[0].statement).toContain('rating_count');
  } finally {
    await pool.end();
  }
});
