import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Address } from '../customers/addresses/address.ts';
import type { MethodKind } from './method.ts';

/** How an order is sent, as it was chosen; the amount in minor units. */
export interface OrderShipping {
  readonly kind: MethodKind;
  readonly title: string;
  readonly amount: number;
  readonly currency: string;
  readonly minDays: number | null;
  readonly maxDays: number | null;
  /** Where it is picked up; empty for what is sent. */
  readonly place: string;
}

/** Where and how an order goes. An address is null once it was erased; `billing` where it is the same, too. */
export interface OrderDelivery {
  readonly shipping: OrderShipping;
  readonly delivery: Address | null;
  readonly billing: Address | null;
}

/** Freezes where and how a new order goes, in one statement. */
export async function insertOrderDelivery(
  tx: Tx,
  orderId: string,
  { shipping, delivery, billing }: OrderDelivery,
): Promise<void> {
  const addresses = [
    ...(delivery ? [{ purpose: 'delivery', ...delivery }] : []),
    ...(billing ? [{ purpose: 'billing', ...billing }] : []),
  ];
  const { kind, title, amount, currency, minDays, maxDays, place } = shipping;
  await sql`
    with method as (
      insert into order_shipping (order_id, kind, title, amount, currency, min_days, max_days, place)
      values (${orderId}::uuid, ${kind}, ${title}, ${amount}, ${currency}, ${minDays}, ${maxDays}, ${place})
    )
    insert into order_addresses (order_id, purpose, name, company, line1, line2, city, region, postcode, country, phone)
    select ${orderId}::uuid, a.* from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as a (purpose text, name text,
      company text, line1 text, line2 text, city text, region text, postcode text, country text, phone text)`.execute(
    tx,
  );
}

/** Null for an order of which nothing is sent. */
export async function findOrderDelivery(db: Db, orderId: string): Promise<OrderDelivery | null> {
  const { rows } = await sql<OrderShipping & Pick<OrderDelivery, 'delivery' | 'billing'>>`
    select s.kind, s.title, s.amount, s.currency, s.min_days, s.max_days, s.place,
      (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = s.order_id and a.purpose = 'delivery') as delivery,
      (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = s.order_id and a.purpose = 'billing') as billing
    from order_shipping s where s.order_id = ${orderId}::uuid`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { delivery, billing, ...shipping } = row;
  return { shipping, delivery, billing };
}

/** Where an order goes; null for one of which nothing is sent, and once the address was erased. */
export async function findDestination(db: Db, orderId: string): Promise<Address | null> {
  const row = await db
    .selectFrom('orderAddresses')
    .select(['name', 'company', 'line1', 'line2', 'city', 'region', 'postcode', 'country', 'phone'])
    .where('orderId', '=', orderId)
    .where('purpose', '=', 'delivery')
    .executeTakeFirst();
  return row ?? null;
}
