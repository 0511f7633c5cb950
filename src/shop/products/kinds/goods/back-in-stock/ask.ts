import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { emailKey, emailSchema } from '../../../../customers/email.ts';
import { queueFreeEmail } from '../../../../customers/free-email.ts';
import { hasProven } from '../../../../customers/proven-address.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { goodsAvailability } from '../availability.ts';
import type { Alert } from './alert.ts';
import { findAlertOf, insertAlert, moveAlert } from './store.ts';

/** The email with the link by which the address is proven, and with which it can be ended. */
export const ASKED_EMAIL = 'back-in-stock-asked';

/** The form: which variant, by its SKU, and where to write to. */
export const askInput = z.strictObject({
  variant: z
    .string({ error: () => t('Choose one.') })
    .min(1, { error: () => t('Choose one.') })
    .max(64),
  email: emailSchema,
});

/**
 * Remembers that somebody wants to be told when a variant can be had again. An address that this visitor has not proven gets
 * an email first, and is told of nothing before its link was used. The answer is the same whether it had asked before.
 * @returns the alert where the address is proven, else null: an email tells the rest.
 * @throws ShopError 409 `in_stock`.
 */
export async function askToBeTold(
  db: Db,
  variantId: string,
  email: string,
  visitor: Visitor | null,
): Promise<Alert | null> {
  const state = (await goodsAvailability(db, [variantId], null)).get(variantId);
  if (state?.is === 'open')
    throw new ShopError('in_stock', 409, t('This is in stock now: you can order it.'));
  return inTransaction(db, async (tx) => {
    const key = emailKey(email);
    await insertAlert(tx, { variantId, email, emailKey: key });
    const alert = await findAlertOf(tx, variantId, key);
    // Told between the two statements.
    if (!alert) return null;
    if (await hasProven(tx, visitor, key)) {
      await confirmAlert(tx, alert.id);
      return { ...alert, state: 'waiting' };
    }
    // An hour: the link of an email that was overlooked can be asked for again.
    const dedupeKey = `${ASKED_EMAIL}:${alert.id}:${now().toISOString().slice(0, 13)}`;
    const row = { kind: ASKED_EMAIL, dedupeKey, recipient: alert.email, customerId: null, orderId: null };
    await queueFreeEmail(tx, { ...row, details: { alertId: alert.id } }, 'back-in-stock');
    return null;
  });
}

/** The link of the email was used: the address is proven. */
export async function confirmAlert(db: Db, id: string): Promise<void> {
  await inTransaction(db, (tx) => moveAlert(tx, id, ['unproven'], { state: 'waiting', joinedAt: now() }));
}

/** Ends it, so that no email comes. */
export async function endAlert(db: Db, id: string): Promise<void> {
  await inTransaction(db, (tx) =>
    moveAlert(tx, id, ['unproven', 'waiting'], { state: 'left', endedAt: now() }),
  );
}
