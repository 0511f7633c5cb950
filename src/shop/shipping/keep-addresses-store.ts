import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';

/**
 * Keeps for a customer the addresses to which these orders go, each once. Only for orders whose buyer has proven to be the
 * customer. One that the customer has deleted since does not come back.
 */
export async function keepAddresses(tx: Tx, customerId: string, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`
    with fresh as (
      update order_addresses set kept_at = ${now()}
      where order_id = any(${[...orderIds]}::uuid[]) and purpose = 'delivery' and kept_at is null and line1 <> ''
      returning name, company, line1, line2, city, region, postcode, country, phone
    )
    insert into addresses (customer_id, name, company, line1, line2, city, region, postcode, country, phone)
    select distinct ${customerId}::uuid, f.* from fresh f
    where not exists (select from addresses a where a.customer_id = ${customerId}::uuid
      and (a.name, a.company, a.line1, a.line2, a.city, a.region, a.postcode, a.country, a.phone) = f.*)
      and (select count(*) from addresses a where a.customer_id = ${customerId}::uuid) < 20`.execute(tx);
}

/** Erases where a customer's orders went and were billed to, and the notes of gifts: for the erasure of a person. Saved addresses go with the customer. */
export async function eraseOrderAddresses(tx: Tx, customerId: string): Promise<void> {
  await sql`
    update gifts g set note = '' from orders o where o.id = g.order_id and o.customer_id = ${customerId}::uuid`.execute(
    tx,
  );
  await sql`
    delete from order_addresses a using orders o where o.id = a.order_id and o.customer_id = ${customerId}::uuid`.execute(
    tx,
  );
}
