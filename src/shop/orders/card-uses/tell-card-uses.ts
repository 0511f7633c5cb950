import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { compareUses } from './store.ts';

/** What one run looks at; the next goes on. */
const AT_ONCE = 500;

/**
 * Tells staff where one card paid for more orders with a promotion than a customer may have, under other addresses. Nothing of
 * an order changes: a family may share a card. Safe to run at the same time as others.
 */
export async function tellCardUses(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const { orderNumber, name, times } of await compareUses(tx, now(), AT_ONCE))
      await raiseConcern(tx, {
        ...{ kind: 'promotion_card_again', subject: orderNumber },
        details: { promotion: name, times },
      });
  });
}
