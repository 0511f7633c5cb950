import { sql } from 'kysely';
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

export type Arrival =
  /** Written now, as `applied`: what most events are, so that few need a second write. */
  | 'new'
  /** Came before and has to be handled still. */
  | 'again'
  | 'handled';

/** Inserts the event, or locks its row. */
export async function insertOrLockEvent(
  db: Db,
  event: StripeEvent,
  body: string,
  paymentKey: string | null,
  at: Date,
): Promise<Arrival> {
  const row = await oneOf(eventInserted(db, { ...rowOf(event, body, paymentKey), at }));
  if (row?.isNew) return 'new';
  return row?.handledAt === null || row?.outcome === 'parked' ? 'again' : 'handled';
}

interface ArrivedRow {
  readonly isNew: boolean;
  readonly handledAt: Date | null;
  readonly outcome: string | null;
}

const eventInserted = prepared<ArrivedRow, ReturnType<typeof rowOf> & { at: Date }>(
  (_, value) => sql`
    insert into webhook_events (id, type, livemode, object_id, payment_key, payload, stripe_created_at, attempts,
      handled_at, outcome)
    values (${value('id')}, ${value('type')}, ${value('livemode')}::boolean, ${value('objectId')}, ${value('paymentKey')},
      ${value('payload')}::jsonb, ${value('stripeCreatedAt')}::timestamptz, 1, ${value('at')}::timestamptz, 'applied')
    on conflict (id) do update set attempts = webhook_events.attempts + 1
    returning (xmax = 0) as is_new, handled_at, outcome`,
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
  return keys.length === 0 ? [] : parkedLocked(db, { keys });
}

const parkedLocked = prepared<ParkedEvent, { keys: readonly string[] }>(
  (_, value) => sql`
    select id, payload from webhook_events
    where outcome = 'parked' and payment_key = any(${value('keys')}::text[])
    order by stripe_created_at, id limit 100 for update skip locked`,
);
