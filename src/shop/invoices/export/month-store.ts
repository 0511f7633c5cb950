import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { type Invoice, snapshotSchema } from '../invoice.ts';
import { isOfMonth } from '../list-store.ts';

const AT_ONCE = 100;

type Row = Omit<Invoice, 'snapshot'> & {
  readonly series: string;
  readonly sequence: number;
  readonly snapshot: unknown;
};

/** The real documents of a month (`2026-11`, in the shop's zone), or its samples, in the order of their numbers. */
export async function* documentsOfMonth(
  db: Db,
  month: string,
  { isSample = false } = {},
): AsyncGenerator<Invoice> {
  let last = { series: '', sequence: 0 };
  for (;;) {
    const { rows } = await sql<Row>`
      select i.id, i.number, i.kind, i.reason, i.order_id, i.is_sample, i.issued_at, i.snapshot, i.series, i.sequence
      from invoices i where ${isOfMonth(month)} and i.is_sample = ${isSample}
        and (i.series, i.sequence) > (${last.series}, ${last.sequence}::integer)
      order by i.series, i.sequence limit ${AT_ONCE}`.execute(db);
    for (const { series, sequence, ...row } of rows) {
      yield { ...row, snapshot: snapshotSchema.parse(row.snapshot) };
      last = { series, sequence };
    }
    if (rows.length < AT_ONCE) return;
  }
}

/** How many documents that are. */
export async function countOfMonth(db: Db, month: string, { isSample = false } = {}): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from invoices i where ${isOfMonth(month)} and i.is_sample = ${isSample}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
