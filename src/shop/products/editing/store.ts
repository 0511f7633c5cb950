import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { ProductStatus } from './status.ts';
import { tagKey } from './tag.ts';

const PRODUCT = [
  'p.id',
  'p.kind',
  'p.slug',
  'p.title',
  'p.description',
  'p.fullDescription',
  'p.language',
  'p.image',
  'p.taxClass',
  'p.guaranteeDays',
] as const;
const STATE = ['p.status', 'p.version', 'p.publishedAt', 'p.createdAt', 'p.updatedAt'] as const;

/** A product of any status by its current slug. */
export async function findProductRow(db: Db, slug: string, { isLocked = false } = {}) {
  const row = await db
    .selectFrom('products as p')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .select([...PRODUCT, ...STATE, 'c.slug as categorySlug'])
    .where('p.slug', '=', slug)
    .$if(isLocked, (query) => query.forUpdate('p'))
    .executeTakeFirst();
  return row ? { ...row, status: row.status as ProductStatus } : null;
}
export type ProductRow = NonNullable<Awaited<ReturnType<typeof findProductRow>>>;

export interface NewProduct {
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
}

export async function insertProduct(tx: Tx, product: NewProduct): Promise<string> {
  const row = await tx.insertInto('products').values(product).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export interface ProductChange {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly fullDescription: string;
  readonly image: string | null;
  readonly categoryId: string | null;
  readonly taxClass: string | null;
  readonly guaranteeDays: number | null;
}

/** Saves an edit and increments the version. */
export async function updateProduct(tx: Tx, id: string, change: ProductChange, at: Date): Promise<void> {
  await tx
    .updateTable('products')
    .set({ ...change, updatedAt: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** For an edit outside the product's own row, such as its curriculum. @returns the new version. */
export async function incrementVersion(tx: Tx, id: string, at: Date): Promise<number> {
  const row = await tx
    .updateTable('products')
    .set({ updatedAt: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** A version of its own is not made: no form shows it. */
export async function setContentChangedAt(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('products').set({ contentChangedAt: at }).where('id', '=', id).execute();
}

/** For a change that the product's own form does not show, such as the text of a lesson. */
export async function setUpdatedAt(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('products').set({ updatedAt: at }).where('id', '=', id).execute();
}

/** @param publishedAt of the first publication: a product that is published again is not new. */
export async function setProductStatus(
  tx: Tx,
  id: string,
  status: ProductStatus,
  at: Date,
  publishedAt: Date | null,
): Promise<void> {
  await tx
    .updateTable('products')
    .set({ status, publishedAt, updatedAt: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function findCategoryId(db: Db, slug: string): Promise<string | null> {
  const row = await db.selectFrom('categories').select('id').where('slug', '=', slug).executeTakeFirst();
  return row?.id ?? null;
}

/** Every category in the order of the tree, with its depth from 0. */
export async function listAllCategories(db: Db) {
  const rows = await db
    .selectFrom('categories')
    .select(['id', 'parentId', 'slug', 'title'])
    .orderBy('position')
    .orderBy('title')
    .execute();
  const under = (parentId: string | null, depth: number): { slug: string; title: string; depth: number }[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .flatMap(({ id, slug, title }) => [{ slug, title, depth }, ...under(id, depth + 1)]);
  return under(null, 0);
}

/** Replaces the product's tags; unknown tags are created. */
export async function setTags(
  tx: Tx,
  productId: string,
  tags: readonly { slug: string; title: string }[],
): Promise<void> {
  const ids: string[] = [];
  // Always in the same order, so that two edits cannot deadlock.
  for (const tag of tags.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) ids.push(await tagId(tx, tag));
  const before = await tx
    .selectFrom('productTags')
    .select('tagId')
    .where('productId', '=', productId)
    .execute();
  const gone = before.map((row) => row.tagId).filter((id) => !ids.includes(id));
  const added = [...new Set(ids)].filter((id) => !before.some((row) => row.tagId === id));
  // One statement each: every change of the tags makes the product's search document anew.
  if (gone.length > 0)
    await tx
      .deleteFrom('productTags')
      .where('productId', '=', productId)
      .where('tagId', 'in', gone)
      .execute();
  if (added.length > 0)
    await tx
      .insertInto('productTags')
      .values(added.map((tagId) => ({ productId, tagId })))
      .execute();
}

/** The tag of this title. One from before may have it under another slug, or another title may have its slug. */
async function tagId(tx: Tx, { slug, title }: { slug: string; title: string }): Promise<string> {
  const known = await tx
    .selectFrom('tags')
    .select('id')
    .where(sql<boolean>`lower(title) = lower(${title})`)
    .orderBy('slug')
    .executeTakeFirst();
  if (known) return known.id;
  for (let count = 1; ; count++) {
    const own = count === 1 ? slug : `${slug}-${count}`;
    const row = await tx
      .insertInto('tags')
      .values({ slug: own, title })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet({ slug: own }))
      .returning(['id', 'title'])
      .executeTakeFirstOrThrow();
    if (tagKey(row.title) === tagKey(title)) return row.id;
  }
}
