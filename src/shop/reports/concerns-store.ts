import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { CONCERN_KINDS, type ConcernKind, PRODUCT_CONCERNS } from '../concerns/concern.ts';

/** Something that waits for staff. */
export interface Concern {
  readonly concern: ConcernKind;
  /** An order's number, a product's slug, a rule or an id of Stripe's: what to look at. */
  readonly subject: string;
  /** Of the product that it is about; null for anything else. */
  readonly title: string | null;
  /** Until when it has to be done; null without a deadline. */
  readonly dueAt: Date | null;
  /** The same; else since when it waits. */
  readonly at: Date;
  /** Of its own page; null for what follows from another table. */
  readonly id: number | null;
}

const EACH = 10;
const ALL = 60;

/** What waits for staff, most urgent first; at most 10 of each kind and 60 in all. Practice orders need nobody. */
export async function listConcerns(db: Db): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    select kind as concern, subject, at, due_at as "dueAt", id,
      case when kind = any(${[...PRODUCT_CONCERNS]}::text[]) then (select p.title from products p where p.slug = split_part(subject, '/', 1)) end as title
    from (
      select kind, subject, coalesce(due_at, since) as at, due_at, id,
        row_number() over (partition by kind order by coalesce(due_at, since), subject) as place
      from reporting.concerns
    ) numbered
    where place <= ${EACH}
    order by array_position(${[...CONCERN_KINDS]}::text[], kind) nulls last, at, subject limit ${ALL}`.execute(
    db,
  );
  return rows;
}

/** The title of the product that a concern is about; null when it is about another thing. */
export async function findConcernTitle(
  db: Db,
  { kind, subject }: { readonly kind: ConcernKind; readonly subject: string },
): Promise<string | null> {
  if (!PRODUCT_CONCERNS.includes(kind)) return null;
  const slug = subject.split('/')[0] ?? '';
  const row = await db.selectFrom('products').select('title').where('slug', '=', slug).executeTakeFirst();
  return row?.title ?? null;
}

/** How many wait, by kind. */
export async function countConcerns(db: Db): Promise<readonly { kind: ConcernKind; count: number }[]> {
  const { rows } = await sql<{ kind: ConcernKind; count: number }>`
    select kind, count(*) as count from reporting.concerns group by kind
    order by array_position(${[...CONCERN_KINDS]}::text[], kind) nulls last`.execute(db);
  return rows;
}
