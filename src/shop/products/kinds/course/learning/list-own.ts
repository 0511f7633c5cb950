import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isOwn } from '../../../../customers/ownership.ts';
import type { Visitor } from '../../../../customers/store.ts';

export interface OwnCourse {
  readonly slug: string;
  readonly title: string;
  readonly image: string | null;
  /** The slug of its category, which chooses its cover's inks. */
  readonly category: string | null;
  readonly done: number;
  readonly lessonCount: number;
  /** Number of its certificate, once that is issued. */
  readonly certificate: string | null;
}

/** The courses a visitor may open, latest first. */
export async function listOwnCourses(db: Db, visitor: Visitor): Promise<OwnCourse[]> {
  return db
    .selectFrom('enrolments as e')
    .innerJoin('products as p', 'p.id', 'e.productId')
    .innerJoin('courses as c', 'c.productId', 'e.productId')
    .leftJoin('certificates as z', 'z.enrolmentId', 'e.id')
    .leftJoin('categories as k', 'k.id', 'p.categoryId')
    .select([
      'p.slug',
      'p.title',
      'p.image',
      'k.slug as category',
      'c.lessonCount',
      'z.number as certificate',
    ])
    .select(
      sql<number>`(select count(*) from lesson_progress lp
      where lp.enrolment_id = e.id and lp.completed_at is not null)`.as('done'),
    )
    .where(sql<boolean>`exists (
      select from enrolment_grants g
      join order_items i on i.id = g.order_item_id
      join orders o on o.id = i.order_id
      where g.enrolment_id = e.id and g.revoked_at is null and ${isOwn(visitor)})`)
    .orderBy('e.createdAt', 'desc')
    .limit(200)
    .execute();
}
