import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { log } from '#lib/logging/log.ts';
import { makeMissingFiles } from '../files/make-missing.ts';
import { type InvoiceKind, type InvoiceReason, isMain } from '../invoice.ts';
import { issueDue } from '../issuing/issue-due.ts';
import { listSendable, type Sendable, settleDeliveries } from './store.ts';

/** A document that goes with an email. */
export interface EmailDocument {
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly reason: InvoiceReason;
  readonly content: Buffer;
}

/** An email waits for its documents so long at most: what comes later goes with an email of its own. */
const LONGEST_MS = 10_000;

/** An email of an order, by its row. */
interface Mail {
  readonly id: string;
  readonly orderId: string;
}

/**
 * The documents that go with an email about an order: what it carries already, because it is tried again, and what no other email
 * carries. They are issued and made now where they are due. What fails is tried again by a job.
 * @param options.isReceipt it confirms the order: sent once more it brings the invoice once more.
 */
export async function documentsForEmail(
  db: Db,
  mail: Mail,
  { isReceipt = false } = {},
): Promise<readonly EmailDocument[]> {
  try {
    await Promise.race([makeDue(db, mail.orderId), sleep(LONGEST_MS, undefined, { ref: false })]);
    const all = await listSendable(db, mail.orderId);
    const receipt = isReceipt && all.findLast(isMain);
    const wanted = all.filter((one) => one.mailId === mail.id || !one.isSettled || one === receipt);
    const read = await Promise.all(wanted.map(readDocument));
    const open = wanted.filter(({ isSettled }) => !isSettled).map(({ id }) => id);
    const taken = await settleDeliveries(db, mail.id, open, now());
    return read.filter((_, at) => isCarried(wanted[at], taken));
  } catch (error) {
    log.warn({ err: error, orderId: mail.orderId }, 'an email goes without its invoice');
    return [];
  }
}

function isCarried(document: Sendable | undefined, taken: ReadonlySet<string>): boolean {
  return document !== undefined && (document.isSettled || taken.has(document.id));
}

async function makeDue(db: Db, orderId: string): Promise<void> {
  try {
    await issueDue(db, orderId);
    await makeMissingFiles(db, orderId);
  } catch (error) {
    log.warn({ err: error, orderId }, 'the documents of an order are not ready for its email');
  }
}

/**
 * The documents that an email of their own is about: those that it carries, and all of their request where it is sent once more.
 * @throws Error where one cannot be read now.
 */
export async function documentsOfRequest(
  db: Db,
  mail: Mail,
  requestId: number,
): Promise<readonly EmailDocument[]> {
  const all = (await listSendable(db, mail.orderId)).filter((one) => one.requestId === requestId);
  const own = all.filter(({ mailId }) => mailId === mail.id);
  return Promise.all((own.length > 0 ? own : all).map(readDocument));
}

async function readDocument({ number, kind, reason, storageKey }: Sendable): Promise<EmailDocument> {
  return { number, kind, reason, content: await buffer(await (await files()).open(storageKey)) };
}
