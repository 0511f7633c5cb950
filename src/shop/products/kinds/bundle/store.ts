import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import type { ProductBrief } from '../../kind.ts';
import type { BundleBrief, BundleDetails } from './bundle.ts';

/** A part of a variant of a bundle; its amount is what one of it costs by itself. */
export interface ChosenPart {
  /** The variant of the bundle. */
  readonly wholeId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly taxClass: string | null;
  readonly guaranteeDays: number | null;
  readonly quantity: number;
  readonly amount: number;
  readonly currency: string;
  readonly isOnSale: boolean;
}

/** What variants of bundles consist of, each in the order of its parts. */
export async function listChosenParts(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChosenPart[]>> {
  if (variantIds.length === 0) return new Map();
  return Map.groupBy(await chosenParts(db, { variantIds }), ({ wholeId }) => wholeId);
}

const chosenParts = prepared<ChosenPart, { readonly variantIds: readonly string[] }>(
  (_, value) => sql`
    select c.variant_id as "wholeId", pr.id as "productId", v.id as "variantId", pr.kind, pr.title,
      v.title as "variantTitle", pr.tax_class as "taxClass", pr.guarantee_days as "guaranteeDays", p.quantity, v.price_amount as amount, v.currency,
      v.withdrawn_at is null and pr.status = 'published' as "isOnSale"
    from bundle_choices c
    join bundle_parts p on p.id = c.part_id
    join variants v on v.id = c.part_variant_id
    join products pr on pr.id = v.product_id
    where c.variant_id = ${anyOf(value('variantIds'))}
    order by c.variant_id, p.position, p.id`,
);

/** What the parts of each bundle cost by themselves, at least, in minor units. */
const APART = sql<number>`(
  select coalesce(sum(p.quantity * (
    select min(v.price_amount) from variants v where v.product_id = p.part_product_id and v.withdrawn_at is null
      and (p.variant_id is null or v.id = p.variant_id))), 0)::bigint
  from bundle_parts p where p.product_id = b.product_id)`;

/** What cards show. */
export const bundleBriefs = statement<ProductBrief & BundleBrief, { productIds: readonly string[] }>(
  (db, value) =>
    db
      .selectFrom('bundles as b')
      .select('b.productId')
      .select([
        sql<number>`(select count(*)::integer from bundle_parts p where p.product_id = b.product_id)`.as(
          'count',
        ),
        APART.as('apart'),
        sql<number>`(select min(v.price_amount) from variants v
          where v.product_id = b.product_id and v.withdrawn_at is null)`.as('price'),
        sql<string>`(select min(v.currency) from variants v where v.product_id = b.product_id)`.as(
          'currency',
        ),
      ])
      .where('b.productId', '=', sql<string>`any(${value('productIds')}::uuid[])`),
);

/** Details by product id. */
export async function loadBundles(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, BundleDetails>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('bundles as b')
    .leftJoin('bundleParts as p', 'p.productId', 'b.productId')
    .select(({ fn }) => ['b.productId', fn.count<number>('p.id').as('count')])
    .where('b.productId', 'in', productIds)
    .groupBy('b.productId')
    .execute();
  return new Map(rows.map(({ productId, count }) => [productId, { count: Number(count) }]));
}

export async function saveBundle(db: Db, productId: string): Promise<void> {
  await db
    .insertInto('bundles')
    .values({ productId })
    .onConflict((conflict) => conflict.column('productId').doNothing())
    .execute();
}

/** Ids of the products that are parts of these bundles, each once. */
export async function listPartIds(db: Db, productIds: readonly string[]): Promise<readonly string[]> {
  if (productIds.length === 0) return [];
  const rows = await partIds(db, { productIds });
  return rows.map(({ id }) => id);
}

const partIds = prepared<{ readonly id: string }, { readonly productIds: readonly string[] }>(
  (_, value) => sql`
    select distinct part_product_id as id from bundle_parts where product_id = ${anyOf(value('productIds'))}`,
);

/** A part as pages show it. */
export interface BundlePart {
  readonly id: string;
  readonly productId: string;
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
  readonly language: string | null;
  readonly description: string;
  readonly image: string | null;
  readonly category: string | null;
  readonly status: string;
  readonly quantity: number;
  /** Null: the buyer chooses one of those on sale. */
  readonly variantId: string | null;
  readonly variantTitle: string;
  /** How many there are to choose from. */
  readonly choices: number;
  /** What one of it costs by itself, at least and at most; null when it is not on sale. */
  readonly least: number | null;
  readonly most: number | null;
}

/** The parts of a bundle, in their order. */
export async function listParts(db: Db, productId: string): Promise<readonly BundlePart[]> {
  const { rows } = await sql<BundlePart>`
    select p.id, pr.id as "productId", pr.kind, pr.slug, pr.title, pr.language, pr.description, pr.image,
      c.slug as category, pr.status, p.quantity, p.variant_id as "variantId", coalesce(own.title, '') as "variantTitle",
      on_sale.choices, on_sale.least, on_sale.most
    from bundle_parts p
    join products pr on pr.id = p.part_product_id
    left join categories c on c.id = pr.category_id
    left join variants own on own.id = p.variant_id
    cross join lateral (
      select count(*)::integer as choices, min(v.price_amount) as least, max(v.price_amount) as most from variants v
      where v.product_id = pr.id and v.withdrawn_at is null and (p.variant_id is null or v.id = p.variant_id)
    ) on_sale
    where p.product_id = ${productId} order by p.position, p.id`.execute(db);
  return rows;
}
