import { now, secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { listStripeEvents } from '#lib/stripe/events.ts';
import { KNOWN_TYPES } from '../webhooks/handle-event.ts';
import { receiveEvent } from '../webhooks/receive.ts';
import { findKnownEvents, readSeenUntil, writeSeenUntil } from './store.ts';

/** Younger events are left to the webhook, which is on its way. */
const FRESH_SECONDS = 90;
/** Looked through again each time: Stripe's list may show an event a little late. */
const OVERLAP_SECONDS = 900;
const FIRST_LOOK_SECONDS = 3_600;
const PAUSE_SECONDS = 240;
const BATCH = 100;

/**
 * Goes through Stripe's own list of events and takes those that no webhook brought: after an outage, a wrong address or
 * a wrong secret nothing is lost that Stripe still keeps (30 days).
 * @param since look back at least to then, and now; without it, from where the last look ended, every few minutes.
 * @returns how many were missing.
 */
export async function fetchMissedEvents(db: Db, since?: Date): Promise<number> {
  const at = now();
  const seen = await readSeenUntil(db);
  if (!since && seen && secondsFrom(PAUSE_SECONDS, seen) > secondsFrom(-FRESH_SECONDS, at)) return 0;
  const until = since ? at : secondsFrom(-FRESH_SECONDS, at);
  const unseen = secondsFrom(-OVERLAP_SECONDS, seen ?? secondsFrom(-FIRST_LOOK_SECONDS, at));
  const from = since && since < unseen ? since : unseen;
  let missed = 0;
  let batch: Listed[] = [];
  for await (const event of listStripeEvents(KNOWN_TYPES, from, until)) {
    batch.push(event);
    if (batch.length < BATCH) continue;
    missed += await takeUnknown(db, batch);
    batch = [];
  }
  missed += await takeUnknown(db, batch);
  await writeSeenUntil(db, until, at);
  return missed;
}

interface Listed {
  readonly id: string;
  readonly body: string;
}

async function takeUnknown(db: Db, listed: readonly Listed[]): Promise<number> {
  const known = await findKnownEvents(
    db,
    listed.map(({ id }) => id),
  );
  const missed = listed.filter(({ id }) => !known.has(id));
  for (const { body } of missed) await receiveEvent(db, body);
  return missed.length;
}
