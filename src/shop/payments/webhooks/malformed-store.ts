import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

export interface RefusedEvent {
  readonly id: string;
  readonly type: string;
  readonly livemode: boolean;
  /** Storable JSON. */
  readonly payload: string;
  readonly note: string;
}

/** Stores an event that cannot be read as refused. @returns false when it was stored and handled before. */
export async function insertRefusedEvent(db: Db, event: RefusedEvent, at: Date): Promise<boolean> {
  const refused = { handledAt: at, outcome: 'refused', note: event.note };
  const row = await db
    .insertInto('webhookEvents')
    .values({ ...event, ...refused, stripeCreatedAt: at, attempts: 1 })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ...refused, attempts: sql<number>`webhook_events.attempts + 1` })
        .where('webhookEvents.handledAt', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the body of an event as it came, where it could not be stored as JSON without a change. */
export async function keepBody(db: Db, eventId: string, body: string): Promise<void> {
  await db
    .insertInto('webhookBodies')
    .values({ eventId, body: Buffer.from(body) })
    .onConflict((conflict) => conflict.column('eventId').doNothing())
    .execute();
}
