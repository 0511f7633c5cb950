import { now, secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { listStripeEvents } from '#lib/stripe/events.ts';
import { KNOWN_TYPES } from '../webhooks/handle-event.ts';
import { receiveJson } from '../webhooks/receive.ts';
import { findKnownEvents, readSeenUntil, writeSeenUntil } from './events-store.ts';

/** Younger events are left to the webhook, which is on its way. */
const FRESH_SECONDS = 90;
/** Read again each time, because Stripe's list may show an event a little late. */
const OVERLAP_SECONDS = 900;
const FIRST_LOOK_SECONDS = 3_600;
/** Where the last run ended is not known if that instant is ahead of now: a clock was wrong when it was written. */
const UNKNOWN_SECONDS = 2 * 86_400;
const PAUSE_SECONDS = 240;
const BATCH = 100;

/**
 * Reads Stripe's list of events and handles those that no webhook delivered, for example after an outage or with a wrong
 * secret. Stripe keeps events for 30 days. One that cannot be handled holds up no other: it is stored as failed, shown to
 * staff and tried again by `retryFailedEvents`.
 * @param since read from then on, at once; without it, from where the last run ended, every few minutes.
 * @returns how many were missing.
 */
export async function fetchMissedEvents(db: Db, since?: Date): Promise<number> {
  const at = now();
  const stored = await readSeenUntil(db);
  const seenUntil = stored && stored > at ? secondsFrom(-UNKNOWN_SECONDS, at) : stored;
  if (!since && seenUntil && secondsFrom(PAUSE_SECONDS, seenUntil) > secondsFrom(-FRESH_SECONDS, at))
    return 0;
  const until = since ? at : secondsFrom(-FRESH_SECONDS, at);
  const unreadFrom = secondsFrom(-OVERLAP_SECONDS, seenUntil ?? secondsFrom(-FIRST_LOOK_SECONDS, at));
  const from = since && since < unreadFrom ? since : unreadFrom;
  let missed = 0;
  let batch: Listed[] = [];
  for await (const event of listStripeEvents(KNOWN_TYPES, from, until)) {
    batch.push(event);
    if (batch.length < BATCH) continue;
    missed += await receiveMissed(db, batch);
    batch = [];
  }
  missed += await receiveMissed(db, batch);
  await writeSeenUntil(db, until, at);
  return missed;
}

interface Listed {
  readonly id: string;
  readonly event: object;
}

async function receiveMissed(db: Db, listed: readonly Listed[]): Promise<number> {
  const known = await findKnownEvents(
    db,
    listed.map(({ id }) => id),
  );
  const missed = listed.filter(({ id }) => !known.has(id));
  for (const one of missed) await receiveOne(db, one);
  return missed.length;
}

/** @throws Unavailable alone: then nothing more can be handled now, and the next run begins at the same instant. */
async function receiveOne(db: Db, { id, event }: Listed): Promise<void> {
  try {
    await receiveJson(db, event, null);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ err: error, event: id }, 'a missed event could not be handled');
  }
}
