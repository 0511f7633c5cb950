import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { bumpVersion, listLines, updateLine } from './store.ts';

/** The price of one that the shopper accepts, in minor units, as the page showed it. */
export const acceptPriceInput = z.strictObject({
  line: z.uuid(),
  amount: z.union([
    z.number().int(),
    z
      .string()
      .regex(/^\d{1,11}$/)
      .transform(Number),
  ]),
});

/** Accepts a higher price. If it changed again since the page was shown, nothing is accepted and the page says so. */
export async function acceptPrice(db: Db, owner: Visitor, lineId: string, amount: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const cart = await lockAndMergeCart(tx, owner);
    const line = (await listLines(tx, cart.id)).find(({ id }) => id === lineId);
    if (line?.priceAmount !== amount) return;
    await updateLine(tx, line.id, line.quantity, amount);
    await bumpVersion(tx, cart.id, now());
  });
}
