import { sql } from 'kysely';
import { z } from 'zod';
import { type Cursor, isBeyond, type PageOf, pageOf, queryDirection } from '#lib/db/keyset.ts';
import { containing } from '#lib/db/like.ts';
import type { Db } from '#lib/db.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import type { MovementKind } from '../../../../inventory/stock/movement.ts';

/** The parameters of the staff's list of stock; any other is refused. */
export const stockQuery = z.strictObject({
  q: z.preprocess(emptyAsMissing, z.string().trim().max(200).optional()),
  /** The code of a warehouse. */
  warehouse: z.preprocess(emptyAsMissing, z.string().max(20).optional()),
  show: z.preprocess(emptyAsMissing, z.enum(['all', 'below', 'short']).default('all')),
  ...cursorFields,
});
export type StockQuery = z.infer<typeof stockQuery>;

/** A variant in a warehouse, as staff see it. */
export interface StockRow {
  readonly id: string;
  readonly variantId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly slug: string;
  readonly warehouseId: string;
  readonly warehouse: string;
  readonly onHand: number;
  readonly held: number;
  readonly allocated: number;
  readonly minimum: number | null;
  readonly isBelow: boolean;
  /** What the list is sorted by. */
  readonly key: string;
}

const PAGE_SIZE = 50;
const KEY = sql<string>`(v.sku || ' ' || w.code)`;

function selectLevels(db: Db) {
  return db
    .selectFrom('stockLevels as l')
    .innerJoin('pools as pool', 'pool.id', 'l.poolId')
    .innerJoin('warehouses as w', 'w.id', 'l.warehouseId')
    .innerJoin('variants as v', 'v.id', 'l.variantId')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['l.poolId as id', 'v.id as variantId', 'v.sku', 'p.title', 'v.title as variantTitle', 'p.slug'])
    .select(['w.id as warehouseId', 'w.name as warehouse', 'pool.held', 'pool.taken as allocated'])
    .select(['l.minimumLevel as minimum', sql<number>`pool.capacity`.as('onHand'), KEY.as('key')])
    .select(sql<boolean>`l.below_since is not null`.as('isBelow'));
}

/** One page of the stock, by SKU and warehouse. */
export async function listStock(
  db: Db,
  { q, warehouse, show }: Pick<StockQuery, 'q' | 'warehouse' | 'show'>,
  cursor: Cursor | null,
): Promise<PageOf<StockRow>> {
  const direction = queryDirection(cursor, false);
  const pattern = containing(q ?? '');
  const rows = await selectLevels(db)
    .$if(Boolean(q), (query) =>
      query.where((is) =>
        is.or([
          is('v.sku', 'ilike', pattern),
          is('p.title', 'ilike', pattern),
          is('v.title', 'ilike', pattern),
          is.exists(
            is
              .selectFrom('goodsVariants as g')
              .select('g.variantId')
              .whereRef('g.variantId', '=', 'v.id')
              .where('g.barcode', '=', q ?? ''),
          ),
        ]),
      ),
    )
    .$if(warehouse !== undefined, (query) => query.where('w.code', '=', warehouse ?? ''))
    .$if(show === 'below', (query) => query.where('l.belowSince', 'is not', null))
    .$if(show === 'short', (query) => query.where(sql<boolean>`pool.held + pool.taken > pool.capacity`))
    .$if(cursor !== null, (query) =>
      query.where(
        isBeyond(cursor as Cursor, { column: KEY, id: sql`l.pool_id`, key: sql`${cursor?.key}` }, false),
      ),
    )
    .orderBy(KEY, direction)
    .orderBy('l.poolId', direction)
    .limit(PAGE_SIZE + 1)
    .execute();
  return pageOf(rows, cursor, PAGE_SIZE);
}

/** The levels of one variant, in the order of the warehouses. */
export async function listLevelsOf(db: Db, variantId: string): Promise<StockRow[]> {
  return selectLevels(db).where('v.id', '=', variantId).orderBy('w.position').orderBy('w.code').execute();
}

export interface VariantOfStock {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly slug: string;
}

/** A variant of goods by its SKU or its barcode. */
export async function findStockVariant(db: Db, code: string): Promise<VariantOfStock | null> {
  const row = await db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .leftJoin('goodsVariants as g', 'g.variantId', 'v.id')
    .select(['v.id', 'p.id as productId', 'v.sku', 'p.title', 'v.title as variantTitle', 'p.slug'])
    .where('p.kind', '=', 'goods')
    .where((is) => is.or([is('v.sku', '=', code), is('g.barcode', '=', code)]))
    .orderBy(sql`v.sku <> ${code}`)
    .executeTakeFirst();
  return row ?? null;
}

export interface MovementRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: MovementKind;
  readonly warehouse: string;
  readonly onHand: number;
  readonly held: number;
  readonly allocated: number;
  readonly reason: string;
  readonly actor: string | null;
  readonly orderNumber: string | null;
}

/** The last movements of a variant, latest first. */
export async function listMovements(db: Db, variantId: string, limit = 100): Promise<MovementRow[]> {
  const rows = await db
    .selectFrom('stockMovements as m')
    .innerJoin('stockLevels as l', 'l.poolId', 'm.poolId')
    .innerJoin('warehouses as w', 'w.id', 'l.warehouseId')
    .leftJoin('orderItems as i', 'i.id', 'm.orderItemId')
    .leftJoin('orders as o', 'o.id', 'i.orderId')
    .select(['m.id', 'm.at', 'm.kind', 'w.name as warehouse', 'm.onHand', 'm.held', 'm.allocated'])
    .select(['m.reason', 'm.actor', 'o.number as orderNumber'])
    .where('l.variantId', '=', variantId)
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, id: Number(row.id), kind: row.kind as MovementKind }));
}

/** Everything of a warehouse that can be counted: each variant of goods that is not withdrawn or has a level there. */
export async function listForCount(
  db: Db,
  warehouseId: string,
): Promise<readonly { readonly sku: string; readonly name: string; readonly onHand: number }[]> {
  const { rows } = await sql<{ sku: string; name: string; onHand: number }>`
    select v.sku, concat_ws(', ', p.title, nullif(v.title, '')) as name, coalesce(pool.capacity, 0) as "onHand"
    from products p join variants v on v.product_id = p.id
    left join goods_variants g on g.variant_id = v.id
    left join stock_levels l on l.variant_id = v.id and l.warehouse_id = ${warehouseId}::uuid
    left join pools pool on pool.id = l.pool_id
    where p.kind = 'goods' and coalesce(g.stock, 'tracked') <> 'untracked'
      and (v.withdrawn_at is null or pool.capacity > 0)
    order by v.sku`.execute(db);
  return rows;
}

/** Sets below how many unsold pieces staff are told; the level must be there. */
export async function saveMinimum(db: Db, poolId: string, minimum: number | null, at: Date): Promise<void> {
  await sql`update stock_levels l set minimum_level = ${minimum}::integer,
      below_since = case when p.capacity - p.taken < ${minimum}::integer then coalesce(l.below_since, ${at}::timestamptz) end
    from pools p where p.id = l.pool_id and l.pool_id = ${poolId}::uuid`.execute(db);
}
