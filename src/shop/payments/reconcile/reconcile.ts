import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { retrieveStripeRefund } from '#lib/stripe/refund.ts';
import { stripeMode } from '#lib/stripe/stripe.ts';
import { closeOrderPaymentPage } from '../../checkout/close-payment-page.ts';
import { recordRefund } from '../../orders/refunds/record-refund.ts';
import { sendRefund } from '../refunds/send-refund.ts';
import { checkSilentPayment } from './check-silent-payment.ts';
import { fetchMissedEvents } from './fetch-missed-events.ts';
import { retryParkedEvents } from './retry-parked-events.ts';
import {
  claimPageless,
  claimSilentPayments,
  claimWaitingRefunds,
  type Thresholds,
  type WaitingRefund,
} from './store.ts';

/** How many of each were looked at. */
export interface Reconciled {
  readonly missedEvents: number;
  readonly silentPayments: number;
  readonly ordersWithoutPage: number;
  readonly waitingRefunds: number;
  readonly parkedEvents: number;
  /** Whether Stripe, or our own bug, cut some of it short: the next round takes it up again. */
  readonly isCutShort: boolean;
}

const USUAL: Thresholds = { open: 240, processing: 3_600, unsent: 120, pending: 1_800 };
/** Whoever asks Stripe at this moment still gets the time it needs. */
const HARDLY_ANY: Thresholds = { open: 0, processing: 0, unsent: 30, pending: 0 };

/**
 * Finds what went silent between the shop and Stripe, and brings it to Stripe's truth: events that never came, orders
 * nobody spoke of again, refunds on their way, events that waited for their payment. Safe to run at any time, by
 * several at once.
 * @param options.since look through Stripe's events from then on; options.isImpatient ask about everything, now.
 */
export async function reconcile(
  db: Db,
  origin: string,
  options: { readonly since?: Date; readonly isImpatient?: boolean } = {},
): Promise<Reconciled> {
  const at = now();
  const patience = options.isImpatient ? HARDLY_ANY : USUAL;
  let isCutShort = false;
  const step = async (name: string, work: () => Promise<number>): Promise<number> => {
    try {
      return await work();
    } catch (error) {
      isCutShort = true;
      log[isUnavailable(error) ? 'warn' : 'error']({ err: error, step: name }, 'reconciling was cut short');
      return 0;
    }
  };
  const counts = {
    missedEvents: await step('events', () => fetchMissedEvents(db, options.since)),
    silentPayments: await step('payments', () =>
      each(
        () => claimSilentPayments(db, stripeMode, at, patience),
        (payment) => checkSilentPayment(db, payment),
      ),
    ),
    ordersWithoutPage: await step('pages', () =>
      each(
        () => claimPageless(db, stripeMode, at, patience),
        (orderId) => closeOrderPaymentPage(db, orderId, origin),
      ),
    ),
    waitingRefunds: await step('refunds', () =>
      each(
        () => claimWaitingRefunds(db, stripeMode, at, patience),
        (refund) => askRefund(db, refund),
      ),
    ),
    parkedEvents: await step('parked', () => retryParkedEvents(db)),
  };
  return { ...counts, isCutShort };
}

/** Batch after batch until none is left; one that fails keeps none of the others waiting. */
async function each<T>(claim: () => Promise<T[]>, work: (one: T) => Promise<unknown>): Promise<number> {
  let count = 0;
  let failure: unknown;
  for (let batch = await claim(); batch.length > 0; batch = await claim()) {
    for (const one of batch) {
      count++;
      try {
        await work(one);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        failure = error;
      }
    }
  }
  if (failure) throw failure;
  return count;
}

async function askRefund(db: Db, { id, stripeRefundId }: WaitingRefund): Promise<void> {
  if (!stripeRefundId) return sendRefund(db, id);
  const state = await retrieveStripeRefund(stripeRefundId);
  await inTransaction(db, (tx) => recordRefund(tx, id, state, 'job'));
}
