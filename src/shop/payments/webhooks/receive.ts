import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { createSemaphore } from '#lib/semaphore.ts';
import { readEvent, type StripeEvent } from './event.ts';
import { apply, isHandled, paymentKeyOf } from './handle-event.ts';
import { handleAllParked } from './handle-parked.ts';
import type { Outcome } from './outcome.ts';
import { admitEvent, markEventHandled, markHandledAndLockParked, recordFailure } from './store.ts';

export type Receipt = Outcome | 'known' | 'unreadable';

/** As many as webhooks have connections: when Stripe sends a backlog, events wait here and not for a connection. */
const oneOfThree = createSemaphore('webhooks', 3, 8_000);

/**
 * Takes a body whose signature was checked. One transaction: the event is written or its row locked, what it says is
 * applied, and only then is it handled; so a crash at any point leaves it to Stripe's next try.
 * @throws on our own bug, after writing the failure down: Stripe tries again.
 */
export async function receiveEvent(db: Db, body: string): Promise<Receipt> {
  const event = readEvent(body);
  if (event === 'unreadable') return 'unreadable';
  // What the shop does nothing with is answered by its type; nothing is written.
  if (event === 'foreign' || !isHandled(event.type)) return 'ignored';
  try {
    return await oneOfThree(() => inTransaction(db, (tx) => handle(tx, event, body)));
  } catch (error) {
    if (!isUnavailable(error)) await rememberFailure(db, event, body, error);
    throw error;
  }
}

async function handle(tx: Tx, event: StripeEvent, body: string): Promise<Receipt> {
  const isNew = await admitEvent(tx, event, body, paymentKeyOf(event));
  if (!isNew) return 'known';
  const outcome = await apply(tx, event);
  const keys = outcome === 'applied' ? revealedBy(event) : [];
  if (keys.length === 0) await markEventHandled(tx, event.id, outcome, now());
  else await handleAllParked(tx, await markHandledAndLockParked(tx, event.id, outcome, now(), keys));
  return outcome;
}

/** The keys of the payment that an event may have made known: only a session or an intent ties the two together. */
function revealedBy(event: StripeEvent): string[] {
  const { object } = event.data;
  if (object.object !== 'checkout.session' && object.object !== 'payment_intent') return [];
  const intent = object['payment_intent'];
  return typeof intent === 'string' ? [object.id, intent] : [object.id];
}

async function rememberFailure(db: Db, event: StripeEvent, body: string, error: unknown): Promise<void> {
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
