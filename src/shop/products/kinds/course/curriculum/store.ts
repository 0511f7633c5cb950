import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { AuditTitle } from '../../../kind-admin.ts';

export interface LessonRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly durationMinutes: number;
  readonly isPreview: boolean;
  /** The day for which it is announced, `2027-03-01`; null for none. */
  readonly comesOn: string | null;
  readonly hasVideo: boolean;
  /** Neither text nor video. */
  readonly isEmpty: boolean;
}

export interface SectionRow {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly LessonRow[];
}

/** As a text: a day has no time and no zone. */
export const COMES_ON = sql<string | null>`comes_on::text`.as('comesOn');

/** The whole curriculum for its editor, with empty sections. */
export async function listSections(db: Db, productId: string): Promise<SectionRow[]> {
  const [sections, lessons] = await Promise.all([
    db
      .selectFrom('courseSections')
      .select(['id', 'title'])
      .where('productId', '=', productId)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('lessons')
      .select(['id', 'sectionId', 'slug', 'title', 'durationMinutes', 'isPreview'])
      .select(COMES_ON)
      .select(sql<boolean>`video_url is not null`.as('hasVideo'))
      .select(sql<boolean>`video_url is null and btrim(body) = ''`.as('isEmpty'))
      .where('productId', '=', productId)
      .orderBy('position')
      .execute(),
  ]);
  return sections.map((section) => ({
    ...section,
    lessons: lessons
      .filter(({ sectionId }) => sectionId === section.id)
      .map(({ sectionId: _, ...lesson }) => lesson),
  }));
}

export async function insertSection(
  tx: Tx,
  productId: string,
  title: string,
  position: number,
): Promise<string> {
  const row = await tx
    .insertInto('courseSections')
    .values({ productId, title, position })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function setSectionTitle(tx: Tx, id: string, title: string): Promise<void> {
  await tx.updateTable('courseSections').set({ title }).where('id', '=', id).execute();
}

export async function deleteSection(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('courseSections').where('id', '=', id).execute();
}

export async function insertLesson(
  tx: Tx,
  lesson: { productId: string; sectionId: string; slug: string; title: string; position: number },
): Promise<string> {
  const row = await tx.insertInto('lessons').values(lesson).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function deleteLesson(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('lessons').where('id', '=', id).execute();
}

/** Saves the positions of all sections and lessons in the order of the list. */
export async function setPositions(
  tx: Tx,
  sections: readonly { readonly id: string; readonly lessons: readonly { readonly id: string }[] }[],
): Promise<void> {
  for (const [position, section] of sections.entries()) {
    await tx.updateTable('courseSections').set({ position }).where('id', '=', section.id).execute();
    for (const [at, lesson] of section.lessons.entries()) {
      await tx
        .updateTable('lessons')
        .set({ sectionId: section.id, position: at })
        .where('id', '=', lesson.id)
        .execute();
    }
  }
}

/** Computes a course's length and number of lessons from its curriculum. */
export async function updateCourseTotals(tx: Tx, productId: string): Promise<void> {
  await sql`
    update courses set
      lesson_count = (select count(*) from lessons where product_id = ${productId}),
      duration_minutes = (select coalesce(sum(duration_minutes), 0) from lessons where product_id = ${productId})
    where product_id = ${productId}`.execute(tx);
}

export interface LessonToEdit {
  readonly id: string;
  readonly productId: string;
  readonly slug: string;
  readonly title: string;
  readonly durationMinutes: number;
  readonly isPreview: boolean;
  readonly comesOn: string | null;
  readonly body: string;
  readonly videoUrl: string | null;
  readonly version: number;
}

const LESSON = [
  'id',
  'productId',
  'slug',
  'title',
  'durationMinutes',
  'isPreview',
  'body',
  'videoUrl',
  'version',
] as const;

export async function findLessonToEdit(
  db: Db,
  productId: string,
  slug: string,
  { isLocked = false } = {},
): Promise<LessonToEdit | null> {
  const row = await db
    .selectFrom('lessons')
    .select(LESSON)
    .select(COMES_ON)
    .where('productId', '=', productId)
    .where('slug', '=', slug)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

export async function updateLesson(
  tx: Tx,
  id: string,
  { comesOn, ...change }: Omit<LessonToEdit, 'id' | 'productId' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('lessons')
    .set({ ...change, comesOn: sql`${comesOn}::date`, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Titles and pages of lessons by `lesson:<id>`, for the audit log. */
export async function lessonTitles(
  db: Db,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, AuditTitle>> {
  const ids = subjects.filter((one) => one.startsWith('lesson:')).map((one) => one.slice(7));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('lessons as l')
    .innerJoin('products as p', 'p.id', 'l.productId')
    .select(['l.id', 'l.title', 'l.slug', 'p.slug as course'])
    .where(sql<string>`l.id::text`, 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, title, slug, course }) => [
      `lesson:${id}`,
      { title, path: `/admin/products/${course}/lessons/${slug}` },
    ]),
  );
}

/** How many learners have opened or completed this lesson. */
export async function countLearners(db: Db, lessonId: string): Promise<number> {
  const { count } = await db
    .selectFrom('lessonProgress')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('lessonId', '=', lessonId)
    .executeTakeFirstOrThrow();
  return count;
}
