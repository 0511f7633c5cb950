import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import { selectStock } from '../../../../inventory/stock/variant-stock-store.ts';

/** How the variants on sale of an item stand together. */
export interface ProductStock {
  readonly productId: string;
  /** Whether one of them never runs out: it is not counted, or sold beyond the stock. */
  readonly isEndless: boolean;
  readonly left: number;
  /** Whether pieces of one of them are held that are not sold yet. */
  readonly isHeld: boolean;
  /** When the first hold of these ends. */
  readonly heldUntil: Date | null;
}

/** How items stand, in one row each: a list of cards needs no more, and waits for nothing else. */
export const listProductStock = prepared<ProductStock, { readonly productIds: readonly string[] }>(
  (_, value) => {
    const variants = sql`array(
    select id from variants where product_id = ${anyOf(value('productIds'))} and withdrawn_at is null)`;
    return sql`
    select v.product_id as "productId", bool_or(s.rule <> 'tracked') as "isEndless", sum(s.left)::integer as left,
      bool_or(s.left = 0 and s.unsold > 0 and s."heldUntil" is not null) as "isHeld",
      min(s."heldUntil") filter (where s.left = 0 and s.unsold > 0) as "heldUntil"
    from (${selectStock(variants)}) s join variants v on v.id = s."variantId" group by v.product_id order by v.product_id`;
  },
);
