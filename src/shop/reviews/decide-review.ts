import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../accounts/audit.ts';
import { recordAudit } from '../accounts/audit-store.ts';
import { recalculateRating } from '../products/recalculate-rating.ts';
import { setDecision, setReply } from './store.ts';

/** Approves or rejects a review and updates the product's rating in the same transaction. @throws ShopError `unknown_review`. */
export async function decideReview(
  db: Db,
  id: string,
  status: 'approved' | 'rejected',
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const review = await setDecision(tx, id, status, actor, now());
    if (!review) throw new ShopError('unknown_review', 404, t('There is no such review.'));
    await recalculateRating(tx, review.productId);
    await recordAudit(tx, { actor, action: `review.${status}`, subject: `review:${id}` });
  });
}

/** Saves the shop's answer to an approved review. @throws ShopError `unknown_review`. */
export async function answerReview(db: Db, id: string, reply: string, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const review = await setReply(tx, id, reply, now());
    if (!review) throw new ShopError('unknown_review', 404, t('There is no such published review.'));
    await recalculateRating(tx, review.productId);
    await recordAudit(tx, {
      actor,
      action: 'review.answered',
      subject: `review:${id}`,
      details: { fields: ['reply'] },
    });
  });
}
