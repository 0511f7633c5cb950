import type { Tx } from '#lib/db.ts';

/** A course as practice orders need it. */
export interface CourseOnSale {
  readonly productId: string;
  readonly variantId: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  /** Minor units. */
  readonly priceAmount: number;
  readonly currency: string;
  readonly language: string;
  readonly teacherName: string;
  /** In the order in which they are taken. */
  readonly lessons: readonly { readonly id: string; readonly slug: string }[];
}

/** The courses with these slugs and what they cost now; one that is gone is left out. */
export async function findCourses(
  tx: Tx,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, CourseOnSale>> {
  const rows = await tx
    .selectFrom('products as p')
    .innerJoin('courses as c', 'c.productId', 'p.id')
    .innerJoin('variants as v', 'v.productId', 'p.id')
    .select([
      'p.slug',
      'p.id as productId',
      'p.kind',
      'p.title',
      'c.language',
      'c.instructorName as teacherName',
    ])
    .select(['v.id as variantId', 'v.title as variantTitle', 'v.priceAmount', 'v.currency'])
    .where('p.slug', 'in', slugs)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.position', 'desc')
    .execute();
  const lessons = await lessonsByProduct(
    tx,
    rows.map(({ productId }) => productId),
  );
  // Of several variants the first by position, which comes last here.
  return new Map(
    rows.map(({ slug, ...row }) => [slug, { ...row, lessons: lessons.get(row.productId) ?? [] }]),
  );
}

async function lessonsByProduct(tx: Tx, productIds: readonly string[]) {
  if (productIds.length === 0) return new Map<string, never>();
  const rows = await tx
    .selectFrom('lessons as l')
    .innerJoin('courseSections as s', 's.id', 'l.sectionId')
    .select(['l.id', 'l.slug', 'l.productId'])
    .where('l.productId', 'in', productIds)
    .orderBy('s.position')
    .orderBy('l.position')
    .execute();
  return Map.groupBy(rows, ({ productId }) => productId);
}
