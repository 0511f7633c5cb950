import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { isOwnOrder } from '../../../customers/access-store.ts';
import type { Visitor } from '../../../customers/store.ts';
import type { OwnedProduct } from '../../kind-own.ts';

/** Goods of one line of an order. */
export interface OwnGoods extends OwnedProduct {
  readonly orderItemId: string;
  readonly orderNumber: string;
  readonly variantTitle: string;
  /** Pieces that are the buyer's. */
  readonly units: number;
  readonly boughtAt: Date;
}

/** What a visitor has bought, latest first. */
export async function listOwnGoods(db: Db, visitor: Visitor): Promise<OwnGoods[]> {
  const { rows } = await sql<OwnGoods>`
    select i.id as "orderItemId", o.number as "orderNumber", i.variant_title as "variantTitle", e.units,
      e.granted_at as "boughtAt", p.slug, p.title, p.image, p.language, c.slug as category
    from orders o
    join order_items i on i.order_id = o.id
    join entitlements e on e.order_item_id = i.id
    join products p on p.id = i.product_id
    left join categories c on c.id = p.category_id
    where i.kind = 'goods' and e.units > 0 and ${isOwnOrder(visitor)}
    order by e.granted_at desc, i.position limit 200`.execute(db);
  return rows;
}
