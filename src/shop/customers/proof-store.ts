import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** Days that a proof by an emailed link counts; each link that is opened begins them anew. */
const PROOF_DAYS = 90;

/**
 * Whether the proof of a row of `visitors` counts. Every query that reads its customer asks this. A proof later than now was
 * written by a clock that was wrong: it counts as absent.
 */
export function isProofValid(provenAt: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(provenAt)} between clock_timestamp() - make_interval(days => ${sql.lit(PROOF_DAYS)}) and clock_timestamp())`;
}

/** Notes that a browser has proven a customer's address now, by the database's clock. */
export async function setVisitorCustomer(db: Db, visitorId: string, customerId: string): Promise<void> {
  const proof = { customerId, provenAt: sql<Date>`now()` };
  await db.updateTable('visitors').set(proof).where('id', '=', visitorId).execute();
}

/**
 * Ends what has been proven by links emailed to a customer, and those links: browsers that opened one, or bought with the
 * proven address, see nothing of it any more, as after signing out. A link that is opened meanwhile waits, and has ended then.
 * @param exceptVisitorId a browser that keeps what it has.
 */
export async function endProofs(tx: Tx, customerId: string, exceptVisitorId: string | null): Promise<void> {
  await sql`update customers set link_version = link_version + 1 where id = ${customerId}`.execute(tx);
  await sql`
    update visitors v set customer_id = null, proven_at = null,
      token_hash = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
    where v.id is distinct from ${exceptVisitorId}::uuid and (v.customer_id = ${customerId}::uuid
      or v.id in (select visitor_id from orders where customer_id = ${customerId}::uuid and is_address_proven))`.execute(
    tx,
  );
}

/** Which links emailed to a customer count: those that name this number. */
export async function findLinkVersion(db: Db, customerId: string): Promise<number | null> {
  const row = await db
    .selectFrom('customers')
    .select('linkVersion')
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row?.linkVersion ?? null;
}
