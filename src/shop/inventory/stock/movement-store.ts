import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { ValueOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';
import type { PoolState } from '../pool.ts';
import type { Movement } from './movement.ts';

/** A level as it stands after movements. */
export interface MovedLevel extends PoolState {
  readonly capacity: number;
  /** Whether these movements brought it below its minimum. */
  readonly isBelowNow: boolean;
}

/**
 * The only way in which stock levels change: one statement locks them in the order of their ids, changes them and writes
 * the ledger, so that a level is always the sum of its movements.
 */
export async function applyMovements(tx: Tx, movements: readonly Movement[]): Promise<MovedLevel[]> {
  const real = movements.filter(({ onHand = 0, held = 0, allocated = 0 }) => onHand || held || allocated);
  if (real.length === 0) return [];
  return [...(await applied(tx, { at: now(), ...columnsOf(real) }))];
}

const applied = prepared<MovedLevel, Columns & { readonly at: Date }>(
  (_, value) => sql`
    with moves as (${listOf(value)}),
    sums as (
      select pool_id, sum(on_hand)::integer as on_hand, sum(held)::integer as held, sum(allocated)::integer as allocated
      from moves group by pool_id
    ),
    locked as materialized (
      select id from pools where id in (select pool_id from sums) order by id for no key update
    ),
    changed as (
      update pools p set capacity = p.capacity + s.on_hand, held = p.held + s.held, taken = p.taken + s.allocated
      from locked l join sums s on s.pool_id = l.id where p.id = l.id
      returning p.id, p.capacity, p.held, p.taken
    ),
    written as (
      insert into stock_movements (at, pool_id, kind, on_hand, held, allocated, reason, order_item_id, shipment_id, form, actor)
      select ${value('at')}::timestamptz, m.pool_id, m.kind, m.on_hand, m.held, m.allocated, m.reason, m.order_item_id, m.shipment_id, m.form, m.actor
      from moves m order by m.place
    ),
    crossed as (
      update stock_levels l set below_since = case when l.below_since is null then ${value('at')}::timestamptz end
      from changed c
      where l.pool_id = c.id and l.minimum_level is not null
        and (c.capacity - c.taken < l.minimum_level) <> (l.below_since is not null)
      returning l.pool_id, l.below_since
    )
    select c.id, c.capacity, c.held, c.taken, x.below_since is not null as "isBelowNow"
    from changed c left join crossed x on x.pool_id = c.id`,
);

/** The movements, a list for each column. */
type Columns = ReturnType<typeof columnsOf>;

function columnsOf(movements: readonly Movement[]) {
  const column = <T>(of: (movement: Movement) => T) => movements.map(of);
  return {
    poolIds: column(({ poolId }) => poolId),
    kinds: column(({ kind }) => kind),
    onHand: column(({ onHand }) => onHand ?? 0),
    held: column(({ held }) => held ?? 0),
    allocated: column(({ allocated }) => allocated ?? 0),
    reasons: column(({ reason }) => reason ?? ''),
    orderItemIds: column(({ orderItemId }) => orderItemId ?? null),
    shipmentIds: column(({ shipmentId }) => shipmentId ?? null),
    forms: column(({ form }) => form ?? null),
    actors: column(({ actor }) => actor ?? null),
  };
}

function listOf(value: ValueOf<Columns>) {
  return sql`select * from unnest(${value('poolIds')}::uuid[], ${value('kinds')}::text[], ${value('onHand')}::integer[],
    ${value('held')}::integer[], ${value('allocated')}::integer[], ${value('reasons')}::text[],
    ${value('orderItemIds')}::uuid[], ${value('shipmentIds')}::uuid[], ${value('forms')}::uuid[],
    ${value('actors')}::text[]
  ) with ordinality as m (pool_id, kind, on_hand, held, allocated, reason, order_item_id, shipment_id, form, actor, place)`;
}
