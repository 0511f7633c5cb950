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
import { forEachAlone } from './for-each-alone.ts';
import { retryFailedEvents, retryParkedEvents } from './retry-parked-events.ts';
import {
  claimPageless,
  claimSilentPayments,
  claimWaitingRefunds,
  type Thresholds,
  type WaitingRefund,
} from './store.ts';

/** How many of each were checked. */
export interface Reconciled {
  readonly missedEvents: number;
  readonly silentPayments: number;
  readonly ordersWithoutPage: number;
  readonly waitingRefunds: number;
  readonly parkedEvents: number;
  readonly failedEvents: number;
  /** Whether Stripe or a bug of ours stopped some of it early; the next run continues. */
  readonly isCutShort: boolean;
}

const USUAL_THRESHOLDS: Thresholds = { open: 240, processing: 3_600, unsent: 120, pending: 1_800 };
/** `unsent` is not 0, so that a job that is sending a refund right now can finish. */
const IMPATIENT_THRESHOLDS: Thresholds = { open: 0, processing: 0, unsent: 30, pending: 0 };

/**
 * Finds what Stripe and the shop may disagree about and updates the shop from Stripe: events that never came, payments
 * without news, orders without a payment page, refunds under way, parked events. Safe to run at any time, also by several
 * processes at once.
 * @param options.since read Stripe's events from then on; options.isImpatient ask about everything now.
 */
export async function reconcile(
  db: Db,
  origin: string,
  options: { readonly since?: Date; readonly isImpatient?: boolean } = {},
): Promise<Reconciled> {
  const at = now();
  const thresholds = options.isImpatient ? IMPATIENT_THRESHOLDS : USUAL_THRESHOLDS;
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
      forEachClaimed(
        () => claimSilentPayments(db, stripeMode, at, thresholds),
        (payment) => checkSilentPayment(db, payment),
      ),
    ),
    ordersWithoutPage: await step('pages', () =>
      forEachClaimed(
        () => claimPageless(db, stripeMode, at, thresholds),
        (orderId) => closeOrderPaymentPage(db, orderId, origin),
      ),
    ),
    waitingRefunds: await step('refunds', () =>
      forEachClaimed(
        () => claimWaitingRefunds(db, stripeMode, at, thresholds),
        (refund) => updateRefund(db, refund),
      ),
    ),
    parkedEvents: await step('parked', () => retryParkedEvents(db)),
    failedEvents: await step('failed', () => retryFailedEvents(db, at)),
  };
  return { ...counts, isCutShort };
}

/** Handles batch after batch, each of them by itself. */
async function forEachClaimed<T>(
  claim: () => Promise<T[]>,
  work: (one: T) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  let failure: unknown;
  for (let batch = await claim(); batch.length > 0; batch = await claim()) {
    count += batch.length;
    await forEachAlone(batch, work).catch((error: unknown) => {
      if (isUnavailable(error)) throw error;
      failure = error;
    });
  }
  if (failure) throw failure;
  return count;
}

async function updateRefund(db: Db, { id, stripeRefundId }: WaitingRefund): Promise<void> {
  if (!stripeRefundId) return sendRefund(db, id);
  const state = await retrieveStripeRefund(stripeRefundId);
  await inTransaction(db, (tx) => recordRefund(tx, id, state, 'job'));
}
