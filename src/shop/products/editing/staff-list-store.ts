import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { pageCondition } from '#lib/db/any-of.ts';
import { type Cursor, instantOf, microseconds, queryDirection } from '#lib/db/keyset.ts';
import { containing, hasPart } from '#lib/db/like.ts';
import type { Db } from '#lib/db.ts';
import { type ProductStatus, productStatuses } from './status.ts';

export type StaffSort = 'updated' | 'created' | 'title' | 'price' | 'price_down';

/** What a product can lack, to find those that do. */
export const missingThings = ['price', 'picture', 'category', 'description'] as const;

export interface StaffProductFilter {
  /** A part of a title or a slug, or a code (SKU). */
  readonly q?: string | undefined;
  readonly status?: ProductStatus | undefined;
  readonly kind?: string | undefined;
  /** Ids of a category and of those in it. */
  readonly categories?: readonly string[] | undefined;
  readonly tag?: TagFilter | undefined;
  readonly missing?: (typeof missingThings)[number] | undefined;
  readonly sort: StaffSort;
}

export interface TagFilter {
  readonly id: string | null;
  /** Of its products, where these are few; null where they are many. */
  readonly productIds: readonly string[] | null;
}

export interface StaffProduct {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
  readonly status: ProductStatus;
  readonly category: string | null;
  /** Of its title, ISO 639-1; null where its kind has none. */
  readonly language: string | null;
  /** Of the cheapest variant on sale. */
  readonly price: { amount: number; currency: string } | null;
  readonly tags: string;
  readonly rating: number | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  /** The value sorted by, for the cursor. */
  readonly key: string | number;
}

/** A product without a price stands below one that is free. */
const BY_PRICE = sql<number>`coalesce(p.least_amount, -1)`;

const SORTS = {
  updated: { column: sql`p.updated_at`, key: microseconds(sql<Date>`p.updated_at`), isDescending: true },
  created: { column: sql`p.created_at`, key: microseconds(sql<Date>`p.created_at`), isDescending: true },
  title: { column: sql`p.title`, key: sql<string>`p.title`, isDescending: false },
  price: { column: BY_PRICE, key: BY_PRICE, isDescending: false },
  price_down: { column: BY_PRICE, key: BY_PRICE, isDescending: true },
} as const satisfies Record<
  StaffSort,
  { column: RawBuilder<unknown>; key: RawBuilder<unknown>; isDescending: boolean }
>;

/** Products of every status that match the filter. */
export async function selectStaffProducts(
  db: Db,
  filter: StaffProductFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<StaffProduct[]> {
  const { column, key, isDescending } = SORTS[filter.sort];
  const direction = queryDirection(cursor, isDescending);
  const list = { from: sql`products p`, id: sql`p.id`, column, isDescending, cursor, limit };
  const at = { ...list, key: typedKey(filter.sort, cursor) };
  const rows = await db
    .selectFrom('products as p')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .select(['p.id', 'p.kind', 'p.slug', 'p.title', 'p.language', 'p.status', 'p.rating'])
    .select(['p.createdAt', 'p.publishedAt', 'p.updatedAt'])
    .select('c.title as category')
    .select([PRICE.as('price'), TAGS.as('tags'), sql<string | number>`${key}`.as('key')])
    .where(pageCondition(at, filtersOf(filter), waysOf(filter.q)))
    .orderBy(column, direction)
    .orderBy('p.id', direction)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as ProductStatus }));
}

const PRICE = sql<{ amount: number; currency: string } | null>`(
  select jsonb_build_object('amount', v.price_amount, 'currency', v.currency)
  from variants v where v.product_id = p.id and v.withdrawn_at is null order by v.price_amount limit 1)`;
const TAGS = sql<string>`coalesce((
  select string_agg(t.title, ', ' order by t.title)
  from product_tags b join tags t on t.id = b.tag_id where b.product_id = p.id), '')`;

function typedKey(sort: StaffSort, cursor: Cursor | null): RawBuilder<unknown> {
  const key = cursor?.key ?? '';
  if (sort === 'title') return sql`${key}`;
  return sort === 'price' || sort === 'price_down' ? sql`${key}::bigint` : instantOf(key);
}

const MISSING: Readonly<Record<(typeof missingThings)[number], RawBuilder<SqlBool>>> = {
  price: sql`coalesce(p.least_amount, -1) = -1`,
  picture: sql`p.image is null`,
  category: sql`p.category_id is null`,
  description: sql`p.description = ''`,
};

/** Conditions on products (`p`). */
export function filtersOf(filter: StaffProductFilter): RawBuilder<SqlBool>[] {
  const { status, kind, categories, tag, missing } = filter;
  return [
    ...(status ? [sql<SqlBool>`p.status = ${status}`] : []),
    ...(kind ? [sql<SqlBool>`p.kind = ${kind}`] : []),
    ...(categories ? [sql<SqlBool>`p.category_id = any(${categories}::uuid[])`] : []),
    ...(tag ? [isTagged(tag)] : []),
    ...(missing ? [MISSING[missing]] : []),
  ];
}

/** Each way in which a text finds a product. */
export function waysOf(q: string | undefined): RawBuilder<SqlBool>[] {
  if (!q) return [];
  return [
    hasPart(sql`p.title`, q),
    ...(q.length > 2 ? [sql<SqlBool>`p.slug like ${containing(q.toLowerCase())}`] : []),
    sql<SqlBool>`p.id in (select v.product_id from variants v where lower(v.sku) = lower(${q}))`,
  ];
}

/** Counted up to this; more is told as "more than". */
export const MOST_COUNTED = 1000;

/** The number of products by status, each counted to `MOST_COUNTED` + 1 only: a list does not count a whole shop. */
export async function countByStatus(db: Db): Promise<Readonly<Record<ProductStatus, number>>> {
  const counts = productStatuses.map(
    (status) => sql`(select count(*)::int from (
      select 1 from products where status = ${status} limit ${MOST_COUNTED + 1}) counted) as ${sql.ref(status)}`,
  );
  const { rows } = await sql<Record<ProductStatus, number>>`select ${sql.join(counts)}`.execute(db);
  return rows[0] as Record<ProductStatus, number>;
}

/** Every tag, for a filter. */
export async function listTags(db: Db): Promise<{ slug: string; title: string }[]> {
  return db.selectFrom('tags').select(['slug', 'title']).orderBy('title').limit(500).execute();
}

/** The ids of a category and of all in it, at any depth; none for an unknown one. Looked up first, so that the list is planned for them. */
export async function listCategoryIds(db: Db, slug: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive inside as (select id from categories where slug = ${slug}
      union select c.id from categories c join inside i on c.parent_id = i.id)
    select id from inside`.execute(db);
  return rows.map(({ id }) => id);
}

/** A tag by its slug, for the filter. Its few products are looked up first: a list in order would be searched for them. */
export async function findTag(db: Db, slug: string): Promise<TagFilter> {
  const row = await db.selectFrom('tags').select('id').where('slug', '=', slug).executeTakeFirst();
  if (!row) return { id: null, productIds: [] };
  const products = await db
    .selectFrom('productTags')
    .select('productId')
    .where('tagId', '=', row.id)
    .limit(FEW + 1)
    .execute();
  const productIds = products.length > FEW ? null : products.map(({ productId }) => productId);
  return { id: row.id, productIds };
}
const FEW = 2000;

function isTagged({ id, productIds }: TagFilter): RawBuilder<SqlBool> {
  if (productIds) return sql`p.id = any(${productIds}::uuid[])`;
  return sql`exists (select 1 from product_tags b where b.product_id = p.id and b.tag_id = ${id}::uuid)`;
}
