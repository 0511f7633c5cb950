import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { mayAccess } from '../../customers/access.ts';
import { isCountry } from '../../customers/addresses/countries.ts';
import type { Visitor } from '../../customers/store.ts';
import { areaOf } from '../../pricing/tax/territory.ts';
import { addHistory } from '../history-store.ts';
import type { OrderRow } from '../store.ts';
import { unknownOrder, withLockedOrder } from '../with-locked-order.ts';
import { changeOrderCountry, findOrderCountry, insertEvidence } from './store.ts';
import { taxElsewhere } from './tax-elsewhere.ts';

export const countryAnswer = z.strictObject({
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine(isCountry, { error: () => t('Choose a country.') }),
});

/**
 * The buyer answers in which country he lives: once, and the answer is evidence. Whatever it is, nothing of the order
 * changes; that it is another country than the one that was taxed is told to staff, with what the tax would be there.
 * @throws ShopError `unknown_order` for another buyer's, `not_asked` where nothing was asked or it was answered otherwise.
 */
export async function answerCountry(
  db: Db,
  number: string,
  visitor: Visitor | null,
  country: string,
): Promise<void> {
  await withLockedOrder(db, number, async (tx, order) => {
    if (!visitor || !mayAccess(visitor, 'order', { order })) throw unknownOrder();
    const found = await findOrderCountry(tx, order.id);
    const before = found?.pieces.find(({ kind }) => kind === 'confirmed')?.country;
    // Sent twice.
    if (before === country) return;
    if (found?.state !== 'asked')
      throw new ShopError('not_asked', 409, t('There is nothing to answer any more.'));
    await insertEvidence(tx, order.id, [{ kind: 'confirmed', country }], now());
    await addHistory(tx, order.id, 'visitor', 'country_answered', { country });
    await resolveConcern(tx, { kind: 'country_unclear', subject: order.number, by: 'job' });
    if (areaOf(country) === areaOf(found.country))
      await changeOrderCountry(tx, order.id, { state: 'confirmed', answeredAt: now() });
    else await tellDifference(tx, order, found.country, country);
  });
}

async function tellDifference(tx: Tx, order: OrderRow, from: string, to: string): Promise<void> {
  const { charged, there } = await taxElsewhere(tx, order, to);
  await changeOrderCountry(tx, order.id, {
    ...{ state: 'differs', answeredAt: now(), answeredTaxAmount: there },
  });
  const details = { taxed: from, country: to, charged, there, currency: order.currency };
  await raiseConcern(tx, { kind: 'country_differs', subject: order.number, details });
}
