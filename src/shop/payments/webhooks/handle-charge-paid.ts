import type { Tx } from '#lib/db.ts';
import { isUuid } from '#lib/ids.ts';
import { type ChargeObject, idOf } from '#lib/stripe/objects.ts';
import { methodOfCharge } from '#lib/stripe/payment-method.ts';
import {
  findOnlyPayment,
  findPaymentOfIntent,
  type KnownPayment,
} from '../../orders/payments/intent-store.ts';
import { setMethod } from '../../orders/payments/method-store.ts';
import { isOfMode, type StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';
import { refuseEvent } from './refuse-event.ts';

/** A charge alone says which card or account paid. It completes nothing: that is for the session and the intent. */
export async function handleChargePaid(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const { object: charge } = event.data;
  if (charge.object !== 'charge') return 'ignored';
  const intent = idOf(charge.payment_intent);
  const payment = intent ? await paymentOf(tx, intent, charge) : null;
  if (!payment) return 'parked';
  if (!isOfMode(event, payment.mode))
    return refuseEvent(tx, event, payment.orderId, 'wrong_mode', { intent, why: 'mode' });
  return (await setMethod(tx, payment.id, methodOfCharge(charge))) ? 'applied' : 'unchanged';
}

/** By the intent; before that is known, by the order in the metadata that our checkout wrote, if the amount is its own. */
async function paymentOf(tx: Tx, intent: string, charge: ChargeObject): Promise<KnownPayment | null> {
  const known = await findPaymentOfIntent(tx, intent);
  const orderId = charge.metadata?.['order_id'];
  if (known || !orderId || !isUuid(orderId)) return known;
  const only = await findOnlyPayment(tx, orderId, intent);
  const isIts = only?.amount === charge.amount && only?.currency === charge.currency?.toUpperCase();
  return isIts ? only : null;
}
