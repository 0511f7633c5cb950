import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { bumpVersion, listLines, updateLine } from './store.ts';

/** The price of one that the shopper accepts, as the page showed it; `amount` in minor units. */
export const acceptPriceInput = z.strictObject({
  line: z.uuid(),
  amount: z.union([
    z.number().int(),
    z
      .string()
      .regex(/^\d{1,11}$/)
      .transform(Number),
  ]),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
export type AcceptPriceInput = z.infer<typeof acceptPriceInput>;

/** Accepts a higher price, or one in another currency. If it changed again since the page was shown, nothing is accepted and the page says so. */
export async function acceptPrice(
  db: Db,
  owner: Visitor,
  { line: lineId, amount, currency }: AcceptPriceInput,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const cart = await lockAndMergeCart(tx, owner);
    const line = (await listLines(tx, cart.id)).find(({ id }) => id === lineId);
    if (line?.priceAmount !== amount || (currency ?? line.currency) !== line.currency) return;
    await updateLine(tx, line.id, line.quantity, { amount, currency: line.currency });
    await bumpVersion(tx, cart.id, now());
  });
}
