import { randomUUID } from 'node:crypto';
import type { Tx } from '#lib/db.ts';
import { resolveConcern } from '../../../../concerns/resolve-concern.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';
import { giveKey } from './give-keys.ts';
import { countFree, deleteWait, type LicenceSettings, listWaiting, type Waiting } from './store.ts';

/** The email that brings a key that was awaited, or one in place of another. */
export const LICENCE_EMAIL = 'licence-key';

/**
 * Gives keys to the lines that wait for one, first come first served, and emails them; called under the lock of the
 * download's keys. What was told to staff about an empty list is settled.
 * @returns how many were served.
 */
export async function serveWaiting(
  tx: Tx,
  product: { readonly id: string; readonly slug: string },
  rule: LicenceSettings,
): Promise<number> {
  let served = 0;
  for (const waiting of await listWaiting(tx, product.id)) {
    const { orderItemId } = waiting;
    if (!(await giveKey(tx, { orderItemId, productId: product.id }, rule))) break;
    await deleteWait(tx, orderItemId);
    await emailKey(tx, waiting);
    served++;
  }
  if (rule.source === 'generated' || (await countFree(tx, product.id)) > 0)
    await resolveConcern(tx, { kind: 'licence_keys_gone', subject: product.slug, by: 'job' });
  return served;
}

/** Emails the buyer of a line its key. */
export async function emailKey(tx: Tx, { orderId, email }: Omit<Waiting, 'orderItemId'>): Promise<void> {
  if (email === null) return;
  const dedupeKey = `${LICENCE_EMAIL}:${randomUUID()}`;
  await queueEmail(tx, {
    ...{ kind: LICENCE_EMAIL, dedupeKey, recipient: email, orderId },
    ...{ customerId: null, details: {} },
  });
}
