import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { type AppliedPromotion, nameOf } from '../pricing/promotions/promotion.ts';
import { insertUses, listUses, lockLimited, takeAgain } from '../pricing/promotions/uses-store.ts';

/** What an order's promotions are. */
export interface UsedPromotions {
  readonly applied: readonly AppliedPromotion[];
  /** What the delivery that was chosen costs less, in minor units. */
  readonly savedOnDelivery: number;
}

/**
 * Takes a use of each promotion for an order that was just placed.
 * @throws ShopError `code_refused` when the last use was taken meanwhile, or the owner stopped it: the caller rolls back.
 */
export async function takeUses(
  tx: Tx,
  orderId: string,
  { applied, savedOnDelivery }: UsedPromotions,
): Promise<void> {
  if (applied.length === 0) return;
  await lockLimited(
    tx,
    applied.map(({ promotionId }) => promotionId),
  );
  const taken = await insertUses(tx, { orderId, applied, deliveryAmount: savedOnDelivery, at: now() });
  const missing = applied.find(({ promotionId }) => !taken.includes(promotionId));
  if (missing) throw usedUp(nameOf(missing));
}

/** The same for an order that had given its uses back and is completed after all. @throws ShopError `code_refused`. */
export async function takeUsesAgain(tx: Tx, orderId: string): Promise<void> {
  const back = (await listUses(tx, orderId)).filter(({ givenBackAt }) => givenBackAt !== null);
  const [first] = back;
  if (!first) return;
  await lockLimited(
    tx,
    back.flatMap(({ promotionId }) => promotionId ?? []),
  );
  if ((await takeAgain(tx, orderId)) > 0) throw usedUp(nameOf(first));
}

function usedUp(name: string): ShopError {
  const text = t('“{name}” has just been used up. Check the total, then continue.', { name });
  return new ShopError('code_refused', 409, text, { code: text });
}
