import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';
import { selectStock } from '../../../../inventory/stock/variant-stock-store.ts';

/** Takes items whose stock may have changed, each once, the first noted first. */
export async function takeDue(tx: Tx, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ productId: string }>`
    with first as materialized (
      select product_id from goods_stock_due group by product_id order by min(id) limit ${limit}),
    taken as (delete from goods_stock_due d using first where d.product_id = first.product_id returning d.product_id)
    select distinct product_id from taken order by product_id`.execute(tx);
  return rows.map(({ productId }) => productId);
}

/** Notes items anew, for the next time. */
export async function noteDue(tx: Tx, productIds: readonly string[]): Promise<void> {
  await sql`insert into goods_stock_due (product_id) select unnest(${productIds}::uuid[])`.execute(tx);
}

/** How many are noted. */
export async function countDue(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct product_id)::integer as n from goods_stock_due`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface InStock {
  readonly productId: string;
  /** Whether a piece of a variant on sale is there, or none of it is counted. */
  readonly isInStock: boolean;
  /** Whether a warehouse has less than nothing: what others receive may be gone already. */
  readonly isShort: boolean;
  /** Whether lists say otherwise. */
  readonly isNew: boolean;
}

/** How items stand now, in the order of their ids. What is sold beyond the stock is in stock only while a piece is there. */
export async function listInStock(tx: Tx, productIds: readonly string[]): Promise<readonly InStock[]> {
  const ids = sql`${productIds}::uuid[]`;
  const variants = sql`array(select id from variants where product_id = any(${ids}) and withdrawn_at is null)`;
  const { rows } = await sql<InStock>`
    with now as (
      select v.product_id, bool_or(s.rule = 'untracked' or s.left > 0) as in_stock,
        bool_or(exists (select from stock_levels l join pools p on p.id = l.pool_id
          where l.variant_id = v.id and p.capacity - p.taken - p.held < 0)) as short
      from (${selectStock(variants)}) s join variants v on v.id = s."variantId" group by v.product_id)
    select g.product_id, coalesce(now.in_stock, false) as is_in_stock, coalesce(now.short, false) as is_short,
      g.is_in_stock <> coalesce(now.in_stock, false) as is_new
    from goods g left join now on now.product_id = g.product_id
    where g.product_id = any(${ids}) order by g.product_id`.execute(tx);
  return rows;
}

/** Turns around what lists say of items, all at once: their cells are then counted in one order. */
export async function turnInStock(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('goods')
    .set({ isInStock: sql<boolean>`not is_in_stock` })
    .where('productId', 'in', productIds)
    .execute();
  await sql`select describe_goods(${productIds}::uuid[])`.execute(tx);
}
