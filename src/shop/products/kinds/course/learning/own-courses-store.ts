import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { ownHolders } from '../../../../customers/access-store.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { progressText } from '../course.ts';

/** Lessons completed of an enrolment `e`. */
const DONE = sql<number>`(select count(*) from lesson_progress lp
  where lp.enrolment_id = e.id and lp.completed_at is not null)`;

export interface OwnCourse {
  readonly slug: string;
  readonly title: string;
  readonly image: string | null;
  /** The slug of its category, which chooses the colours of its cover. */
  readonly category: string | null;
  readonly language: string;
  /** Lessons completed. */
  readonly done: number;
  readonly lessonCount: number;
  /** The number of its certificate, once it is issued. */
  readonly certificate: string | null;
}

/** The courses a visitor may open, latest first. */
export async function listOwnCourses(db: Db, visitor: Visitor): Promise<OwnCourse[]> {
  const open = sql<{ id: string }>`(
    select distinct on (e.product_id) e.id from ${ownHolders(visitor)} h
    join enrolments e on e.product_id = h.product_id and (e.customer_id = h.customer_id or e.order_id = h.order_id)
    order by e.product_id, h.rank)`;
  return db
    .selectFrom(open.as('open'))
    .innerJoin('enrolments as e', 'e.id', 'open.id')
    .innerJoin('products as p', 'p.id', 'e.productId')
    .innerJoin('courses as c', 'c.productId', 'e.productId')
    .leftJoin('certificates as z', 'z.enrolmentId', 'e.id')
    .leftJoin('categories as k', 'k.id', 'p.categoryId')
    .select(['p.slug', 'p.title', 'p.image', 'k.slug as category'])
    .select(['c.language', 'c.lessonCount', DONE.as('done'), 'z.number as certificate'])
    .orderBy('e.createdAt', 'desc')
    .limit(200)
    .execute();
}

/** How far the learner has come with each of these order items, the customer before the buyer: "3 of 9 lessons done". */
export async function listProgressTexts(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await listProgress(db, orderItemIds);
  return new Map(
    rows.map(({ orderItemId, lessonCount, done }) => [orderItemId, progressText(done, lessonCount)]),
  );
}

/** The same in numbers. */
export async function listProgress(db: Db, orderItemIds: readonly string[]) {
  return db
    .selectFrom('enrolmentGrants as g')
    .innerJoin('enrolments as e', 'e.id', 'g.enrolmentId')
    .innerJoin('courses as c', 'c.productId', 'e.productId')
    .select(['g.orderItemId', 'c.lessonCount', DONE.as('done')])
    .distinctOn('g.orderItemId')
    .where('g.orderItemId', 'in', orderItemIds)
    .orderBy('g.orderItemId')
    .orderBy(sql`e.customer_id is null`)
    .execute();
}
