import slugify from '@sindresorhus/slugify';
import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';

/** Somebody who teaches at least one course on sale; the rating is that of all their reviews together. */
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

/** Everybody who teaches something that is on sale, by name, or the one of that slug. */
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

/** Name and slug of who teaches a course; null while nobody is named. */
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
 * Brings who teaches a course in step with the name it gives. A name not known yet gets a page of its own; a bio that
 * this edit changed is the teacher's from now on, while an old one, saved along with something else, is not.
 */
export async function linkTeacher(
  db: Db,
  productId: string,
  { name, bio, isBioNew }: { name: string; bio: string; isBioNew: boolean },
): Promise<void> {
  const teacherId = name === '' ? null : await teacherNamed(db, name, bio);
  if (teacherId && isBioNew)
    await db.updateTable('teachers').set({ bio }).where('id', '=', teacherId).execute();
  await db.updateTable('courses').set({ teacherId }).where('productId', '=', productId).execute();
}

async function teacherNamed(db: Db, name: string, bio: string): Promise<string> {
  const base = slugify(name).slice(0, 110).replace(/-+$/, '') || 'teacher';
  for (let count = 1; ; count++) {
    const known = await db.selectFrom('teachers').select('id').where('name', '=', name).executeTakeFirst();
    if (known) return known.id;
    // Nothing comes back when the slug is somebody else's, or the name was written by another edit just now.
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
