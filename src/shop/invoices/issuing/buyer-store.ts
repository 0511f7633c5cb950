import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { Address } from '../../customers/addresses/address.ts';

/** What an order knows of its buyer; null where it is not known, or was erased. */
export interface OrderBuyer {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly business: { readonly name: string; readonly vatId: string } | null;
  /** Where the bill goes; else where the parcel goes, unless it is a gift. */
  readonly address: Address | null;
}

export async function findOrderBuyer(db: Db, orderId: string): Promise<OrderBuyer> {
  const buyer = await oneOf(buyerOf(db, { orderId }));
  if (!buyer) throw new Error(`no order ${orderId}`);
  return buyer;
}

const buyerOf = prepared<OrderBuyer, { readonly orderId: string }>(
  (_, value) => sql`
    select o.email, c.first_name, c.last_name,
      (select json_build_object('name', b.name, 'vatId', b.vat_id) from order_businesses b where b.order_id = o.id) as business,
      (select to_jsonb(a) - 'order_id' - 'purpose' - 'kept_at' from order_addresses a where a.order_id = o.id
        and (a.purpose = 'billing' or not exists (select from gifts g where g.order_id = o.id))
        order by a.purpose = 'billing' desc limit 1) as address
    from orders o left join customers c on c.id = o.customer_id where o.id = ${value('orderId')}`,
);
