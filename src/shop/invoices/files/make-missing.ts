import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import type { Invoice } from '../invoice.ts';
import { findInvoice } from '../store.ts';
import { makeInvoiceFile } from './make-file.ts';
import { deleteFaults, listUnmade, putFault } from './store.ts';

/** What one run makes at most; the next goes on. */
const AT_ONCE = 500;

/**
 * Makes the PDFs of issued documents that have none. One that cannot be made is told to staff and holds up no other.
 * @param orderId of one order alone. @returns those that were made.
 */
export async function makeMissingFiles(db: Db, orderId: string | null = null): Promise<readonly Invoice[]> {
  const made: Invoice[] = [];
  for (const { id, hasFailed } of await listUnmade(db, { orderId, limit: AT_ONCE })) {
    const invoice = await findInvoice(db, { id });
    if (!invoice || !(await makeOne(db, invoice))) continue;
    if (hasFailed) await forgetFault(db, invoice);
    made.push(invoice);
  }
  return made;
}

async function makeOne(db: Db, invoice: Invoice): Promise<boolean> {
  const subject = invoice.snapshot.order.number;
  try {
    await makeInvoiceFile(db, invoice, 'pdf');
  } catch (error) {
    log.error({ err: error, invoice: invoice.number }, 'the file of an invoice could not be made');
    const failure = error instanceof Error ? error.message : String(error);
    await inTransaction(db, async (tx) => {
      await putFault(tx, invoice.id, failure, now());
      await raiseConcern(tx, { kind: 'invoice_failed', subject });
    });
    return false;
  }
  return true;
}

async function forgetFault(db: Db, { id, snapshot }: Invoice): Promise<void> {
  await deleteFaults(db, [id]);
  await resolveConcern(db, { kind: 'invoice_failed', subject: snapshot.order.number, by: 'job' });
}
