import { type RawBuilder, sql } from 'kysely';
import type { ValueOf } from '#lib/db/fixed-statement.ts';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { StripeEvent } from './event.ts';

/** @param body the event as storable JSON. */
function rowOf(event: StripeEvent, body: string, paymentKey: string | null) {
  return {
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    objectId: event.data.object.id,
    paymentKey,
    payload: body,
    stripeCreatedAt: new Date(event.created * 1000),
  };
}

/** Inserts the event, or locks its row. @returns whether it has to be handled, for the first time or again. */
export async function insertOrLockEvent(
  db: Db,
  event: StripeEvent,
  body: string,
  paymentKey: string | null,
): Promise<boolean> {
  const row = await oneOf(eventInserted(db, rowOf(event, body, paymentKey)));
  return row?.handledAt === null || row?.outcome === 'parked';
}

const eventInserted = prepared<{ handledAt: Date | null; outcome: string | null }, ReturnType<typeof rowOf>>(
  (_, value) => sql`
    insert into webhook_events (id, type, livemode, object_id, payment_key, payload, stripe_created_at, attempts)
    values (${value('id')}, ${value('type')}, ${value('livemode')}::boolean, ${value('objectId')}, ${value('paymentKey')},
      ${value('payload')}::jsonb, ${value('stripeCreatedAt')}::timestamptz, 1)
    on conflict (id) do update set attempts = webhook_events.attempts + 1
    returning handled_at, outcome`,
);

interface Handled {
  readonly id: string;
  readonly outcome: string;
  readonly at: Date;
}

export async function markEventHandled(db: Db, id: string, outcome: string, at: Date): Promise<void> {
  await eventHandled(db, { id, outcome, at });
}

const eventHandled = prepared<object, Handled>(
  (_, value) => sql`
    update webhook_events set handled_at = ${value('at')}::timestamptz, outcome = ${value('outcome')}
    where id = ${value('id')}`,
);

/** Notes why a parked event could not be handled; it stays parked. */
export async function markEventFailed(db: Db, id: string, failure: string, at: Date): Promise<void> {
  await db.updateTable('webhookEvents').set({ failedAt: at, failure }).where('id', '=', id).execute();
}

/** Written outside the transaction that failed, so that it is not rolled back with it. */
export async function recordFailure(
  db: Db,
  event: StripeEvent,
  body: string,
  paymentKey: string | null,
  failure: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('webhookEvents')
    .values({ ...rowOf(event, body, paymentKey), attempts: 1, failedAt: at, failure })
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
export async function lockParked(db: Db, keys: readonly string[]): Promise<readonly ParkedEvent[]> {
  return keys.length === 0 ? [] : parkedLocked(db, { keys, exceptId: '' });
}

/** Marks an event that made payments known as handled, and locks the events that wait for them, in one round trip. */
export async function markHandledAndLockParked(
  db: Db,
  id: string,
  outcome: string,
  at: Date,
  keys: readonly string[],
): Promise<readonly ParkedEvent[]> {
  return handledAndParked(db, { id, outcome, at, keys, exceptId: id });
}

interface ParkedKeys {
  readonly keys: readonly string[];
  readonly exceptId: string;
}

const parkedLocked = prepared<ParkedEvent, ParkedKeys>((_, value) => parkedFor(value));

const handledAndParked = prepared<ParkedEvent, Handled & ParkedKeys>(
  (_, value) => sql`
    with settled as (
      update webhook_events set handled_at = ${value('at')}::timestamptz, outcome = ${value('outcome')}
      where id = ${value('id')}
    )
    ${parkedFor(value)}`,
);

function parkedFor(value: ValueOf<ParkedKeys>): RawBuilder<ParkedEvent> {
  return sql<ParkedEvent>`select id, payload from webhook_events
    where outcome = 'parked' and payment_key = any(${value('keys')}::text[]) and id <> ${value('exceptId')}
    order by stripe_created_at, id limit 100 for update skip locked`;
}
