import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { addGivenUnits } from '../../entitlements/store.ts';
import { listOpenDisputes } from '../disputes/store.ts';
import { findPayer, type Payer } from '../exchanges/payer.ts';
import type { Actor } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import type { LineQuote } from '../refunds/quote-refund.ts';
import { requestParts } from '../refunds/request-refund.ts';
import type { OrderRow } from '../store.ts';

/** What goes back for pieces: of their lines, and of delivery, in minor units; and the order that was paid for them. */
export interface PiecesRefund {
  readonly lines: readonly LineQuote[];
  readonly shipping: number;
  readonly payer: Payer;
}

/**
 * Pieces are the buyer's no more, and their money goes back as one refund, of an exchange from the order that was paid. What
 * is refunded takes nothing back by itself: the pieces are counted here. Both orders must be locked.
 * @returns the refund, to be sent to Stripe; null where nothing goes back.
 */
export async function refundPieces(
  tx: Tx,
  order: OrderRow,
  { lines, shipping, payer }: PiecesRefund,
  actor: Actor,
): Promise<string | null> {
  for (const { item, units } of lines) await addGivenUnits(tx, item.id, units);
  const parts = lines.map(({ paidItemId, amount }) => ({ orderItemId: paidItemId, amount }));
  const isSome = shipping > 0 || parts.some(({ amount }) => amount > 0);
  const made = isSome
    ? await requestParts(
        tx,
        payer.order,
        { lines: parts, shipping },
        {
          ...{ reason: 'requested_by_customer', actor, takesBack: false },
          ...(payer.isOther ? { sentIn: order.number } : {}),
        },
      )
    : null;
  await applyRefundEffects(tx, order, actor);
  return made;
}

/** Whether a bank decides about the payment, of an exchange about that of the order that was paid. */
export async function isPaymentDisputed(db: Db, order: OrderRow): Promise<boolean> {
  const { order: paid } = await findPayer(db, order);
  return (await listOpenDisputes(db, paid.id)).some(({ status }) => status === 'open');
}

/** @throws ShopError `disputed` while a bank decides about the payment. */
export async function refuseDisputed(tx: Tx, order: OrderRow): Promise<void> {
  if (!(await isPaymentDisputed(tx, order))) return;
  throw new ShopError(
    'disputed',
    409,
    t('The bank has asked for this payment back. Until it decides, nothing can be refunded here.'),
  );
}
