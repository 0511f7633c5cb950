import { buffer } from 'node:stream/consumers';
import type { Db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { log } from '#lib/logging/log.ts';
import { issueDue } from '../issuing/issue-due.ts';
import { listOrderInvoices } from '../list-store.ts';
import { makeMissingFiles } from './make-missing.ts';
import { findInvoiceFile } from './store.ts';

/** A document that goes with an email. */
export interface EmailDocument {
  readonly number: string;
  readonly content: Buffer;
}

/**
 * The newest document of an order of that kind, issued and made now where it is due; null where there is none yet. An email
 * never waits for one: what fails is tried again by a job, and lies on the order's page.
 */
export async function emailDocument(
  db: Db,
  orderId: string,
  kind: 'invoice' | 'credit_note',
): Promise<EmailDocument | null> {
  try {
    await issueDue(db, orderId);
    await makeMissingFiles(db, orderId);
    const newest = (await listOrderInvoices(db, orderId)).findLast((one) => one.kind === kind && one.isMade);
    const file = newest && (await findInvoiceFile(db, newest.id, 'pdf'));
    if (!file) return null;
    return { number: newest.number, content: await buffer(await (await files()).open(file.storageKey)) };
  } catch (error) {
    log.warn({ err: error, orderId }, 'an email goes without its invoice');
    return null;
  }
}
