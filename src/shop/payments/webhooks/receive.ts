import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { createSemaphore } from '#lib/semaphore.ts';
import { readEvent, type StripeEvent } from './event.ts';
import { handleEvent, isHandled, paymentKeyOf } from './handle-event.ts';
import { handleAllParked } from './handle-parked.ts';
import type { Outcome } from './outcome.ts';
import { insertOrLockEvent, markEventHandled, markHandledAndLockParked, recordFailure } from './store.ts';

export type ReceiveOutcome = Outcome | 'known' | 'unreadable';

/** As many as webhooks have database connections: a backlog of events waits here and not for a connection. */
const atMostThree = createSemaphore('webhooks', 3, 8_000);

/**
 * Handles a body whose signature was checked. In one transaction the event is inserted (or its row locked), handled and
 * marked as handled, so after a crash at any point Stripe's next attempt does it all.
 * @throws on our own bug, after recording the failure: Stripe tries again.
 */
export async function receiveEvent(db: Db, body: string): Promise<ReceiveOutcome> {
  const event = readEvent(body);
  if (event === 'unreadable') return 'unreadable';
  // Types that the shop does nothing about are answered without writing anything.
  if (event === 'foreign' || !isHandled(event.type)) return 'ignored';
  try {
    return await atMostThree(() => inTransaction(db, (tx) => handleOnce(tx, event, body)));
  } catch (error) {
    if (!isUnavailable(error)) await logFailure(db, event, body, error);
    throw error;
  }
}

async function handleOnce(tx: Tx, event: StripeEvent, body: string): Promise<ReceiveOutcome> {
  const isNew = await insertOrLockEvent(tx, event, body, paymentKeyOf(event));
  if (!isNew) return 'known';
  const outcome = await handleEvent(tx, event);
  const keys = outcome === 'applied' ? keysMadeKnownBy(event) : [];
  if (keys.length === 0) await markEventHandled(tx, event.id, outcome, now());
  else await handleAllParked(tx, await markHandledAndLockParked(tx, event.id, outcome, now(), keys));
  return outcome;
}

/** The payment keys that an event may have made known; only a session or an intent can. */
function keysMadeKnownBy(event: StripeEvent): string[] {
  const { object } = event.data;
  if (object.object !== 'checkout.session' && object.object !== 'payment_intent') return [];
  const intent = object['payment_intent'];
  return typeof intent === 'string' ? [object.id, intent] : [object.id];
}

async function logFailure(db: Db, event: StripeEvent, body: string, error: unknown): Promise<void> {
  log.error({ err: error, event: event.id, type: event.type }, 'webhook event failed');
  await recordFailure(
    db,
    event,
    body,
    paymentKeyOf(event),
    error instanceof Error ? error.message : String(error),
    now(),
  );
}
