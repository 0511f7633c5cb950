import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { endActivationById } from './activation-store.ts';
import { giveKey } from './give-keys.ts';
import { emailKey } from './serve-waiting.ts';
import { countFree, findOrderKey, lockLicences, markReplaced, type OrderKey } from './store.ts';

const id = z.uuid({ error: () => t('That is no longer here. Load the page again.') });

/** What staff do with a key of an order: free a device's seat, or give another key in its place. */
export const keyInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('free'), key: id, activation: id }),
    z.strictObject({ act: z.literal('replace'), key: id }),
  ],
  { error: () => t('That is not something this page does.') },
);

/**
 * Frees a seat, or replaces a key: the old one is valid no more, and the buyer is emailed the new one.
 * @throws ShopError 409 `gone`, `no_key_left`.
 */
export async function handleKey(
  db: Db,
  orderId: string,
  input: z.infer<typeof keyInput>,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const key = await findOrderKey(tx, orderId, input.key);
    if (!key) throw gone();
    if (input.act === 'replace') await replace(tx, key);
    else if (!(await endActivationById(tx, key.id, input.activation, now()))) throw gone();
    await recordAudit(tx, { actor, action: `licence.${input.act}`, subject: `order:${orderId}` });
  });
}

async function replace(tx: Tx, { id: keyId, productId, orderItemId, orderId, email, seats }: OrderKey) {
  const rule = (await lockLicences(tx, [productId])).get(productId) ?? { source: 'generated', seats };
  if (rule.source === 'list' && (await countFree(tx, productId)) === 0)
    throw new ShopError('no_key_left', 409, t('There is no key left in the list. Add some first.'));
  if (!(await markReplaced(tx, keyId, now()))) throw gone();
  await giveKey(tx, { orderItemId, productId }, rule);
  await emailKey(tx, { orderId, email });
}

const gone = () => new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
