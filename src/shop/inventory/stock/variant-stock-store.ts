import { type RawBuilder, sql } from 'kysely';
import { arrayOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { StockPromise } from './promise.ts';

export interface VariantStock extends StockPromise {
  readonly variantId: string;
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
): Promise<readonly VariantStock[]> {
  return ownOrderId === null
    ? stockForAnybody(db, { variantIds })
    : stockForOrder(db, { variantIds, ownOrderId });
}

// Two texts: the one for pages, where everybody's holds count, is simpler.
const stockForAnybody = prepared<VariantStock, VariantIds>((_, value) =>
  selectStock(arrayOf(value('variantIds'))),
);
const stockForOrder = prepared<VariantStock, VariantIds & { readonly ownOrderId: string }>((_, value) => {
  const ofOrder = sql`exists (
    select from order_items i where i.id = h.order_item_id and i.order_id = ${value('ownOrderId')}::uuid)`;
  const own = sql`case when p.held > 0 then coalesce((
    select sum(h.quantity) from holds h where h.pool_id = p.id and h.expires_at is not null and ${ofOrder}), 0) else 0 end`;
  return selectStock(arrayOf(value('variantIds')), own, sql`and not ${ofOrder}`);
});

/**
 * The SQL of the rows of `listVariantStock`.
 * @param ids an array of ids of variants.
 * @param own pieces of a level `p` that the asker's order holds.
 * @param others leaves its holds `h` out.
 */
export function selectStock(
  ids: RawBuilder<unknown>,
  own: RawBuilder<unknown> = sql`0`,
  others: RawBuilder<unknown> = sql``,
): RawBuilder<VariantStock> {
  return sql<VariantStock>`
    select v.id as "variantId", coalesce(g.stock, 'tracked') as rule, g.promised_days as "promisedDays",
      g.promised_on::text as "promisedOn", greatest(coalesce(s.unsold, 0), 0)::integer as unsold,
      greatest(coalesce(s.left, 0), 0)::integer as left, s.until as "heldUntil"
    from unnest(${ids}) as v (id)
    left join goods_variants g on g.variant_id = v.id
    left join lateral (
      select sum(${open(sql`p.capacity - p.taken`)}) as unsold,
        sum(${open(sql`p.capacity - p.taken - p.held + ${own}`)}) as left,
        min(case when p.held > 0 and not w.is_closed then (
          select min(h.expires_at) from holds h where h.pool_id = p.id and h.expires_at is not null ${others}) end) as until
      from stock_levels l join pools p on p.id = l.pool_id
      cross join lateral (
        select l.warehouse_id in (select id from warehouses where closed_at is not null) as is_closed) w
      where l.variant_id = v.id
    ) s on true`;
}

/** Of a closed warehouse counts only what it has sold and no longer has. */
function open(pieces: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`case when w.is_closed then least(${pieces}, 0) else ${pieces} end`;
}

interface VariantIds {
  readonly variantIds: readonly string[];
}
