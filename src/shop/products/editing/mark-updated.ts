import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { findProductToEdit } from './product-to-edit.ts';
import { setContentChangedAt } from './store.ts';

/**
 * Tells shoppers that the content of a product changed: its page says "Updated" with today's date. No edit does so by itself.
 * @throws ShopError `unknown_product`, `not_published`.
 */
export async function markUpdated(db: Db, slug: string, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    if (product.status !== 'published')
      throw new ShopError('not_published', 409, t('Shoppers do not see it now: it is not published.'));
    await setContentChangedAt(tx, product.id, now());
    await recordAudit(tx, { actor, action: 'product.marked_updated', subject: `product:${product.id}` });
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}
