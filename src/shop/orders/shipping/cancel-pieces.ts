import { z } from 'zod';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import { formKey } from '../by-staff/write-note.ts';
import { emailBuyer } from '../email-buyer.ts';
import { settleUnpaid } from '../exchanges/unpaid.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { quoteRefund } from '../refunds/quote-refund.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import type { OrderRow } from '../store.ts';
import { unknownOrder, withLockedOrder } from '../with-locked-order.ts';
import { hasFormActed } from './form-store.ts';
import { listSentLines } from './lines-to-ship.ts';
import type { WantedPieces } from './pack-parcel.ts';
import { type PiecesRefund, refundPieces, refuseDisputed } from './refund-pieces.ts';

export const cancelForm = z.strictObject({
  /** Of the form: sent twice, it cancels once. */
  form: formKey,
  /** What the preview promised, in minor units: a change meanwhile is noticed. */
  amount: z
    .string()
    .regex(/^\d{1,12}$/, { error: () => t('This form is not whole. Load the page again.') })
    .transform(Number),
});
export type CancelInput = z.infer<typeof cancelForm>;

/** What cancelling pieces would do. */
export interface Cancelling extends PiecesRefund {
  readonly amount: Money;
}

/**
 * What cancelling pieces that have not been packed would do at this moment.
 * @throws ShopError `nothing_chosen`, `packed_meanwhile`, `practice_order`, `not_paid`.
 */
export async function planCancelling(tx: Tx, order: OrderRow, pieces: WantedPieces): Promise<Cancelling> {
  const lines = await listSentLines(tx, order.id);
  const chosen = lines.filter(({ item }) => (pieces.get(item.position + 1) ?? 0) > 0);
  if (chosen.length === 0) {
    const text = t('Choose what you do not want any more.');
    throw new ShopError('nothing_chosen', 422, text);
  }
  if (chosen.some(({ item, toPack }) => (pieces.get(item.position + 1) ?? 0) > toPack))
    throw new ShopError('packed_meanwhile', 409, t('Some of it has been packed meanwhile. Choose again.'));
  const wanted = new Map(chosen.map(({ item }) => [item.id, pieces.get(item.position + 1) ?? 0]));
  const quote = await quoteRefund(tx, order, { units: wanted, isWhole: true });
  return { ...quote, shipping: quote.shipping?.amount ?? 0 };
}

/**
 * Pieces that have not been packed are cancelled: they can be sold to others at once, and their money goes back, with that
 * for delivery where nothing is sent any more. Sent twice it happens once.
 * @returns the refunds, to be sent to Stripe.
 * @throws ShopError `disputed`, `changed_meanwhile`, and what `planCancelling` throws.
 */
export async function cancelPieces(
  db: Db,
  number: string,
  pieces: WantedPieces,
  { form, amount }: CancelInput,
  actor: Actor,
): Promise<readonly string[]> {
  return withLockedOrder(db, number, (tx, order) => cancelLocked(tx, order, pieces, { form, amount }, actor));
}

/** The same by the buyer. @throws ShopError `unknown_order` for another buyer's. */
export async function cancelOwnPieces(
  db: Db,
  number: string,
  visitor: Visitor | null,
  pieces: WantedPieces,
  input: CancelInput,
): Promise<readonly string[]> {
  if (!visitor) throw unknownOrder();
  return withLockedOrder(db, number, async (tx, order) => {
    if (!mayAccess(visitor, 'shipment', { order })) throw unknownOrder();
    return cancelLocked(tx, order, pieces, input, 'visitor');
  });
}

async function cancelLocked(
  tx: Tx,
  order: OrderRow,
  pieces: WantedPieces,
  { form, amount }: CancelInput,
  actor: Actor,
): Promise<readonly string[]> {
  refusePractice(order);
  if (await hasFormActed(tx, order.id, 'pieces_cancelled', form)) return [];
  await refuseDisputed(tx, order);
  const plan = await planCancelling(tx, order, pieces);
  if (plan.amount.amount !== amount)
    throw new ShopError(
      'changed_meanwhile',
      409,
      t('Your refund changed while you were looking. See the new amount, then decide.'),
    );
  const count = plan.lines.reduce((sum, { units }) => sum + units, 0);
  await addHistory(tx, order.id, actor, 'pieces_cancelled', {
    ...{ pieces: count, amount, currency: order.currency, form },
  });
  const refund = await refundPieces(tx, order, plan, actor);
  await settleUnpaid(tx, order);
  await emailBuyer(tx, order, 'pieces-cancelled', form, {
    amount: String(amount),
    pieces: plan.lines.map(({ item, units }) => `${item.position + 1}:${units}`).join(','),
  });
  return refund ? [refund] : [];
}
