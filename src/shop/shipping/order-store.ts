import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Address } from '../customers/addresses/address.ts';
import type { MethodKind } from './method.ts';

/** How an order is sent, as it was chosen; the amount in minor units. */
export interface OrderShipping {
  readonly kind: MethodKind;
  readonly title: string;
  readonly amount: number;
  /** The least that a letter or parcel would have cost, in minor units; never more than the amount. */
  readonly standardAmount: number;
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
  await deliveryInserted(tx, { ...shipping, orderId, addresses: JSON.stringify(addresses) });
}

const deliveryInserted = prepared<
  never,
  OrderShipping & { readonly orderId: string; readonly addresses: string }
>(
  (_, value) => sql`
    with method as (
      insert into order_shipping (order_id, kind, title, amount, standard_amount, currency, min_days, max_days, place)
      values (${value('orderId')}::uuid, ${value('kind')}, ${value('title')}, ${value('amount')}, ${value('standardAmount')},
        ${value('currency')}, ${value('minDays')}, ${value('maxDays')}, ${value('place')})
    )
    insert into order_addresses (order_id, purpose, name, company, line1, line2, city, region, postcode, country, phone)
    select ${value('orderId')}::uuid, a.* from jsonb_to_recordset(${value('addresses')}::jsonb) as a (purpose text, name text,
      company text, line1 text, line2 text, city text, region text, postcode text, country text, phone text)`,
);

/** Null for an order of which nothing is sent. */
export async function findOrderDelivery(db: Db, orderId: string): Promise<OrderDelivery | null> {
  const row = await oneOf(deliveryOf(db, { orderId }));
  if (!row) return null;
  const { delivery, billing, ...shipping } = row;
  return { shipping, delivery, billing };
}

type DeliveryRow = OrderShipping & Pick<OrderDelivery, 'delivery' | 'billing'>;

const deliveryOf = prepared<DeliveryRow, { readonly orderId: string }>(
  (_, value) => sql`
    select s.kind, s.title, s.amount, s.standard_amount, s.currency, s.min_days, s.max_days, s.place,
      (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = s.order_id and a.purpose = 'delivery') as delivery,
      (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = s.order_id and a.purpose = 'billing') as billing
    from order_shipping s where s.order_id = ${value('orderId')}::uuid`,
);

/** What a buyer who withdraws gets back of the delivery, in minor units; null for an order of which nothing is sent. */
export async function findStandardShipping(db: Db, orderId: string): Promise<number | null> {
  const row = await db
    .selectFrom('orderShipping')
    .select('standardAmount')
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return row?.standardAmount ?? null;
}

/** Where an order goes; null for one of which nothing is sent, and once the address was erased. */
export async function findDestination(db: Db, orderId: string): Promise<Address | null> {
  return oneOf(destinationOf(db, { orderId }));
}

const destinationOf = prepared<Address, { readonly orderId: string }>((db, value) =>
  db
    .selectFrom('orderAddresses')
    .select(['name', 'company', 'line1', 'line2', 'city', 'region', 'postcode', 'country', 'phone'])
    .where('orderId', '=', value<string>('orderId'))
    .where('purpose', '=', 'delivery'),
);
