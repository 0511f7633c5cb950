import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Draw } from '../pool.ts';
import type { LevelOfWarehouse, StockRule } from './level.ts';

/** The levels of variants, locked in the order of their ids as every change of them is. */
export async function lockLevels(tx: Tx, variantIds: readonly string[]): Promise<LevelOfWarehouse[]> {
  return variantIds.length === 0 ? [] : [...(await levelsLocked(tx, { variantIds }))];
}

interface VariantIds {
  readonly variantIds: readonly string[];
}

const levelsLocked = prepared<LevelOfWarehouse, VariantIds>(
  (_, value) => sql`
    select p.id as "poolId", l.variant_id as "variantId", l.warehouse_id as "warehouseId", p.capacity as "onHand",
      p.held, p.taken as allocated, w.country, w.position, w.closed_at is not null as "isClosed"
    from pools p join stock_levels l on l.pool_id = p.id join warehouses w on w.id = l.warehouse_id
    where l.variant_id = ${anyOf(value('variantIds'))}
    order by p.id for no key update of p`,
);

/** How the stock of variants is counted. */
export async function listStockRules(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, StockRule>> {
  const rows = await stockRules(db, { variantIds });
  return new Map(rows.map(({ id, rule }) => [id, rule]));
}

const stockRules = prepared<{ readonly id: string; readonly rule: StockRule }, VariantIds>((db, value) =>
  db
    .selectFrom('variants as v')
    .leftJoin('goodsVariants as g', 'g.variantId', 'v.id')
    .select(['v.id', sql<StockRule>`coalesce(g.stock, 'tracked')`.as('rule')])
    .where('v.id', '=', anyOf(value('variantIds'))),
);

/**
 * Makes the levels that are missing, at nothing. Two that make the same one at once make it once: its id follows from its
 * variant and its warehouse.
 */
export async function ensureLevels(
  tx: Tx,
  levels: readonly { readonly variantId: string; readonly warehouseId: string }[],
): Promise<void> {
  if (levels.length === 0) return;
  const wanted = sql`select md5(v || ' ' || w)::uuid as id, v::uuid as variant_id, w::uuid as warehouse_id from unnest(
    ${levels.map(({ variantId }) => variantId)}::text[], ${levels.map(({ warehouseId }) => warehouseId)}::text[]) as l (v, w)`;
  await sql`insert into pools (id, capacity) select distinct id, 0 from (${wanted}) wanted order by id
    on conflict (id) do nothing`.execute(tx);
  await sql`insert into stock_levels (pool_id, variant_id, warehouse_id) select distinct id, variant_id, warehouse_id
    from (${wanted}) wanted order by id on conflict do nothing`.execute(tx);
}

/** The warehouse that sends what no other is nearer to. */
export async function findFirstWarehouse(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('warehouses')
    .select('id')
    .orderBy(sql`closed_at is not null`)
    .orderBy('position')
    .orderBy('code')
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * How many pieces of order lines were sent and are not to be sent again, by line; those of which none was are left out. What
 * the buyer sent back for good, and what was lost or came back and was decided about, does not count. Parcels tell it, not
 * the ledger: of stock that is not counted it has nothing.
 */
export async function listShippedUnits(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (orderItemIds.length === 0) return new Map();
  const rows = await shippedUnits(db, { orderItemIds });
  return new Map(rows.map(({ orderItemId, units }) => [orderItemId, units]));
}

const shippedUnits = prepared<
  { readonly orderItemId: string; readonly units: number },
  { readonly orderItemIds: readonly string[] }
>(
  (_, value) => sql`
    select c.order_item_id as "orderItemId", (coalesce(sum(c.quantity) filter (where s.resolution is null), 0) - coalesce((
        select sum(t.quantity - t.missing) from return_items t join returns r on r.id = t.return_id
        where t.order_item_id = c.order_item_id and r.state in ('refunded', 'exchanged')), 0))::integer as units
    from shipment_items c join shipments s on s.id = c.shipment_id
    where c.order_item_id = ${anyOf(value('orderItemIds'))} and s.state <> 'packed'
    group by c.order_item_id`,
);

/** How many pieces of levels are in parcels that are packed and have not left. */
export async function listPacked(tx: Tx, poolIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (poolIds.length === 0) return new Map();
  const { rows } = await sql<{ readonly poolId: string; readonly units: number }>`
    select l.pool_id as "poolId", sum(c.quantity)::integer as units
    from stock_levels l join shipments s on s.warehouse_id = l.warehouse_id and s.state = 'packed'
    join orders o on o.id = s.order_id and not o.is_practice
    join shipment_items c on c.shipment_id = s.id
    join order_items i on i.id = c.order_item_id and i.variant_id = l.variant_id
    where l.pool_id = any(${[...poolIds]}::uuid[]) group by l.pool_id`.execute(tx);
  return new Map(rows.map(({ poolId, units }) => [poolId, units]));
}

/** When the first hold of these levels ends. */
export async function findHeldUntil(db: Db, poolIds: readonly string[]): Promise<Date | null> {
  if (poolIds.length === 0) return null;
  const row = await db
    .selectFrom('holds')
    .select(({ fn }) => fn.min('expiresAt').as('until'))
    .where('poolId', 'in', poolIds)
    .where('expiresAt', 'is not', null)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Writes what lines hold of levels that were changed before. */
export async function saveHolds(tx: Tx, draws: readonly Draw[], until: Date): Promise<void> {
  if (draws.length === 0) return;
  await holdsSaved(tx, {
    orderItemIds: draws.map(({ orderItemId }) => orderItemId),
    poolIds: draws.map(({ poolId }) => poolId),
    quantities: draws.map(({ quantity }) => quantity),
    until,
  });
}

interface NewHolds {
  readonly orderItemIds: readonly string[];
  readonly poolIds: readonly string[];
  readonly quantities: readonly number[];
  readonly until: Date;
}

const holdsSaved = prepared<never, NewHolds>(
  (_, value) => sql`
    insert into holds (order_item_id, pool_id, quantity, expires_at)
    select d.*, ${value('until')}::timestamptz
    from unnest(${value('orderItemIds')}::uuid[], ${value('poolIds')}::uuid[], ${value('quantities')}::integer[]) d`,
);

/** Which of these variants have a level in some warehouse. */
export async function listLevelled(db: Db, variantIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await levelled(db, { variantIds });
  return new Set(rows.map(({ variantId }) => variantId));
}

const levelled = prepared<{ readonly variantId: string }, VariantIds>((db, value) =>
  db
    .selectFrom('stockLevels')
    .select('variantId')
    .where('variantId', '=', anyOf(value('variantIds'))),
);
