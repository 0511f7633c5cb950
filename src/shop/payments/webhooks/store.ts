import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { StripeEvent } from './event.ts';

function rowOf(event: StripeEvent, paymentKey: string | null) {
  return {
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    objectId: event.data.object.id,
    paymentKey,
    payload: JSON.stringify(event),
    stripeCreatedAt: new Date(event.created * 1000),
  };
}

/** Writes the event, or locks the row it has. @returns whether it still has to be handled, or may be tried again. */
export async function admitEvent(db: Db, event: StripeEvent, paymentKey: string | null): Promise<boolean> {
  const row = await db
    .insertInto('webhookEvents')
    .values({ ...rowOf(event, paymentKey), attempts: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ attempts: sql<number>`webhook_events.attempts + 1` }),
    )
    .returning(['handledAt', 'outcome'])
    .executeTakeFirstOrThrow();
  return row.handledAt === null || row.outcome === 'parked';
}

export async function markEventHandled(db: Db, id: string, outcome: string, at: Date): Promise<void> {
  await db.updateTable('webhookEvents').set({ handledAt: at, outcome }).where('id', '=', id).execute();
}

/** Written apart from the transaction that failed, so that the failure can be seen. */
export async function recordFailure(
  db: Db,
  event: StripeEvent,
  paymentKey: string | null,
  failure: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('webhookEvents')
    .values({ ...rowOf(event, paymentKey), attempts: 1, failedAt: at, failure })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        attempts: sql<number>`webhook_events.attempts + 1`,
        failedAt: at,
        failure,
      }),
    )
    .execute();
}

export async function lockEvent(
  db: Db,
  id: string,
): Promise<{ readonly payload: unknown; readonly outcome: string | null } | null> {
  const row = await db
    .selectFrom('webhookEvents')
    .select(['payload', 'outcome'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export interface ParkedEvent {
  readonly id: string;
  readonly payload: unknown;
}

/** Events that wait for one of these payments, in the order Stripe made them; locked. */
export async function lockParked(db: Db, keys: readonly string[]): Promise<ParkedEvent[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<ParkedEvent>`${parkedFor(keys)}`.execute(db);
  return rows;
}

/** Settles an event that made payments known, and hands over what waits for them: one round trip for the two. */
export async function markHandledAndLockParked(
  db: Db,
  id: string,
  outcome: string,
  at: Date,
  keys: readonly string[],
): Promise<ParkedEvent[]> {
  const { rows } = await sql<ParkedEvent>`
    with settled as (update webhook_events set handled_at = ${at}, outcome = ${outcome} where id = ${id})
    ${parkedFor(keys, id)}`.execute(db);
  return rows;
}

function parkedFor(keys: readonly string[], exceptId = '') {
  return sql`select id, payload from webhook_events
    where outcome = 'parked' and payment_key = any(${keys}::text[]) and id <> ${exceptId}
    order by stripe_created_at, id limit 100 for update skip locked`;
}
