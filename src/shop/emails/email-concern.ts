import type { Db } from '#lib/db.ts';
import { raiseConcern } from '../concerns/raise-concern.ts';
import { findOrder } from '../orders/store.ts';
import { ADDRESS_LEFT } from './address-emails.ts';
import type { EmailRow } from './store.ts';

/** What a concern about an email is about. `accepted` in the store forms it in SQL. */
export const emailSubject = (orderNumber: string | undefined, emailId: string, kind: string) =>
  `${orderNumber ?? emailId.slice(0, 8)} ${kind}`;

const KINDS = { refused: 'email_refused', doubtful: 'email_doubtful' } as const;

/** Tells staff of an email that was given up: refused for good, or handed over without an answer. */
export async function raiseEmailConcern(
  db: Db,
  { id, kind, orderId }: Pick<EmailRow, 'id' | 'kind' | 'orderId'>,
  failure: keyof typeof KINDS,
  reason: string,
): Promise<void> {
  // A mistyped address is expected to refuse.
  if (kind === ADDRESS_LEFT) return;
  const order = orderId ? await findOrder(db, { id: orderId }) : null;
  if (order?.isPractice) return;
  const subject = emailSubject(order?.number, id, kind);
  const details = { email: kind, reply: reason, ...(order ? { order: order.number } : {}) };
  await raiseConcern(db, { kind: KINDS[failure], subject, details });
}
