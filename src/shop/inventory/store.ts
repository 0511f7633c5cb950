import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Draw, InventoryLine, PoolChange, PoolState } from './pool.ts';

/**
 * What lines draw from pools; a variant without pools draws nothing.
 * @param options.isNew leaves out what a line holds or has taken already.
 */
export async function listDraws(
  db: Db,
  lines: readonly InventoryLine[],
  { isNew = false } = {},
): Promise<Draw[]> {
  const unknown = sql`where not exists (
    select from holds h where h.order_item_id = l.order_item_id and h.pool_id = vp.pool_id)`;
  const { rows } = await sql<Draw>`
    select l.order_item_id as "orderItemId", vp.pool_id as "poolId", l.units * vp.units as quantity
    from unnest(${lines.map((line) => line.orderItemId)}::uuid[], ${lines.map((line) => line.variantId)}::uuid[],
      ${lines.map((line) => line.units)}::integer[]) as l (order_item_id, variant_id, units)
    join variant_pools vp on vp.variant_id = l.variant_id ${isNew ? unknown : sql``}`.execute(db);
  return rows;
}

/** Writes holds of pools that were changed before; see `changePools`. */
export async function insertHolds(tx: Tx, draws: readonly Draw[], until: Date): Promise<void> {
  await tx
    .insertInto('holds')
    .values(draws.map((draw) => ({ ...draw, expiresAt: until })))
    .execute();
}

/** Deletes what these lines hold and have not taken. @returns what was deleted. */
export async function deleteHolds(tx: Tx, orderItemIds: readonly string[]): Promise<Draw[]> {
  return tx
    .deleteFrom('holds')
    .where('orderItemId', 'in', orderItemIds)
    .where('expiresAt', 'is not', null)
    .returning(['orderItemId', 'poolId', 'quantity'])
    .execute();
}

export interface HoldRow extends Draw {
  /** Null for what is taken permanently. */
  readonly expiresAt: Date | null;
}

/** What these lines hold or have taken; locked. */
export async function lockHolds(tx: Tx, orderItemIds: readonly string[]): Promise<HoldRow[]> {
  return [...(await holdsLocked(tx, { orderItemIds }))];
}

const holdsLocked = prepared<HoldRow, { readonly orderItemIds: readonly string[] }>((tx, value) =>
  tx
    .selectFrom('holds')
    .select(['orderItemId', 'poolId', 'quantity', 'expiresAt'])
    .where('orderItemId', '=', anyOf(value('orderItemIds')))
    .orderBy('orderItemId')
    .orderBy('poolId')
    .forUpdate(),
);

/** Sets what lines have taken permanently; a quantity of 0 deletes the row. */
export async function setTaken(tx: Tx, draws: readonly Draw[]): Promise<void> {
  const [gone, kept] = [
    draws.filter(({ quantity }) => quantity === 0),
    draws.filter(({ quantity }) => quantity > 0),
  ];
  for (const { orderItemId, poolId } of gone) {
    await tx
      .deleteFrom('holds')
      .where('orderItemId', '=', orderItemId)
      .where('poolId', '=', poolId)
      .execute();
  }
  if (kept.length === 0) return;
  await takenSet(tx, {
    orderItemIds: kept.map(({ orderItemId }) => orderItemId),
    poolIds: kept.map(({ poolId }) => poolId),
    quantities: kept.map(({ quantity }) => quantity),
  });
}

interface Taken {
  readonly orderItemIds: readonly string[];
  readonly poolIds: readonly string[];
  readonly quantities: readonly number[];
}

const takenSet = prepared<never, Taken>(
  (_, value) => sql`
    insert into holds (order_item_id, pool_id, quantity)
    select * from unnest(${value('orderItemIds')}::uuid[], ${value('poolIds')}::uuid[], ${value('quantities')}::integer[])
    on conflict (order_item_id, pool_id) do update set quantity = excluded.quantity, expires_at = null, holder = null`,
);

/**
 * Changes pools in one statement that locks them in the order of their ids, so that two orders never wait for each other.
 * Called before holds are written: their foreign keys share-lock pools, and locks that grow from shared ones deadlock.
 * @param options.isBounded leaves a pool as it is where the change would exceed its capacity.
 * @returns the pools that were changed, as they stand then.
 */
export async function changePools(
  tx: Tx,
  changes: readonly PoolChange[],
  { isBounded }: { readonly isBounded: boolean },
): Promise<PoolState[]> {
  if (changes.length === 0) return [];
  const bound = isBounded
    ? sql`and (p.capacity is null or p.held + p.taken + c.held + c.taken <= p.capacity)`
    : sql``;
  const { rows } = await sql<PoolState>`
    with changes as (
      select * from unnest(${changes.map(({ poolId }) => poolId)}::uuid[], ${changes.map(({ held }) => held)}::integer[],
        ${changes.map(({ taken }) => taken)}::integer[]) as c (id, held, taken)
    ),
    locked as materialized (
      select id from pools where id in (select id from changes) order by id for no key update
    )
    update pools p set held = p.held + c.held, taken = p.taken + c.taken
    from locked l join changes c on c.id = l.id
    where p.id = l.id ${bound}
    returning p.id, p.capacity, p.held, p.taken`.execute(tx);
  return rows;
}

export interface UnsoldOfPool {
  readonly poolId: string;
  /** How many could be sold if nothing were held. */
  readonly unsold: number;
  /** When the first hold ends. */
  readonly heldUntil: Date | null;
}

/** How pools with a capacity stand. */
export async function listUnsold(db: Db, poolIds: readonly string[]): Promise<UnsoldOfPool[]> {
  const { rows } = await sql<UnsoldOfPool>`
    select p.id as "poolId", p.capacity - p.taken as unsold,
      (select min(expires_at) from holds where pool_id = p.id and expires_at is not null) as "heldUntil"
    from pools p
    where p.id = any(${[...poolIds]}::uuid[]) and p.capacity is not null`.execute(db);
  return rows;
}

/** Makes a pool that variants draw one unit each from. @returns its id. */
export async function insertPool(
  db: Db,
  pool: { readonly label: string; readonly capacity: number | null },
  variantIds: readonly string[],
): Promise<string> {
  const { id } = await db.insertInto('pools').values(pool).returning('id').executeTakeFirstOrThrow();
  if (variantIds.length > 0) {
    await db
      .insertInto('variantPools')
      .values(variantIds.map((variantId) => ({ variantId, poolId: id })))
      .execute();
  }
  return id;
}
