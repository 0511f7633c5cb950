import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { queueEmail } from '../../customers/queue-email.ts';
import { type OrderEmail, orderEmails } from '../email-buyer.ts';
import type { OrderStatus } from '../order.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { listEmailsOfOrder } from './email-store.ts';
import { refusePracticeOrder } from './refuse-practice-order.ts';
import { formKey } from './write-note.ts';

export const sendAgainForm = z.strictObject({
  step: z.literal(['look', 'send'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  email: z.literal(orderEmails, { error: () => t('Choose an email.') }),
});
export type SendAgainInput = z.infer<typeof sendAgainForm>;

/** An email that can be sent again, and when it was queued last; null for one that never was. */
export interface Resendable {
  readonly kind: OrderEmail;
  readonly queuedAt: Date | null;
  readonly sentAt: Date | null;
  readonly failure: string | null;
  readonly details: Readonly<Record<string, string>>;
}

/** Emails that ask to pay, by the status in which they are still true. */
const TRUE_WHILE: Partial<Readonly<Record<OrderEmail, OrderStatus>>> = {
  'payment-link': 'pending',
  'payment-processing': 'pending',
  'payment-declined': 'pending',
  'payment-failed': 'failed',
  'payment-expired': 'expired',
};

/**
 * What can be sent again of an order's emails, the latest of each kind, newest first; the confirmation of a completed order
 * also where it was never written.
 */
export async function listResendable(
  db: Db,
  order: Pick<OrderRow, 'id' | 'status' | 'completedAt' | 'givenBy'>,
): Promise<Resendable[]> {
  const latest = new Map<OrderEmail, Resendable>();
  for (const { kind, queuedAt, sentAt, failure, details } of await listEmailsOfOrder(db, order.id)) {
    const known = orderEmails.find((email) => email === kind);
    if (!known || latest.has(known)) continue;
    if ((TRUE_WHILE[known] ?? order.status) !== order.status) continue;
    latest.set(known, {
      ...{ kind: known, queuedAt, sentAt, failure },
      details: details as Readonly<Record<string, string>>,
    });
  }
  const first = order.givenBy ? 'access-given' : 'order-confirmation';
  if (order.completedAt && !latest.has(first))
    latest.set(first, { kind: first, queuedAt: null, sentAt: null, failure: null, details: {} });
  return [...latest.values()];
}

/**
 * Sends an email of an order once more, written anew, to the address that the order has now. Sent twice by the same form it
 * goes out once.
 * @throws ShopError `unknown_order`, `practice_order`, `no_address`, `not_this_email`.
 */
export async function sendOrderEmailAgain(
  db: Db,
  number: string,
  { email: kind, key }: SendAgainInput,
  actor: StaffActor,
): Promise<void> {
  await withLockedOrder(db, number, async (tx, order) => {
    refusePracticeOrder(order);
    const { id: orderId, customerId, email: recipient } = order;
    if (!recipient) throw new ShopError('no_address', 409, t('The buyer’s email address was erased.'));
    const found = (await listResendable(tx, order)).find((email) => email.kind === kind);
    if (!found) throw new ShopError('not_this_email', 409, t('That email no longer fits this order.'));
    const dedupeKey = `again:${key}`;
    const isNew = await queueEmail(tx, {
      ...{ kind, dedupeKey, recipient, customerId, orderId, details: found.details },
    });
    if (!isNew) return;
    const details = { email: kind };
    await recordAudit(tx, { actor, action: 'order.email_sent_again', subject: `order:${orderId}`, details });
  });
}
