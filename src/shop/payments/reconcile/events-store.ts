import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Failed events are tried again after this time, until Stripe has forgotten them too. */
const RETRY_AFTER = '30 minutes';
const RETRY_FOR = '30 days';

/** Stored events whose handling failed some time ago, the oldest first. Claiming marks them, so the next call gets others. */
export async function claimFailedEvents(db: Db, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update webhook_events set failed_at = ${at}, attempts = attempts + 1
    where id in (
      select id from webhook_events
      where failed_at < ${at}::timestamptz - ${RETRY_AFTER}::interval and handled_at is null
        and received_at > ${at}::timestamptz - ${RETRY_FOR}::interval
      order by failed_at limit 20 for update skip locked
    ) returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Sessions and intents that parked events wait for and that are known by now. */
export async function findRevealedKeys(db: Db): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct e.payment_key as key from webhook_events e
    where e.outcome = 'parked' and (
      exists (select from payments p where p.stripe_session_id = e.payment_key)
      or exists (select from payments p where p.stripe_payment_intent_id = e.payment_key and p.status = 'succeeded'))
    limit 100`.execute(db);
  return rows.map(({ key }) => key);
}

/** Which of these events are stored and handled already. */
export async function findKnownEvents(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('webhookEvents')
    .select('id')
    .where('id', 'in', ids)
    .where('handledAt', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

const SEEN_UNTIL = 'stripe_events_seen_until';

/** Up to when Stripe's list of events has been read. */
export async function readSeenUntil(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', SEEN_UNTIL)
    .executeTakeFirst();
  return typeof row?.value === 'string' ? new Date(row.value) : null;
}

export async function writeSeenUntil(db: Db, until: Date, at: Date): Promise<void> {
  const value = JSON.stringify(until.toISOString());
  await db
    .insertInto('settings')
    .values({ name: SEEN_UNTIL, value, updatedAt: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: at }))
    .execute();
}
