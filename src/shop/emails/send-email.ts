import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { sendEmail } from '#lib/mail.ts';
import type { Money } from '#lib/money.ts';
import type { OrderEmail } from '../orders/email-buyer.ts';
import { findRefund } from '../orders/refunds/store.ts';
import { findOrder } from '../orders/store.ts';
import { assembleOrder, type OrderView } from '../orders/view.ts';
import { accountEmail, isAccountEmail } from './account-emails.ts';
import type { ComposedEmail } from './compose-email.ts';
import { CONTACT, contactEmail } from './contact-email.ts';
import { disputeEmail } from './dispute-email.ts';
import { type Links, linksFor, type Sender } from './email-links.ts';
import { orderConfirmationEmail } from './order-confirmation-email.ts';
import {
  declinedEmail,
  expiredEmail,
  failedEmail,
  processingEmail,
  returnedEmail,
} from './payment-emails.ts';
import { refundEmail, refundFailedEmail } from './refund-email.ts';
import { type EmailRow, findEmail, markSent, markTried } from './store.ts';
import { withdrawalEmail } from './withdrawal-email.ts';

/**
 * Sends a queued letter, once: a row already sent, or whose reader was erased, is left alone.
 * @throws when the mail server did not take it; the job comes again.
 */
export async function sendQueuedEmail(db: Db, sender: Sender, mailId: string): Promise<void> {
  const mail = await findEmail(db, mailId);
  if (!mail?.recipient || mail.sentAt) return;
  await markTried(db, mail.id, now());
  const letter = await composeQueuedEmail(db, sender, mail);
  if (!letter) return;
  await sendEmail({ ...letter, to: mail.recipient, messageId: mail.id });
  await markSent(db, mail.id, now());
}

async function composeQueuedEmail(db: Db, sender: Sender, mail: EmailRow): Promise<ComposedEmail | null> {
  if (mail.kind === CONTACT) return contactEmail(mail);
  return isAccountEmail(mail.kind) ? accountEmail(db, sender, mail) : composeOrderEmail(db, sender, mail);
}

async function composeOrderEmail(db: Db, sender: Sender, mail: EmailRow): Promise<ComposedEmail> {
  const order = mail.orderId ? await findOrder(db, { id: mail.orderId }) : null;
  if (!order) throw new Error(`mail ${mail.id} speaks of no order`);
  const view = await assembleOrder(db, order);
  const links: Links = linksFor(sender, order.id, mail.queuedAt);
  return composerOf(mail.kind)(view, links, await amountOf(db, mail, order.currency));
}

type Composer = (order: OrderView, links: Links, amount: Money) => ComposedEmail;

/** Every letter about an order; some speak of an amount of their own. */
const COMPOSERS: Readonly<Record<OrderEmail, Composer>> = {
  'order-confirmation': orderConfirmationEmail,
  'payment-processing': processingEmail,
  'payment-declined': declinedEmail,
  'payment-failed': failedEmail,
  'payment-expired': expiredEmail,
  'dispute-open': disputeEmail('open'),
  'dispute-won': disputeEmail('won'),
  'dispute-lost': disputeEmail('lost'),
  refund: (order, links, amount) => refundEmail(order, amount, links),
  'refund-failed': (order, links, amount) => refundFailedEmail(order, amount, links),
  'money-returned': (order, links, amount) => returnedEmail(order, amount, links),
  withdrawal: (order, links, amount) => withdrawalEmail(order, amount, links),
};

function composerOf(kind: string): Composer {
  if (!Object.hasOwn(COMPOSERS, kind)) throw new Error(`no letter is written for ${kind}`);
  return COMPOSERS[kind as OrderEmail];
}

async function amountOf(db: Db, mail: EmailRow, currency: string): Promise<Money> {
  const { refundId } = mail.details as { refundId?: unknown };
  const refund = typeof refundId === 'string' ? await findRefund(db, refundId) : null;
  return { amount: refund?.amount ?? 0, currency };
}
