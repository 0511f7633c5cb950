import { z } from 'zod';
import { now, secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { closeOrderPaymentPage } from '../checkout/close-payment-page.ts';
import { deleteOldEmailCounts } from '../customers/free-email-store.ts';
import { EMAIL_QUEUE } from '../customers/queue-email.ts';
import type { Sender } from '../emails/email-links.ts';
import { emailSender } from '../emails/send-email.ts';
import { CLOSE_PAGE_QUEUE } from '../orders/late-money.ts';
import { DECLINED_EMAIL_QUEUE, emailDeclined } from '../orders/payments/email-declined.ts';
import { REFUND_QUEUE } from '../orders/refunds/request-refund.ts';
import { checkInvariants } from '../payments/invariants/check-invariants.ts';
import { reconcile } from '../payments/reconcile/reconcile.ts';
import { ASK_REFUNDS_QUEUE } from '../payments/refunds/ask-refunds-queue.ts';
import { fetchMissingRefunds } from '../payments/refunds/fetch-missing-refunds.ts';
import { sendRefund } from '../payments/refunds/send-refund.ts';
import { dateQueues } from './date-queues.ts';
import { downloadQueues } from './download-queues.ts';
import { goodsQueues } from './goods-queues.ts';
import { invoiceQueues } from './invoice-queues.ts';
import { lateMoneyQueues } from './late-money-queues.ts';
import { priceQueues } from './price-queues.ts';
import { promotionQueues } from './promotion-queues.ts';
import { requeueEmails } from './requeue-emails.ts';
import { taxQueues } from './tax-queues.ts';

/** Waits 5, 10, 20 … seconds between tries, at most half an hour: enough for hours without Stripe or the mail server. */
const LONG_RETRY = { retryLimit: 40, retryDelay: 5, retryDelayMax: 1800 };

/** A slow mail server may take forty minutes for an email; a worker that dies meanwhile is noticed by its heartbeat. */
const EMAIL_RULES = { ...LONG_RETRY, expireInSeconds: 2_700, heartbeatSeconds: 60 };
/** Mail servers refuse more connections from one client. */
const EMAILS_AT_ONCE = 10;

/** A scheduled job is not retried: its next run does the work. */
const SCHEDULED = { retryLimit: 0, expireInSeconds: 300 };

const LOOK_BACK_SECONDS = 3 * 86_400;

/** Every queue of the shop and what its jobs do. */
export function queues(db: Db, sender: Sender): Queue[] {
  const idIn = (data: Record<string, unknown>, name: string) => z.uuid().parse(data[name]);
  const sendEmail = emailSender(db, sender);
  return [
    {
      name: EMAIL_QUEUE,
      rules: EMAIL_RULES,
      concurrency: EMAILS_AT_ONCE,
      run: (data) => sendEmail(idIn(data, 'mailId')),
    },
    { name: REFUND_QUEUE, rules: LONG_RETRY, run: (data) => sendRefund(db, idIn(data, 'refundId')) },
    {
      name: CLOSE_PAGE_QUEUE,
      rules: LONG_RETRY,
      run: (data) => closeOrderPaymentPage(db, idIn(data, 'orderId'), sender.origin),
    },
    {
      name: ASK_REFUNDS_QUEUE,
      rules: LONG_RETRY,
      run: async (data) => void (await fetchMissingRefunds(db, idIn(data, 'paymentId'))),
    },
    {
      name: DECLINED_EMAIL_QUEUE,
      rules: LONG_RETRY,
      run: (data) => emailDeclined(db, idIn(data, 'orderId')),
    },
    ...dateQueues(db),
    ...downloadQueues(db),
    ...goodsQueues(db),
    ...invoiceQueues(db),
    ...lateMoneyQueues(db),
    ...promotionQueues(db),
    ...taxQueues(db),
    ...priceQueues(db),
    {
      name: 'reconcile',
      rules: SCHEDULED,
      schedule: '* * * * *',
      run: async () => void (await reconcile(db, sender.origin)),
    },
    {
      name: 'requeue-letters',
      rules: SCHEDULED,
      schedule: '*/10 * * * *',
      run: async () => {
        await requeueEmails(db);
        await deleteOldEmailCounts(db);
      },
    },
    {
      name: 'check-invariants',
      rules: SCHEDULED,
      schedule: '*/5 * * * *',
      run: async () => void (await checkInvariants(db, secondsFrom(-LOOK_BACK_SECONDS, now()))),
    },
  ];
}
