import { sql } from 'kysely';
import { type Db, db, inTransaction } from '#lib/db.ts';
import { applyMovements } from '#shop/inventory/stock/movement-store.ts';
import { ensureLevels, lockLevels } from '#shop/inventory/stock/store.ts';
import { saveGoods } from '#shop/products/kinds/goods/store.ts';

export interface TestWarehouse {
  readonly id: string;
  readonly code: string;
}

let count = 0;

/** A warehouse that no other test uses. */
export async function aWarehouse(more: { country?: string; position?: number } = {}): Promise<TestWarehouse> {
  const code = `W${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  return db
    .insertInto('warehouses')
    .values({ code, name: code, position: 100 + count++, ...more })
    .returning(['id', 'code'])
    .executeTakeFirstOrThrow();
}

export interface TestGoods {
  readonly slug: string;
  readonly productId: string;
  readonly variantIds: readonly string[];
}

/** Goods on sale that no other test uses, each variant with pieces by the id of the warehouse. */
export async function someGoods(...stocks: readonly Readonly<Record<string, number>>[]): Promise<TestGoods> {
  const slug = `goods-${crypto.randomUUID().slice(0, 8)}`;
  return inTransaction(db, async (tx) => {
    const { id: productId } = await tx
      .insertInto('products')
      .values({ kind: 'goods', slug, title: `Goods ${slug}`, status: 'published', publishedAt: new Date() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await saveGoods(tx, productId, { attributes: [], contents: [], maker: '', safety: '', options: [] });
    const variants = stocks.map((_, position) => ({
      ...{ id: crypto.randomUUID(), productId, sku: `${slug}-${position}`.toUpperCase(), position },
      ...{ title: `Size ${position}`, priceAmount: 1500, currency: 'USD', maxQuantity: 99 },
    }));
    await tx.insertInto('variants').values(variants).execute();
    const variantIds = variants.map(({ id }) => id);
    const pieces = new Map(
      stocks.flatMap((stock, at) =>
        Object.entries(stock).map(([warehouseId, count]) => [`${variantIds[at]} ${warehouseId}`, count]),
      ),
    );
    const keys = [...pieces.keys()].map((key) => key.split(' '));
    await ensureLevels(
      tx,
      keys.map(([variantId = '', warehouseId = '']) => ({ variantId, warehouseId })),
    );
    await applyMovements(
      tx,
      (await lockLevels(tx, variantIds)).map(({ poolId, variantId, warehouseId }) => ({
        ...{ poolId, kind: 'receipt' as const, actor: 'cli' },
        onHand: pieces.get(`${variantId} ${warehouseId}`) ?? 0,
      })),
    );
    return { slug, productId, variantIds };
  });
}

export interface LevelNow {
  readonly poolId: string;
  readonly variantId: string;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly held: number;
  readonly allocated: number;
}

/** How variants stand, in the order of their warehouses. */
export async function levelsOf(on: Db, variantIds: readonly string[]): Promise<LevelNow[]> {
  const { rows } = await sql<LevelNow>`
    select l.pool_id as "poolId", l.variant_id as "variantId", l.warehouse_id as "warehouseId", p.capacity as "onHand", p.held, p.taken as allocated
    from stock_levels l join pools p on p.id = l.pool_id join warehouses w on w.id = l.warehouse_id
    where l.variant_id = any(${[...variantIds]}::uuid[]) order by array_position(${[...variantIds]}::uuid[], l.variant_id), w.position`.execute(
    on,
  );
  return rows;
}

/** Levels of variants that are not the sum of their movements, or whose counters are not the sum of what lines have. */
export async function unequalLevels(on: Db, variantIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ poolId: string }>`
    with levels as materialized (select pool_id from stock_levels where variant_id = any(${[...variantIds]}::uuid[])),
    ledger as (select pool_id, sum(on_hand) as on_hand, sum(held) as held, sum(allocated) as allocated
      from stock_movements where pool_id in (select pool_id from levels) group by pool_id),
    lines as (select pool_id, sum(quantity) filter (where expires_at is not null) as held,
        sum(quantity) filter (where expires_at is null) as allocated
      from holds where pool_id in (select pool_id from levels) group by pool_id)
    select p.id as "poolId" from levels l join pools p on p.id = l.pool_id
      left join ledger on ledger.pool_id = p.id left join lines on lines.pool_id = p.id
    where (p.capacity, p.held, p.taken)
        is distinct from (coalesce(ledger.on_hand, 0), coalesce(ledger.held, 0), coalesce(ledger.allocated, 0))
      or (p.held, p.taken) is distinct from (coalesce(lines.held, 0), coalesce(lines.allocated, 0))`.execute(
    on,
  );
  return rows.map(({ poolId }) => poolId);
}
