import { type RawBuilder, sql } from 'kysely';
import { anyOf, arrayOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import type { Stable } from '#lib/memoize.ts';
import { isPriceDue } from './prices/price-columns-store.ts';
import type { Tag } from './product.ts';

/** Something is struck beside it only where all variants cost the same and each has something struck. */
const PRICES = sql<{
  amount: number;
  currency: string;
  many: boolean;
  was: number | null;
} | null>`json_build_object(
  'amount', min(v.price_amount), 'currency', min(v.currency), 'many', min(v.price_amount) <> max(v.price_amount),
  'was', case when min(v.price_amount) = max(v.price_amount) and count(*) = count(v.struck_amount)
    then min(v.struck_amount) end)`;

/** The columns of a card; its price is that of the cheapest variant on sale. `ids` filters both sides of the join, for speed. */
function selectCards(db: Db, ids: RawBuilder<readonly string[]>) {
  return db
    .selectFrom('products as p')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .leftJoin(
      (on) =>
        on
          .selectFrom('variants as v')
          .select(['v.productId', PRICES.as('prices')])
          .where('v.productId', '=', sql<string>`any(${ids})`)
          .where('v.withdrawnAt', 'is', null)
          .groupBy('v.productId')
          .as('priced'),
      (join) => join.onRef('priced.productId', '=', 'p.id'),
    )
    .select(['p.id', 'p.kind', 'p.slug', 'p.title', 'p.description', 'p.image', 'p.rating', 'p.ratingCount'])
    .select('p.language')
    .select(['c.slug as categorySlug', 'c.title as categoryTitle', 'priced.prices'])
    .where('p.id', '=', sql<string>`any(${ids})`);
}

type Row<Query> = Query extends { execute(): Promise<(infer R)[]> } ? R : never;
export type CardRow = Row<ReturnType<typeof selectCards>>;

const publishedCards = statement<CardRow, { ids: readonly string[] }>((db, value) =>
  selectPublished(db, value('ids')),
);

function selectPublished(db: Db, ids: RawBuilder<unknown>) {
  return selectCards(db, arrayOf(ids))
    .where('p.status', '=', 'published')
    .orderBy(sql`array_position(${ids}::uuid[], p.id)`);
}

/** Published products by id, in the order of the ids. */
export function findCards(db: Db, ids: readonly string[]): Promise<Stable<readonly CardRow[]>> {
  return publishedCards(db, { ids });
}

/** The variants on sale of products. */
export const listVariantsOnSale = statement<
  { readonly productId: string; readonly ids: readonly string[] },
  { readonly productIds: readonly string[] }
>((db, value) =>
  db
    .selectFrom('variants as v')
    .select(['v.productId', sql<readonly string[]>`array_agg(v.id)`.as('ids')])
    .where('v.productId', '=', anyOf(value('productIds')))
    .where('v.withdrawnAt', 'is', null)
    .groupBy('v.productId'),
);

/** A product of any status by its current slug; null if there is none. */
export async function findBySlug(db: Db, slug: string): Promise<ProductRow | null> {
  return (await productBySlug(db, { slug }))[0] ?? null;
}

function selectBySlug(db: Db, slug: RawBuilder<unknown>) {
  return selectCards(db, sql<readonly string[]>`array(select id from products where slug = ${slug})`)
    .select(['p.fullDescription', 'p.status', 'p.categoryId', 'p.guaranteeDays', 'p.taxClass'])
    .select(sql<Date>`coalesce(p.content_changed_at, p.published_at, p.updated_at)`.as('contentChangedAt'))
    .select(sql<boolean>`p.content_changed_at is null`.as('isUnchanged'));
}
export type ProductRow = Row<ReturnType<typeof selectBySlug>>;

const productBySlug = prepared<ProductRow, { slug: string }>((db, value) => selectBySlug(db, value('slug')));

/** A stamp that changes with every write to the product or its variants; null when the slug has no published or archived product. */
export async function findChangeStamp(db: Db, slug: string): Promise<string | null> {
  return (await stampOf(db, { slug }))[0]?.stamp ?? null;
}

const stampOf = statement<{ stamp: string }, { slug: string }>((db, value) =>
  db
    .selectFrom('products as p')
    .select(
      sql<string>`concat_ws(':', p.xmin::text, (
        select string_agg(v.xmin::text, '.' order by v.id) from variants v where v.product_id = p.id))`.as(
        'stamp',
      ),
    )
    .where('p.slug', '=', value<string>('slug'))
    .where('p.status', 'in', ['published', 'archived']),
);

/** The current slug of the product that had this one before. */
export async function findRetiredSlug(db: Db, slug: string): Promise<{ slug: string; kind: string } | null> {
  const row = await db
    .selectFrom('productSlugs as old')
    .innerJoin('products as p', 'p.id', 'old.productId')
    .select(['p.slug', 'p.kind'])
    .where('old.slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}

export function listTags(db: Db, productId: string): Promise<readonly Tag[]> {
  return tagsOf(db, { productId });
}

const tagsOf = prepared<Tag, { productId: string }>((db, value) =>
  db
    .selectFrom('productTags as pt')
    .innerJoin('tags as t', 't.id', 'pt.tagId')
    .select(['t.slug', 't.title'])
    .where('pt.productId', '=', value<string>('productId'))
    .orderBy('t.title'),
);

const VARIANT_COLUMNS = ['v.id', 'v.productId', 'v.sku', 'v.title', 'v.priceAmount', 'v.currency'] as const;
const QUANTITY_COLUMNS = ['v.minQuantity', 'v.maxQuantity'] as const;

/** The variants on sale of one product, in their order. */
export function listVariants(db: Db, productId: string): Promise<readonly VariantRow[]> {
  return variantsOf(db, { productId });
}

function selectVariants(db: Db, productId: RawBuilder<string>) {
  return db
    .selectFrom('variants as v')
    .select([...VARIANT_COLUMNS, ...QUANTITY_COLUMNS, 'v.struckAmount', 'v.saleEndsAt'])
    .where('v.productId', '=', productId)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.position')
    .orderBy('v.sku');
}
type VariantRow = Row<ReturnType<typeof selectVariants>>;

const variantsOf = prepared<VariantRow, { productId: string }>((db, value) =>
  selectVariants(db, value<string>('productId')),
);

/** A variant, on sale or not, with its product; by slug, the first two variants on sale. */
export async function findSellable(
  db: Db,
  by: { variantId: string } | { slug: string },
): Promise<readonly SellableRow[]> {
  return 'slug' in by ? sellableBySlug(db, by) : sellableById(db, by);
}

function selectSellable(db: Db) {
  return db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select([...VARIANT_COLUMNS, ...QUANTITY_COLUMNS, 'v.withdrawnAt', isPriceDue.as('isPriceDue')])
    .select(['p.kind', 'p.slug', 'p.status', 'p.title as productTitle', 'p.taxClass', 'p.guaranteeDays'])
    .select('p.requiredCourseId')
    .orderBy('v.position')
    .limit(2);
}
type SellableRow = Row<ReturnType<typeof selectSellable>>;

const sellableBySlug = prepared<SellableRow, { slug: string }>((db, value) =>
  selectSellable(db).where('p.slug', '=', value<string>('slug')).where('v.withdrawnAt', 'is', null),
);

const sellableById = prepared<SellableRow, { variantId: string }>((db, value) =>
  selectSellable(db).where('v.id', '=', value<string>('variantId')),
);
