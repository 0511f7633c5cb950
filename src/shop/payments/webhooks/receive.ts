import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { createSemaphore } from '#lib/semaphore.ts';
import { idOf } from '#lib/stripe/objects.ts';
import { parseBody, readEvent, type StripeEvent } from './event.ts';
import { handleEvent, isHandled, paymentKeyOf } from './handle-event.ts';
import { handleParked } from './handle-parked.ts';
import { keepBody } from './malformed-store.ts';
import type { Outcome } from './outcome.ts';
import { refuseMalformed } from './refuse-malformed.ts';
import { insertOrLockEvent, markEventHandled, recordFailure } from './store.ts';

export type ReceiveOutcome = Outcome | 'known' | 'unreadable';

/** As many as webhooks have database connections: a backlog of events waits here and not for a connection. */
const atMostThree = createSemaphore('webhooks', 3, 8_000);

/**
 * Handles a body whose signature was checked. In one transaction the event is inserted (or its row locked), handled and
 * marked as handled, so after a crash at any point Stripe's next attempt does it all. An event that cannot be read or does
 * not fit its order is refused, stored and shown to staff.
 * @throws on our own bug, after recording the failure: Stripe tries again.
 */
export async function receiveEvent(db: Db, body: string): Promise<ReceiveOutcome> {
  const json = parseBody(body);
  return json ? receiveJson(db, json, body) : 'unreadable';
}

/** The same for an event that was parsed already. @param body as it came, if that is known. */
export async function receiveJson(db: Db, json: object, body: string | null): Promise<ReceiveOutcome> {
  const reading = readEvent(json, isHandled);
  // What the shop does nothing about is answered without writing anything.
  if (reading.is === 'foreign') return 'ignored';
  if (reading.is === 'malformed')
    return atMostThree(() => inTransaction(db, (tx) => refuseMalformed(tx, reading.malformed, body)));
  const payload = JSON.stringify(json);
  const keptBody = reading.isCleaned ? body : null;
  return handleReported(db, { event: reading.event, payload, keptBody });
}

interface Received {
  readonly event: StripeEvent;
  /** The event as storable JSON. */
  readonly payload: string;
  /** The bytes as they came, where the payload differs from them. */
  readonly keptBody: string | null;
}

async function handleReported(db: Db, received: Received): Promise<ReceiveOutcome> {
  try {
    return await atMostThree(() => inTransaction(db, (tx) => handleOnce(tx, received)));
  } catch (error) {
    if (!isUnavailable(error)) await logFailure(db, received, error);
    throw error;
  }
}

async function handleOnce(tx: Tx, { event, payload, keptBody }: Received): Promise<ReceiveOutcome> {
  const arrival = await insertOrLockEvent(tx, event, payload, paymentKeyOf(event), now());
  if (arrival === 'handled') return 'known';
  if (keptBody !== null) await keepBody(tx, event.id, keptBody);
  const outcome = await handleEvent(tx, event);
  if (arrival === 'again' || outcome !== 'applied') await markEventHandled(tx, event.id, outcome, now());
  if (outcome === 'applied') await handleParked(tx, keysMadeKnownBy(event));
  return outcome;
}

/** The payment keys that an event may have made known; only a session or an intent can. */
function keysMadeKnownBy({ data: { object } }: StripeEvent): string[] {
  if (object.object === 'payment_intent') return [object.id];
  if (object.object !== 'checkout.session') return [];
  return [object.id, idOf(object.payment_intent)].filter((key) => key !== null);
}

async function logFailure(db: Db, { event, payload }: Received, error: unknown): Promise<void> {
  log.error({ err: error, event: event.id, type: event.type }, 'webhook event failed');
  const failure = error instanceof Error ? error.message : String(error);
  await recordFailure(db, event, payload, paymentKeyOf(event), failure, now());
}
