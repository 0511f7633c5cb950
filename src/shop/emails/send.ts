import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { sendLetter } from '#lib/mail.ts';
import type { Money } from '#lib/money.ts';
import { findRefund } from '../orders/refund-store.ts';
import { findOrder } from '../orders/store.ts';
import type { OrderLetter } from '../orders/tell-buyer.ts';
import { assembleOrder, type OrderView } from '../orders/view.ts';
import { accountLetter, isAccountLetter } from './account-letters.ts';
import { CONTACT, contactLetter } from './contact.ts';
import { disputeLetter } from './dispute.ts';
import type { LetterText } from './letter.ts';
import { type Links, linksFor, type Sender } from './links.ts';
import { orderConfirmation } from './order-confirmation.ts';
import {
  declinedLetter,
  expiredLetter,
  failedLetter,
  processingLetter,
  returnedLetter,
} from './payment-letters.ts';
import { refundFailedLetter, refundLetter } from './refund.ts';
import { findMail, type MailRow, markSent, markTried } from './store.ts';
import { withdrawalLetter } from './withdrawal.ts';

/**
 * Sends a queued letter, once: a row already sent, or whose reader was erased, is left alone.
 * @throws when the mail server did not take it; the job comes again.
 */
export async function sendMail(db: Db, sender: Sender, mailId: string): Promise<void> {
  const mail = await findMail(db, mailId);
  if (!mail?.recipient || mail.sentAt) return;
  await markTried(db, mail.id, now());
  const letter = await letterOf(db, sender, mail);
  if (!letter) return;
  await sendLetter({ ...letter, to: mail.recipient, messageId: mail.id });
  await markSent(db, mail.id, now());
}

async function letterOf(db: Db, sender: Sender, mail: MailRow): Promise<LetterText | null> {
  if (mail.kind === CONTACT) return contactLetter(mail);
  return isAccountLetter(mail.kind) ? accountLetter(db, sender, mail) : write(db, sender, mail);
}

async function write(db: Db, sender: Sender, mail: MailRow): Promise<LetterText> {
  const order = mail.orderId ? await findOrder(db, { id: mail.orderId }) : null;
  if (!order) throw new Error(`mail ${mail.id} speaks of no order`);
  const view = await assembleOrder(db, order);
  const links: Links = linksFor(sender, order.id, mail.queuedAt);
  return writeOf(mail.kind)(view, links, await amountOf(db, mail, order.currency));
}

type Writer = (order: OrderView, links: Links, amount: Money) => LetterText;

/** Every letter about an order; some speak of an amount of their own. */
const WRITERS: Readonly<Record<OrderLetter, Writer>> = {
  'order-confirmation': orderConfirmation,
  'payment-processing': processingLetter,
  'payment-declined': declinedLetter,
  'payment-failed': failedLetter,
  'payment-expired': expiredLetter,
  'dispute-open': disputeLetter('open'),
  'dispute-won': disputeLetter('won'),
  'dispute-lost': disputeLetter('lost'),
  refund: (order, links, amount) => refundLetter(order, amount, links),
  'refund-failed': (order, links, amount) => refundFailedLetter(order, amount, links),
  'money-returned': (order, links, amount) => returnedLetter(order, amount, links),
  withdrawal: (order, links, amount) => withdrawalLetter(order, amount, links),
};

function writeOf(kind: string): Writer {
  if (!Object.hasOwn(WRITERS, kind)) throw new Error(`no letter is written for ${kind}`);
  return WRITERS[kind as OrderLetter];
}

async function amountOf(db: Db, mail: MailRow, currency: string): Promise<Money> {
  const { refundId } = mail.details as { refundId?: unknown };
  const refund = typeof refundId === 'string' ? await findRefund(db, refundId) : null;
  return { amount: refund?.amount ?? 0, currency };
}
