import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { addGivenUnits } from '../../entitlements/store.ts';
import { listOpenDisputes } from '../disputes/store.ts';
import type { Actor } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import type { LineQuote } from '../refunds/quote-refund.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import type { OrderRow } from '../store.ts';

/** What goes back for pieces: of their lines, and of delivery; minor units. */
export interface PiecesRefund {
  readonly lines: readonly LineQuote[];
  readonly shipping: number;
}

/**
 * Pieces are the buyer's no more, and their money goes back. What is refunded takes nothing back by itself: the pieces
 * are counted here. The order must be locked.
 * @returns the refunds, to be sent to Stripe.
 */
export async function refundPieces(
  tx: Tx,
  order: OrderRow,
  { lines, shipping }: PiecesRefund,
  actor: Actor,
): Promise<string[]> {
  const made: string[] = [];
  const request = { reason: 'requested_by_customer', actor, takesBack: false } as const;
  for (const { item, units, amount } of lines) {
    await addGivenUnits(tx, item.id, units);
    if (amount > 0) made.push(await requestRefund(tx, order, { ...request, amount, orderItemId: item.id }));
  }
  if (shipping > 0)
    made.push(await requestRefund(tx, order, { ...request, amount: shipping, isShipping: true }));
  await applyRefundEffects(tx, order, actor);
  return made;
}

/** @throws ShopError `disputed` while a bank decides about the payment. */
export async function refuseDisputed(tx: Tx, order: OrderRow): Promise<void> {
  if (!(await listOpenDisputes(tx, order.id)).some(({ status }) => status === 'open')) return;
  throw new ShopError(
    'disputed',
    409,
    t('The bank has asked for this payment back. Until it decides, nothing can be refunded here.'),
  );
}
