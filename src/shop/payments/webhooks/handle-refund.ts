import type { Tx } from '#lib/db.ts';
import { refundStateOf } from '#lib/stripe/refund.ts';
import { recordStripeRefund } from '../refunds/record-stripe-refund.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** Handles the events that carry a refund. A refund does not say its mode; its event does. */
export async function handleRefund(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const { object } = event.data;
  if (object.object !== 'refund') return 'ignored';
  const source = { event: event.id, type: event.type, isLive: event.livemode };
  return recordStripeRefund(tx, refundStateOf(object), 'stripe', source);
}
