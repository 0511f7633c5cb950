import slugify from '@sindresorhus/slugify';
import type { Tx } from '#lib/db.ts';
import { refreshDue } from '#shop/products/kinds/goods/lists/refresh-in-stock.ts';
import { bundles } from './catalogue/bundles/index.ts';
import { categories } from './catalogue/categories.ts';
import type { DemoCourse } from './catalogue/course.ts';
import type { DemoDownload } from './catalogue/downloads/download.ts';
import { downloads } from './catalogue/downloads/index.ts';
import type { DemoGoods } from './catalogue/goods/goods.ts';
import { goods } from './catalogue/goods/index.ts';
import { courses, events } from './catalogue/index.ts';
import { teachers } from './catalogue/teachers.ts';
import { insertBundle } from './insert-bundles.ts';
import { insertDownload } from './insert-downloads.ts';
import { insertEvent } from './insert-events.ts';
import { insertGoods, insertWarehouses } from './insert-goods.ts';
import { insertShipping } from './insert-shipping.ts';
import { sellInDollars } from './sell-in-dollars.ts';
import { insertShopSettings } from './shop-settings.ts';

/** Adds the demo shop: categories, teachers, courses, events, downloads, goods and bundles. @returns the number of products */
export async function loadDemoShop(tx: Tx): Promise<number> {
  await sellInDollars(tx);
  await insertShopSettings(tx);
  const categoryIds = await insertCategories(tx);
  await tx.insertInto('teachers').values(teachers).execute();
  for (const course of courses) await insertCourse(tx, course, categoryIds.get(course.category));
  for (const event of events) {
    const productId = await insertEvent(tx, event, categoryIds.get(event.category));
    await insertTags(tx, productId, event.tags);
  }
  for (const download of downloads)
    await insertDownloadProduct(tx, download, categoryIds.get(download.category));
  const warehouseIds = await insertWarehouses(tx);
  await insertShipping(tx);
  for (const item of goods) {
    const productId = await insertGoodsProduct(tx, item, categoryIds.get(item.category));
    await insertGoods(tx, productId, item, warehouseIds);
    await insertTags(tx, productId, item.tags);
  }
  await refreshDue(tx, goods.length);
  for (const bundle of bundles) {
    const productId = await insertBundle(tx, bundle, categoryIds.get(bundle.category));
    await insertTags(tx, productId, bundle.tags);
  }
  return courses.length + events.length + downloads.length + goods.length + bundles.length;
}

async function insertCategories(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  // Parents first: a child names its parent by slug.
  const sorted = categories.toSorted((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  for (const [position, { slug, name, description, parent }] of sorted.entries()) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const row = await tx
      .insertInto('categories')
      .values({ slug, title: name, description, parentId, position })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(slug, row.id);
  }
  return ids;
}

async function insertCourse(tx: Tx, course: DemoCourse, categoryId: string | undefined): Promise<void> {
  const { id: productId } = await tx
    .insertInto('products')
    .values({
      kind: 'course',
      slug: course.slug,
      title: course.title,
      description: course.description,
      fullDescription: course.fullDescription,
      categoryId: categoryId ?? null,
      status: 'published',
      publishedAt: course.publishedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { priceAmount, costAmount, currency, sku } = course;
  await tx
    .insertInto('variants')
    .values({ productId, sku, priceAmount, costAmount, currency, maxQuantity: 1 })
    .execute();
  await insertDetails(tx, productId, course);
  await insertTags(tx, productId, course.tags);
}

async function insertDownloadProduct(
  tx: Tx,
  download: DemoDownload,
  categoryId: string | undefined,
): Promise<void> {
  const { slug, title, description, fullDescription, publishedAt, variants } = download;
  const { id: productId } = await tx
    .insertInto('products')
    .values({
      ...{ kind: 'download', slug, title, description, fullDescription, publishedAt },
      ...{ categoryId: categoryId ?? null, status: 'published' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('variants')
    .values(
      variants.map((variant, position) => ({
        ...variant,
        productId,
        position,
        currency: 'USD',
        maxQuantity: 1,
      })),
    )
    .execute();
  await insertDownload(tx, productId, download);
  await insertTags(tx, productId, download.tags);
}

async function insertGoodsProduct(tx: Tx, item: DemoGoods, categoryId: string | undefined): Promise<string> {
  const { slug, title, description, fullDescription, publishedAt } = item;
  const { id } = await tx
    .insertInto('products')
    .values({
      ...{ kind: 'goods', slug, title, description, fullDescription, publishedAt },
      ...{ categoryId: categoryId ?? null, status: 'published' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertDetails(tx: Tx, productId: string, course: DemoCourse): Promise<void> {
  const { level, language, videoUrl, outcomes, requirements, audience } = course;
  const teacher = teachers.find(({ slug }) => slug === course.teacher);
  const lessons = course.sections.flatMap((section) => section.lessons);
  await tx
    .insertInto('courses')
    .values({
      ...{ productId, level, language, videoUrl, outcomes, requirements, audience },
      instructorName: teacher?.name ?? '',
      instructorBio: teacher?.bio ?? '',
      teacherId: (one) => one.selectFrom('teachers').select('id').where('slug', '=', course.teacher),
      durationMinutes: lessons.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
      lessonCount: lessons.length,
    })
    .execute();
  for (const [position, { title, lessons: own }] of course.sections.entries()) {
    const section = await tx
      .insertInto('courseSections')
      .values({ productId, position, title })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('lessons')
      .values(own.map((lesson, at) => ({ ...lesson, productId, sectionId: section.id, position: at })))
      .execute();
  }
}

async function insertTags(tx: Tx, productId: string, tags: readonly string[]): Promise<void> {
  for (const slug of tags) {
    const { id: tagId } = await tx
      .insertInto('tags')
      .values({ slug: slugify(slug), title: slug.replaceAll('-', ' ') })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet({ slug: slugify(slug) }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('productTags').values({ productId, tagId }).execute();
  }
}
