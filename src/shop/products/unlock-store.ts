import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isOwnWork } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';

/** A course that has to be completed before something is bought. */
export interface RequiredCourse {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

/** Those of these products that the visitor may not buy yet, each with the course that opens it. */
export async function listLocked(
  db: Db,
  visitor: Visitor | null,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, RequiredCourse>> {
  if (productIds.length === 0) return new Map();
  const isOwn = visitor ? isOwnWork(visitor, 'e') : sql<boolean>`false`;
  const rows = await db
    .selectFrom('products as p')
    .innerJoin('products as c', 'c.id', 'p.requiredCourseId')
    .select(['p.id as productId', 'c.id', 'c.slug', 'c.title'])
    .where('p.id', 'in', productIds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('enrolments as e')
            .select('e.id')
            .whereRef('e.productId', '=', 'c.id')
            .where('e.completedAt', 'is not', null)
            .where(isOwn),
        ),
      ),
    )
    .execute();
  return new Map(rows.map(({ productId, ...course }) => [productId, course]));
}

/** Which of these courses the visitor has completed. */
export async function listCompleted(
  db: Db,
  visitor: Visitor,
  courseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (courseIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('enrolments as e')
    .select('e.productId')
    .distinct()
    .where('e.productId', 'in', courseIds)
    .where('e.completedAt', 'is not', null)
    .where(isOwnWork(visitor, 'e'))
    .execute();
  return new Set(rows.map(({ productId }) => productId));
}

/** The course that a product asks for; null where everybody may buy it. */
export async function findRequiredCourse(db: Db, productId: string): Promise<RequiredCourse | null> {
  const row = await db
    .selectFrom('products as p')
    .innerJoin('products as c', 'c.id', 'p.requiredCourseId')
    .select(['c.id', 'c.slug', 'c.title'])
    .where('p.id', '=', productId)
    .executeTakeFirst();
  return row ?? null;
}

/** Courses that can be asked for, by title. @param exceptId the product that asks; null where that is none */
export function listCoursesToAskFor(db: Db, exceptId: string | null): Promise<RequiredCourse[]> {
  return db
    .selectFrom('courses as c')
    .innerJoin('products as p', 'p.id', 'c.productId')
    .select(['p.id', 'p.slug', 'p.title'])
    .$if(exceptId !== null, (query) => query.where('p.id', '<>', exceptId ?? ''))
    .where('p.status', '=', 'published')
    .orderBy('p.title')
    .limit(1_000)
    .execute();
}

export async function setRequiredCourse(db: Db, productId: string, courseId: string | null): Promise<void> {
  await db.updateTable('products').set({ requiredCourseId: courseId }).where('id', '=', productId).execute();
}
