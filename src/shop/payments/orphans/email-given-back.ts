import type { Tx } from '#lib/db.ts';
import { emailKey } from '../../customers/email.ts';
import { queueEmail } from '../../customers/queue-email.ts';
import { findCustomerId } from '../../customers/store.ts';

/** The kind of email about money that went back because its order is not here. */
export const GIVEN_BACK = 'payment-given-back';

/** Queues the email once per payment. There is no order that it could belong to. */
export async function emailGivenBack(
  tx: Tx,
  recipient: string,
  intentId: string,
  { order, amount, currency }: Readonly<Record<string, unknown>>,
): Promise<void> {
  await queueEmail(tx, {
    ...{ kind: GIVEN_BACK, dedupeKey: `${GIVEN_BACK}:${intentId}`, recipient, orderId: null },
    customerId: await findCustomerId(tx, emailKey(recipient)),
    details: { order: String(order), amount: Number(amount), currency: String(currency) },
  });
}
