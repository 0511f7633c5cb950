import { db } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';

/** Sends refunds at once if Stripe answers; otherwise the jobs that were queued with them send them. */
export async function sendAll(refundIds: readonly string[]): Promise<void> {
  for (const refundId of refundIds)
    await sendRefund(db, refundId).catch((error: unknown) => {
      if (!isUnavailable(error)) throw error;
    });
}
