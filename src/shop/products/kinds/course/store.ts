import { sql } from 'kysely';
import { statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import type { ProductBrief } from '../../kind.ts';
import type { CourseBrief, CourseDetails, Lesson, LessonEntry, Section } from './course.ts';
import { linkTeacher } from './teachers/store.ts';

export async function loadDetails(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, CourseDetails>> {
  if (productIds.length === 0) return new Map();
  const rows = await detailsOf(db, { productIds });
  return new Map(rows.map(({ productId, ...details }) => [productId, details]));
}

/** Rows are not parsed by the schema: the table's CHECKs hold the rules, and parsing took 4 % of the time of a list. */
const ids = (value: ValueOf<{ productIds: readonly string[] }>) =>
  sql<string>`any(${value('productIds')}::uuid[])`;

const detailsOf = statement<ProductBrief & CourseDetails, { productIds: readonly string[] }>((db, value) =>
  db
    .selectFrom('courses')
    .select(['productId', 'instructorName', 'instructorBio', 'durationMinutes', 'language'])
    .select(['videoUrl', 'lessonCount', 'outcomes', 'requirements', 'audience'])
    .select((eb) => eb.ref('level').$castTo<CourseDetails['level']>().as('level'))
    .where('productId', '=', ids(value)),
);

/** The details that cards show. */
export const courseBriefs = statement<ProductBrief & CourseBrief, { productIds: readonly string[] }>(
  (db, value) =>
    db
      .selectFrom('courses')
      .select(['productId', 'durationMinutes', 'lessonCount', 'instructorName'])
      .select((eb) => eb.ref('level').$castTo<CourseBrief['level']>().as('level'))
      .where('productId', '=', ids(value)),
);

export async function saveDetails(db: Db, productId: string, details: CourseDetails): Promise<void> {
  const { instructorName: name, instructorBio: bio } = details;
  const before = (await loadDetails(db, [productId])).get(productId);
  await db
    .insertInto('courses')
    .values({ productId, ...details })
    .onConflict((conflict) => conflict.column('productId').doUpdateSet({ ...details }))
    .execute();
  await linkTeacher(db, productId, { name, bio, isBioNew: before?.instructorBio !== bio });
}

export async function loadCurriculum(db: Db, productId: string): Promise<Section[]> {
  const sections = new Map<string, Section & { lessons: Section['lessons'][number][] }>();
  for (const { sectionId, sectionTitle, ...lesson } of await lessonsInOrder(db, { productId })) {
    const section = sections.get(sectionId) ?? { title: sectionTitle, lessons: [] };
    section.lessons.push(lesson);
    sections.set(sectionId, section);
  }
  return [...sections.values()];
}

type PlacedLesson = LessonEntry & { readonly sectionId: string; readonly sectionTitle: string };

const lessonsInOrder = statement<PlacedLesson, { productId: string }>((db, value) =>
  db
    .selectFrom('courseSections as s')
    .innerJoin('lessons as l', 'l.sectionId', 's.id')
    .select(['s.id as sectionId', 's.title as sectionTitle'])
    .select(['l.id', 'l.slug', 'l.title', 'l.durationMinutes', 'l.isPreview'])
    .select(sql<string | null>`l.comes_on::text`.as('comesOn'))
    .where('s.productId', '=', value<string>('productId'))
    .orderBy('s.position')
    .orderBy('l.position'),
);

export async function findLesson(db: Db, productId: string, slug: string): Promise<Lesson | null> {
  const row = await db
    .selectFrom('lessons')
    .select(['id', 'slug', 'title', 'durationMinutes', 'isPreview', 'body', 'videoUrl'])
    .select(sql<string | null>`comes_on::text`.as('comesOn'))
    .where('productId', '=', productId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}
