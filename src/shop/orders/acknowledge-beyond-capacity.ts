import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { StaffActor } from '../accounts/audit.ts';
import { recordAudit } from '../accounts/audit-store.ts';
import { markBeyondCapacitySeen } from '../entitlements/store.ts';
import { withLockedOrder } from './with-locked-order.ts';

export const beyondCapacityInput = z.strictObject({
  act: z.literal('dealt-with', 'That is not something this page does.'),
  /** Units beyond capacity that the page showed: if there are more now, staff have to look again. */
  units: z
    .string()
    .regex(/^\d{1,9}$/, 'This form is not whole. Load the page again.')
    .transform(Number),
});
export type BeyondCapacityInput = z.infer<typeof beyondCapacityInput>;

/**
 * Staff have dealt with what an order was given beyond capacity: it leaves their list. Sent twice it is marked once.
 * @throws ShopError `unknown_order`, `changed_meanwhile`.
 */
export async function acknowledgeBeyondCapacity(
  db: Db,
  number: string,
  { units }: BeyondCapacityInput,
  actor: StaffActor,
): Promise<void> {
  await withLockedOrder(db, number, async (tx, order) => {
    const marked = await markBeyondCapacitySeen(tx, order.id, now());
    if (marked === 0) return;
    if (marked !== units) {
      const text = 'This order changed while you were looking at it. See how it stands now, then decide.';
      throw new ShopError('changed_meanwhile', 409, text);
    }
    const details = { units };
    await recordAudit(tx, { actor, action: 'order.dealt_with', subject: `order:${order.id}`, details });
  });
}
