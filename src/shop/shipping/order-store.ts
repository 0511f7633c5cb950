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
  /** The warehouse where it waits, or the date to which it is brought. */
  readonly warehouseId: string | null;
  readonly eventDateId: string | null;
  /** When that date begins, as wall time. */
  readonly startsLocal: string | null;
  /** That date was cancelled: another way has to be found. */
  readonly isDateCancelled: boolean;
}

/** Where and how an order goes. An address is null once it was erased; `billing` where it is the same, too. */
export interface OrderDelivery {
  readonly shipping: OrderShipping;
  readonly delivery: Address | null;
  readonly billing: Address | null;
  /** What the buyer writes to the one who gets it; null for an order that is no gift. */
  readonly giftNote: string | null;
}

/** Freezes where and how a new order goes, in one statement. */
export async function insertOrderDelivery(
  tx: Tx,
  orderId: string,
  { shipping, delivery, billing, giftNote }: OrderDelivery,
): Promise<void> {
  const addresses = [
    ...(delivery ? [{ purpose: 'delivery', ...delivery }] : []),
    ...(billing ? [{ purpose: 'billing', ...billing }] : []),
  ];
  await deliveryInserted(tx, { ...shipping, orderId, giftNote, addresses: JSON.stringify(addresses) });
}

const deliveryInserted = prepared<
  never,
  OrderShipping & {
    readonly orderId: string;
    readonly giftNote: string | null;
    readonly addresses: string;
  }
>(
  (_, value) => sql`
    with method as (
      insert into order_shipping (order_id, kind, title, amount, standard_amount, currency, min_days, max_days, place,
        warehouse_id, event_date_id)
      values (${value('orderId')}::uuid, ${value('kind')}, ${value('title')}, ${value('amount')}, ${value('standardAmount')},
        ${value('currency')}, ${value('minDays')}, ${value('maxDays')}, ${value('place')},
        ${value('warehouseId')}, ${value('eventDateId')})
    ), gift as (
      insert into gifts (order_id, note)
      select ${value('orderId')}::uuid, ${value('giftNote')}::text where ${value('giftNote')}::text is not null
    )
    insert into order_addresses (order_id, purpose, name, company, line1, line2, city, region, postcode, country, phone)
    select ${value('orderId')}::uuid, a.* from jsonb_to_recordset(${value('addresses')}::jsonb) as a (purpose text, name text,
      company text, line1 text, line2 text, city text, region text, postcode text, country text, phone text)`,
);

/** Null for an order of which nothing is sent. */
export async function findOrderDelivery(db: Db, orderId: string): Promise<OrderDelivery | null> {
  const row = await oneOf(deliveryOf(db, { orderId }));
  if (!row) return null;
  const { delivery, billing, giftNote, ...shipping } = row;
  return { shipping, delivery, billing, giftNote };
}

type DeliveryRow = OrderShipping & Omit<OrderDelivery, 'shipping'>;

const deliveryOf = prepared<DeliveryRow, { readonly orderId: string }>(
  (_, value) => sql`
    select s.kind, s.title, s.amount, s.standard_amount, s.currency, s.min_days, s.max_days, s.place,
      s.warehouse_id, s.event_date_id,
      (select d.starts_local from event_dates d where d.id = s.event_date_id) as starts_local,
      exists (select from event_dates d where d.id = s.event_date_id and d.cancelled_at is not null) as is_date_cancelled,
      (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = s.order_id and a.purpose = 'delivery') as delivery,
      (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = s.order_id and a.purpose = 'billing') as billing,
      (select g.note from gifts g where g.order_id = s.order_id) as gift_note
    from order_shipping s where s.order_id = ${value('orderId')}::uuid`,
);

/** Orders that are picked up at a date whose place has another name now; minor changes of an unnamed place change nothing. */
export async function movePickups(
  tx: Tx,
  eventDateId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  if (from === '' || from === to) return;
  await sql`update order_shipping set place = replace(place, ${from}, ${to})
    where event_date_id = ${eventDateId}::uuid`.execute(tx);
}

/** What a buyer who withdraws gets back of the delivery, in minor units; null for an order of which nothing is sent. */
export async function findStandardShipping(db: Db, orderId: string): Promise<number | null> {
  const row = await db
    .selectFrom('orderShipping')
    .select('standardAmount')
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return row?.standardAmount ?? null;
}

/** The warehouse where an order is picked up; null for any other. */
export async function findPickupWarehouse(db: Db, orderId: string): Promise<string | null> {
  return (await oneOf(methodOf(db, { orderId })))?.warehouseId ?? null;
}

/** Whether an order is picked up. */
export async function isPickedUp(db: Db, orderId: string): Promise<boolean> {
  return (await oneOf(methodOf(db, { orderId })))?.kind === 'pickup';
}

const methodOf = prepared<Pick<OrderShipping, 'kind' | 'warehouseId'>, { readonly orderId: string }>(
  (_, value) => sql`
    select kind, warehouse_id from order_shipping where order_id = ${value('orderId')}::uuid`,
);

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
