import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Draw } from '../pool.ts';
import type { LevelOfWarehouse, StockRule } from './level.ts';

/** The levels of variants, locked in the order of their ids as every change of them is. */
export async function lockLevels(tx: Tx, variantIds: readonly string[]): Promise<LevelOfWarehouse[]> {
  if (variantIds.length === 0) return [];
  const { rows } = await sql<LevelOfWarehouse>`
    select p.id as "poolId", l.variant_id as "variantId", l.warehouse_id as "warehouseId", p.capacity as "onHand",
      p.held, p.taken as allocated, w.country, w.position, w.closed_at is not null as "isClosed"
    from pools p join stock_levels l on l.pool_id = p.id join warehouses w on w.id = l.warehouse_id
    where l.variant_id = any(${[...variantIds]}::uuid[])
    order by p.id for no key update of p`.execute(tx);
  return rows;
}

/** How the stock of variants is counted. */
export async function listStockRules(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, StockRule>> {
  const rows = await db
    .selectFrom('variants as v')
    .leftJoin('goodsVariants as g', 'g.variantId', 'v.id')
    .select(['v.id', sql<StockRule>`coalesce(g.stock, 'tracked')`.as('rule')])
    .where('v.id', 'in', variantIds)
    .execute();
  return new Map(rows.map(({ id, rule }) => [id, rule]));
}

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
 * the buyer sent back for good, and what was lost or came back and was decided about, does not count.
 */
export async function listShippedUnits(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (orderItemIds.length === 0) return new Map();
  const { rows } = await sql<{ readonly orderItemId: string; readonly units: number }>`
    select m.order_item_id as "orderItemId", (-sum(m.allocated) - coalesce((
        select sum(c.quantity) from shipment_items c join shipments s on s.id = c.shipment_id
        where c.order_item_id = m.order_item_id and s.resolution is not null), 0) - coalesce((
        select sum(t.quantity - t.missing) from return_items t join returns r on r.id = t.return_id
        where t.order_item_id = m.order_item_id and r.state in ('refunded', 'exchanged')), 0))::integer as units
    from stock_movements m
    where m.order_item_id = any(${[...orderItemIds]}::uuid[]) and m.kind = 'shipment'
    group by m.order_item_id`.execute(db);
  return new Map(rows.map(({ orderItemId, units }) => [orderItemId, units]));
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
  await tx
    .insertInto('holds')
    .values(
      draws.map(({ orderItemId, poolId, quantity }) => ({ orderItemId, poolId, quantity, expiresAt: until })),
    )
    .execute();
}

export interface VariantStock {
  readonly variantId: string;
  readonly rule: StockRule;
  /** How many could be sold if nothing were held. */
  readonly unsold: number;
  /** How many can be bought now. */
  readonly left: number;
  /** When the first hold of others ends. */
  readonly heldUntil: Date | null;
}

/** How variants stand in all open warehouses together. @param ownOrderId an order whose holds do not count. */
export async function listVariantStock(
  db: Db,
  variantIds: readonly string[],
  ownOrderId: string | null,
): Promise<VariantStock[]> {
  const { rows } = await sql<VariantStock>`
    select v.id as "variantId", coalesce(g.stock, 'tracked') as rule,
      greatest(coalesce(sum(${open(sql`s.capacity - s.taken`)}), 0), 0)::integer as unsold,
      greatest(coalesce(sum(${open(sql`s.capacity - s.taken - s.held + coalesce(own.quantity, 0)`)}), 0), 0)::integer as left,
      min(others.until) as "heldUntil"
    from unnest(${[...variantIds]}::uuid[]) as v (id)
    left join goods_variants g on g.variant_id = v.id
    left join lateral (
      select p.*, w.closed_at is not null as is_closed from stock_levels l join pools p on p.id = l.pool_id
      join warehouses w on w.id = l.warehouse_id where l.variant_id = v.id
    ) s on true
    left join lateral (
      select sum(h.quantity) as quantity from holds h join order_items i on i.id = h.order_item_id
      where h.pool_id = s.id and h.expires_at is not null and i.order_id = ${ownOrderId}::uuid
    ) own on ${ownOrderId}::uuid is not null and s.held > 0
    left join lateral (
      select min(h.expires_at) as until from holds h join order_items i on i.id = h.order_item_id
      where h.pool_id = s.id and h.expires_at is not null and i.order_id is distinct from ${ownOrderId}::uuid
    ) others on s.held > 0 and not s.is_closed
    group by v.id, g.stock`.execute(db);
  return rows;
}

/** Of a closed warehouse counts only what it has sold and no longer has. */
function open(pieces: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`case when s.is_closed then least(${pieces}, 0) else ${pieces} end`;
}

/** Which of these variants have a level in some warehouse. */
export async function listLevelled(db: Db, variantIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('stockLevels')
    .select('variantId')
    .where('variantId', 'in', variantIds)
    .execute();
  return new Set(rows.map(({ variantId }) => variantId));
}
