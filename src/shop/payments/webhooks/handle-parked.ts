import { now } from '#lib/clock.ts';
import { inSavepoint, type Tx } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { idOf } from '#lib/stripe/objects.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { readEvent, type StripeEvent } from './event.ts';
import { handleEvent, isHandled } from './handle-event.ts';
import { lockParked, markEventFailed, markEventHandled, type ParkedEvent } from './store.ts';

/**
 * Handles events that came before their payment was known. Called in the transaction that made it known, so that a
 * refunded order is never visible as complete. One that fails is left for later: it holds up no other, and no order.
 * @param keys the payment's session and intent.
 * @returns how many of them changed something.
 */
export async function handleParked(tx: Tx, keys: readonly (string | null)[]): Promise<number> {
  const known = keys.filter((key) => key !== null);
  let applied = 0;
  for (const one of await lockParked(tx, known)) {
    try {
      if (await inSavepoint(tx, () => handleOne(tx, one))) applied++;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log.error({ err: error, event: one.id }, 'parked webhook event failed');
      await markEventFailed(tx, one.id, error instanceof Error ? error.message : String(error), now());
    }
  }
  return applied;
}

/** @returns whether it changed something. */
async function handleOne(tx: Tx, { id, payload }: ParkedEvent): Promise<boolean> {
  const reading = readEvent(payload as object, isHandled);
  const outcome = reading.is === 'event' ? await handleEvent(tx, reading.event) : 'refused';
  if (outcome === 'parked') return false;
  await markEventHandled(tx, id, outcome, now());
  if (reading.is === 'event') await settleFoundMoney(tx, reading.event);
  return outcome === 'applied';
}

/** The order of money that waited for staff is here after all: an event arrived before a restore was finished, say. */
async function settleFoundMoney(tx: Tx, { type, data: { object } }: StripeEvent): Promise<void> {
  if (object.object !== 'checkout.session' && object.object !== 'payment_intent') return;
  if (!type.startsWith('checkout.session.') && type !== 'payment_intent.succeeded') return;
  const intent = object.object === 'payment_intent' ? object.id : idOf(object.payment_intent);
  await resolveConcern(tx, { kind: 'money_without_order', subject: intent ?? object.id, by: 'job' });
}
