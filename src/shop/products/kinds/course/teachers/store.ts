import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { slugFrom } from '#lib/slug.ts';

/** A teacher with at least one published course; the rating is the average of all their reviews. */
export interface TeacherRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly rating: number | null;
  readonly ratingCount: number;
  /** Published courses, newest first. */
  readonly productIds: readonly string[];
  /** When one of those courses last changed. */
  readonly updatedAt: Date;
}

/** All teachers with a published course, by name, or the one with this slug. */
export async function listTeachers(db: Db, slug?: string): Promise<TeacherRow[]> {
  return db
    .selectFrom('teachers as t')
    .innerJoin('courses as c', 'c.teacherId', 't.id')
    .innerJoin('products as p', 'p.id', 'c.productId')
    .select(['t.id', 't.slug', 't.name', 't.bio'])
    .select([
      sql<number | null>`(sum(p.rating * p.rating_count) / nullif(sum(p.rating_count), 0))::float8`.as(
        'rating',
      ),
      sql<number>`coalesce(sum(p.rating_count), 0)::int`.as('ratingCount'),
      sql<string[]>`array_agg(p.id order by p.published_at desc, p.id)`.as('productIds'),
      sql<Date>`max(p.updated_at)`.as('updatedAt'),
    ])
    .where('p.status', '=', 'published')
    .$if(slug !== undefined, (query) => query.where('t.slug', '=', slug ?? ''))
    .groupBy('t.id')
    .orderBy('t.name')
    .limit(1000)
    .execute();
}

/** Name and slug of a course's teacher; null if it has none. */
export async function findTeacherOf(
  db: Db,
  productId: string,
): Promise<{ slug: string; name: string } | null> {
  return (await teacherOf(db, { productId }))[0] ?? null;
}

const teacherOf = statement<{ slug: string; name: string }, { productId: string }>((db, value) =>
  db
    .selectFrom('courses as c')
    .innerJoin('teachers as t', 't.id', 'c.teacherId')
    .select(['t.slug', 't.name'])
    .where('c.productId', '=', value<string>('productId')),
);

/**
 * Links a course to the teacher it names, who is created if the name is new.
 * @param isBioNew this edit changed the bio: it becomes the teacher's. An unchanged one may be older than the teacher's.
 */
export async function linkTeacher(
  db: Db,
  productId: string,
  { name, bio, isBioNew }: { name: string; bio: string; isBioNew: boolean },
): Promise<void> {
  const teacherId = name === '' ? null : await findOrAddTeacher(db, name, bio);
  if (teacherId && isBioNew)
    await db.updateTable('teachers').set({ bio }).where('id', '=', teacherId).execute();
  await db.updateTable('courses').set({ teacherId }).where('productId', '=', productId).execute();
}

/** The id of the teacher of a name, who is added if it is new. */
export async function findOrAddTeacher(db: Db, name: string, bio: string): Promise<string> {
  const base = slugFrom(name, 'teacher');
  for (let count = 1; ; count++) {
    const known = await db.selectFrom('teachers').select('id').where('name', '=', name).executeTakeFirst();
    if (known) return known.id;
    // No row when the slug is taken, or when another edit has just created the name.
    const slug = count === 1 ? base : `${base}-${count}`;
    const made = await db
      .insertInto('teachers')
      .values({ slug, name, bio })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return made.id;
  }
}
