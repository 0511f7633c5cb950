import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { type LineQuote, quoteRefund } from '../refunds/quote-refund.ts';
import type { OrderRow } from '../store.ts';
import { listUnitsOf, type UnitOfOrder } from './units.ts';

/** What giving these units back would do. */
export interface GivingBack {
  readonly units: readonly UnitOfOrder[];
  readonly quotes: readonly LineQuote[];
  readonly amount: Money;
}

/**
 * What giving units back would do at this moment.
 * @param keys of the units, as `listUnitsOf` names them.
 * @throws ShopError `nothing_chosen`, `not_yours`, `cannot_give_back`, what `quoteRefund` throws.
 */
export async function planGivingBack(db: Db, order: OrderRow, keys: readonly string[]): Promise<GivingBack> {
  if (keys.length === 0) {
    const text = t('Choose what you give back.');
    throw new ShopError('nothing_chosen', 422, text, { seats: text });
  }
  const all = await listUnitsOf(db, order);
  const units = all.filter(({ key }) => keys.includes(key));
  if (units.length < new Set(keys).size)
    throw new ShopError('not_yours', 409, t('One of these seats is not yours any more. Choose again.'));
  const refused = units.find(({ why }) => why !== null);
  if (refused?.why) throw new ShopError('cannot_give_back', 409, refused.why);
  const counts = new Map<string, number>();
  for (const { item } of units) counts.set(item.id, (counts.get(item.id) ?? 0) + 1);
  const { amount, lines } = await quoteRefund(db, order, { units: counts });
  return { units, quotes: lines, amount };
}
