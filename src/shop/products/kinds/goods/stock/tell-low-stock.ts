import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { queueEmail } from '../../../../customers/queue-email.ts';
import { takeLowLevels } from './low-stock-store.ts';

/** The email that tells staff which levels have fallen below their minimum. */
export const LOW_STOCK_EMAIL = 'stock-low';

/** Levels an email names; more than these get further emails. */
const EACH = 100;

/**
 * Emails the shop which levels have fallen below their minimum: once each time one falls below, not for each sale.
 * @param shop the shop's address.
 */
export async function tellLowStock(db: Db, shop: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const poolIds = await takeLowLevels(tx, now());
    for (let at = 0; at < poolIds.length; at += EACH) {
      const some = poolIds.slice(at, at + EACH);
      await queueEmail(tx, {
        ...{ kind: LOW_STOCK_EMAIL, dedupeKey: `${LOW_STOCK_EMAIL}:${crypto.randomUUID()}`, recipient: shop },
        ...{ customerId: null, orderId: null, details: { poolIds: some.join(' ') } },
      });
    }
  });
}
