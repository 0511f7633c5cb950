import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { refuseBrokenPicture } from './check-picture.ts';
import { versionField } from './edit-form.ts';
import { refuseIncomplete } from './missing-fields.ts';
import { findProductToEdit } from './product-to-edit.ts';
import { canMoveProduct, productStatuses } from './status.ts';
import { setProductStatus } from './store.ts';

export const productStatusInput = z.strictObject({ to: z.enum(productStatuses), version: versionField });
export type ProductStatusInput = z.infer<typeof productStatusInput>;

/**
 * Changes a product's status, by the table of legal moves. A product that is incomplete, or that was changed since the page
 * was opened, is not published.
 * @throws ShopError `unknown_product`, `illegal_move`, `edited_meanwhile`, `incomplete`.
 */
export async function changeProductStatus(
  db: Db,
  slug: string,
  { to, version }: ProductStatusInput,
  actor: StaffActor,
): Promise<void> {
  if (to === 'published') await refuseBrokenPicture(db, slug);
  await inTransaction(db, async (tx) => {
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    const { id, status: from } = product;
    if (from === to) return;
    if (!canMoveProduct(from, to)) {
      throw new ShopError('illegal_move', 409, t(ILLEGAL_MOVE, { from, to }));
    }
    if (version !== product.version) {
      const text = t(
        'Someone changed this product since you opened the page. Look at it again, then decide.',
      );
      throw new ShopError('edited_meanwhile', 409, text);
    }
    if (to === 'published') await refuseIncomplete(tx, product);
    const at = now();
    await setProductStatus(tx, id, to, at, product.publishedAt ?? (to === 'published' ? at : null));
    const changes = [{ field: 'status', from, to }];
    const details = { fields: ['status'], version: product.version + 1, changes };
    await recordAudit(tx, { actor, action: `product.${ACTIONS[to]}`, subject: `product:${id}`, details });
    await purgePages(tx, product);
  });
  await invalidateProductCache(slug);
}

const ILLEGAL_MOVE: Sentence =
  'This product is {from, select, draft {a draft} review {in review} published {published} other {unpublished}}. It cannot {to, select, draft {become a draft} review {be sent to review} published {be published} other {be unpublished}} in one step.';
const ACTIONS = {
  draft: 'returned_to_draft',
  review: 'sent_to_review',
  published: 'published',
  archived: 'archived',
} as const;
