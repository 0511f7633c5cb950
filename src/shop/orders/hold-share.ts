import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { kindNamed } from '../products/kinds.ts';
import { shopTimeTexts } from '../settings/zone.ts';
import { type Holder, markHolder } from './hold-share-store.ts';
import type { ItemRow } from './store.ts';

/**
 * Keeps what several unpaid orders of one buyer or network hold to half of what is left of a thing, so that nobody takes all
 * seats from the others without paying.
 * @throws ShopError `too_many_holds`: the caller rolls back.
 */
export async function refuseTooMuch(
  tx: Tx,
  orderId: string,
  items: readonly ItemRow[],
  holder: Holder,
): Promise<void> {
  if (items.every(({ kind }) => kindNamed(kind).sale.available === null)) return;
  const until = await markHolder(tx, orderId, holder);
  if (!until) return;
  const text = t(
    'Orders from you or your network wait for payment and hold as many of these as we allow. Pay for one of them first, or try again at {time} {zone}.',
    { ...shopTimeTexts(until) },
  );
  throw new ShopError('too_many_holds', 409, text);
}
