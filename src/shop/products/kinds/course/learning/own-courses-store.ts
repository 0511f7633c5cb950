import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { isOwnOrder } from '../../../../customers/store.ts';

/** Enrolments with their course, latest first, and the number of lessons completed. */
function selectEnrolledCourses(db: Db) {
  return db
    .selectFrom('enrolments as e')
    .innerJoin('products as p', 'p.id', 'e.productId')
    .innerJoin('courses as c', 'c.productId', 'e.productId')
    .select(['p.slug', 'p.title', 'c.lessonCount'])
    .select(
      sql<number>`(select count(*) from lesson_progress lp
        where lp.enrolment_id = e.id and lp.completed_at is not null)`.as('done'),
    )
    .orderBy('e.createdAt', 'desc')
    .limit(200);
}

export interface OwnCourse {
  readonly slug: string;
  readonly title: string;
  readonly image: string | null;
  /** The slug of its category, which chooses the colours of its cover. */
  readonly category: string | null;
  /** Lessons completed. */
  readonly done: number;
  readonly lessonCount: number;
  /** The number of its certificate, once it is issued. */
  readonly certificate: string | null;
}

/** The courses a visitor may open, latest first. */
export async function listOwnCourses(db: Db, visitor: Visitor): Promise<OwnCourse[]> {
  return selectEnrolledCourses(db)
    .leftJoin('certificates as z', 'z.enrolmentId', 'e.id')
    .leftJoin('categories as k', 'k.id', 'p.categoryId')
    .select(['p.image', 'k.slug as category', 'z.number as certificate'])
    .where(sql<boolean>`exists (
      select from enrolment_grants g
      join order_items i on i.id = g.order_item_id
      join orders o on o.id = i.order_id
      join entitlements t on t.order_item_id = i.id
      where g.enrolment_id = e.id and t.units > 0 and ${isOwnOrder(visitor)})`)
    .execute();
}

export interface CustomerCourse {
  readonly title: string;
  readonly slug: string;
  /** Lessons completed. */
  readonly done: number;
  readonly lessonCount: number;
  readonly isOpen: boolean;
  readonly startedAt: Date;
}

/** Every course a customer was enrolled in, revoked ones too, latest first. */
export async function listCustomerCourses(db: Db, customerId: string): Promise<CustomerCourse[]> {
  return selectEnrolledCourses(db)
    .select([
      'e.createdAt as startedAt',
      sql<boolean>`exists (select from enrolment_grants g
        join entitlements t on t.order_item_id = g.order_item_id where g.enrolment_id = e.id and t.units > 0)`.as(
        'isOpen',
      ),
    ])
    .where('e.customerId', '=', customerId)
    .execute();
}
