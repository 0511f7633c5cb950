import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';
import { goodsAvailability } from '../availability.ts';
import { TURN_SECONDS, toldNow } from './alert.ts';
import {
  countTold,
  deleteOldAlerts,
  endThoseOfBuyers,
  listAwaited,
  lockVariant,
  takeFirst,
} from './store.ts';

/** The email that tells that a variant can be had again. */
export const BACK_EMAIL = 'back-in-stock';

const DAY_SECONDS = 86_400;

/** Tells those who wait for variants that can be had again, each once, and forgets old entries. */
export async function tellBackInStock(db: Db): Promise<void> {
  const awaited = await listAwaited(db);
  const states = await goodsAvailability(db, awaited, null);
  for (const id of awaited) if (states.get(id)?.is === 'open') await tellOf(db, id);
  await deleteOldAlerts(db, {
    unproven: secondsFrom(-7 * DAY_SECONDS),
    ended: secondsFrom(-90 * DAY_SECONDS),
    waiting: secondsFrom(-365 * DAY_SECONDS),
  });
}

/** Those who have bought it since they asked are not told. @returns how many are told now. Two at once tell nobody twice, and together no more than one alone. */
export async function tellOf(db: Db, variantId: string): Promise<number> {
  return inTransaction(db, async (tx) => {
    await lockVariant(tx, variantId);
    const state = (await goodsAvailability(tx, [variantId], null)).get(variantId);
    if (state?.is !== 'open') return 0;
    await endThoseOfBuyers(tx, variantId, now());
    const toldLately = await countTold(tx, variantId, secondsFrom(-TURN_SECONDS));
    const told = await takeFirst(tx, variantId, toldNow(state.left, toldLately), now());
    for (const { id, email } of told)
      await queueEmail(tx, {
        ...{ kind: BACK_EMAIL, dedupeKey: `${BACK_EMAIL}:${id}`, recipient: email },
        ...{ customerId: null, orderId: null, details: { alertId: id } },
      });
    return told.length;
  });
}
