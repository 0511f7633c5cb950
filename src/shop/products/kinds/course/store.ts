import { sql } from 'kysely';
import { statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Visitor } from '../../../customers/store.ts';
import { isOwnOrder } from '../../../customers/store.ts';
import type { ProductBrief } from '../../kind.ts';
import type { EntitledLine } from '../../kind-delivery.ts';
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
    .where('s.productId', '=', value<string>('productId'))
    .orderBy('s.position')
    .orderBy('l.position'),
);

export async function findLesson(db: Db, productId: string, slug: string): Promise<Lesson | null> {
  const row = await db
    .selectFrom('lessons')
    .select(['id', 'slug', 'title', 'durationMinutes', 'isPreview', 'body', 'videoUrl'])
    .where('productId', '=', productId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Enrols each line's customer in its course, and ties the order line to the enrolment. One statement; run again it
 * changes nothing. A customer who was erased meanwhile is not enrolled.
 */
export async function enrol(tx: Tx, lines: readonly EntitledLine[]): Promise<ReadonlyMap<string, number>> {
  const known = lines.filter(({ customerId }) => customerId !== null);
  await sql`
    with lines as (
      select * from unnest(${known.map((line) => line.orderItemId)}::uuid[],
        ${known.map((line) => line.customerId)}::uuid[], ${known.map((line) => line.productId)}::uuid[]
      ) as l (order_item_id, customer_id, product_id)
    ),
    places as (
      insert into enrolments (customer_id, product_id) select distinct customer_id, product_id from lines
      on conflict (customer_id, product_id) do update set product_id = excluded.product_id
      returning id, customer_id, product_id
    )
    insert into enrolment_grants (order_item_id, enrolment_id)
    select l.order_item_id, p.id from lines l join places p using (customer_id, product_id)
    on conflict (order_item_id) do nothing`.execute(tx);
  return NOTHING_SCARCE;
}

const NOTHING_SCARCE: ReadonlyMap<string, number> = new Map();

export interface Enrolment {
  readonly id: string;
  readonly productId: string;
  readonly lastLessonId: string | null;
  /** When every lesson was completed for the first time. */
  readonly completedAt: Date | null;
}

/** The visitor's open enrolment. An enrolment is open while one of its order lines is entitled. */
export async function findOpenEnrolment(
  db: Db,
  productId: string,
  visitor: Visitor,
): Promise<Enrolment | null> {
  const row = await db
    .selectFrom('enrolments as e')
    .innerJoin('enrolmentGrants as g', 'g.enrolmentId', 'e.id')
    .innerJoin('orderItems as i', 'i.id', 'g.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('entitlements as t', 't.orderItemId', 'i.id')
    .select(['e.id', 'e.productId', 'e.lastLessonId', 'e.completedAt'])
    .where('e.productId', '=', productId)
    .where('t.units', '>', 0)
    .where(isOwnOrder(visitor))
    // An enrolment of a proven address comes before one this browser only paid for.
    .orderBy(sql`e.customer_id = any(${visitor.customerIds}::uuid[])`, 'desc')
    .executeTakeFirst();
  return row ?? null;
}
