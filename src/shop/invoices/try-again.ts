import type { Db } from '#lib/db.ts';
import { resolveConcern } from '../concerns/resolve-concern.ts';
import { findOrder } from '../orders/store.ts';
import { unknownOrder } from '../orders/with-locked-order.ts';
import { makeMissingFiles } from './files/make-missing.ts';
import { deleteFaults } from './files/store.ts';
import { issueDue } from './issuing/issue-due.ts';
import { listOrderInvoices } from './list-store.ts';
import { clearRequestFailures, hasOpenRequest } from './requests-store.ts';

/**
 * Tries to issue and make the documents of an order now, also what failed a moment ago.
 * @returns whether all is there. @throws ShopError `unknown_order`.
 */
export async function tryInvoicesAgain(db: Db, orderNumber: string): Promise<boolean> {
  const order = await findOrder(db, { number: orderNumber });
  if (!order) throw unknownOrder();
  await clearRequestFailures(db, order.id);
  await issueDue(db, order.id);
  const issued = await listOrderInvoices(db, order.id);
  await deleteFaults(
    db,
    issued.filter(({ failure }) => failure !== null).map(({ id }) => id),
  );
  await makeMissingFiles(db, order.id);
  const made = await listOrderInvoices(db, order.id);
  const isComplete = made.every(({ isMade }) => isMade) && !(await hasOpenRequest(db, order.id));
  if (isComplete) await resolveConcern(db, { kind: 'invoice_failed', subject: order.number, by: 'job' });
  return isComplete;
}
