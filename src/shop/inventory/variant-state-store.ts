import { type RawBuilder, sql } from 'kysely';
import { anyOf, type ValueOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';

/** How the pools stand that a variant draws on. */
export interface PoolsState {
  /** How many could be sold if nothing were held; null where nothing runs out. */
  readonly unsold: number | null;
  /** How many can be bought now; null where nothing runs out. */
  readonly left: number | null;
  /** The pool of which the least is left; null where nothing runs out. */
  readonly leastPoolId: string | null;
  /** When the first hold of others ends. */
  readonly heldUntil: Date | null;
}

export interface VariantState extends PoolsState {
  readonly variantId: string;
}

interface Values {
  readonly variantIds: readonly string[];
}

/** How variants stand, by the pool that has the least of each. @param ownOrderId an order whose holds do not count. */
export const listVariantStates = preparedStates<VariantState>((states) => states);

/**
 * A statement that reads how variants stand, and what a kind knows of them beside it.
 * @param around makes the statement from the SQL of the rows of `VariantState`, and of the ids that are asked for.
 */
export function preparedStates<Row>(
  around: (states: RawBuilder<VariantState>, ids: RawBuilder<string>) => RawBuilder<Row>,
): (db: Db, variantIds: readonly string[], ownOrderId: string | null) => Promise<readonly Row[]> {
  const build = (value: ValueOf<Values>, own: RawBuilder<unknown>, others: RawBuilder<unknown>) => {
    const ids = anyOf(value('variantIds'));
    return around(selectStates(ids, own, others), ids);
  };
  // Two texts: the one for pages, where everybody's holds count, is simpler and planned once.
  const forAnybody = prepared<Row, Values>((_, value) => build(value, sql`0`, sql``));
  const forOrder = prepared<Row, Values & { readonly ownOrderId: string }>((_, value) => {
    const ofOrder = sql`exists (
      select from order_items i where i.id = h.order_item_id and i.order_id = ${value('ownOrderId')}::uuid)`;
    const own = sql`coalesce((
      select sum(h.quantity) from holds h where h.pool_id = p.id and h.expires_at is not null and ${ofOrder}), 0)`;
    return build(value, own, sql`and not ${ofOrder}`);
  });
  return (db, variantIds, ownOrderId) =>
    ownOrderId === null ? forAnybody(db, { variantIds }) : forOrder(db, { variantIds, ownOrderId });
}

/**
 * @param own units of a pool `p` that the asker's order holds.
 * @param others leaves its holds `h` out.
 */
function selectStates(
  ids: RawBuilder<string>,
  own: RawBuilder<unknown>,
  others: RawBuilder<unknown>,
): RawBuilder<VariantState> {
  // Pools that never run out are left out of the sums: greatest() would make 0 of their null.
  return sql<VariantState>`
    select vp.variant_id as "variantId",
      min(floor(greatest(p.capacity - p.taken, 0) / vp.units)) filter (where limited)::integer as unsold,
      min(floor(greatest(free.units, 0) / vp.units)) filter (where limited)::integer as left,
      (array_agg(p.id order by floor(free.units / vp.units), p.id) filter (where limited))[1] as "leastPoolId",
      max(others.until) filter (where free.units < vp.units) as "heldUntil"
    from variant_pools vp
    join pools p on p.id = vp.pool_id
    cross join lateral (select p.capacity is not null as limited) bound
    cross join lateral (select p.capacity - p.taken - p.held + ${own} as units) free
    left join lateral (
      select min(h.expires_at) as until from holds h
      where h.pool_id = p.id and h.expires_at is not null ${others}
    ) others on p.held > 0
    where vp.variant_id = ${ids}
    group by vp.variant_id`;
}
