import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { OrderRow } from '../store.ts';
import { nothingLeftText } from './nothing-left-text.ts';
import { type Refundable, refundableOf } from './refund-plan.ts';

/** What can be refunded of an order, or in one sentence why nothing can. */
export type RefundableOrWhy =
  | (Refundable & { readonly why: null })
  | { readonly left: 0; readonly lines: readonly []; readonly shippingLeft: 0; readonly why: string };

export async function refundableOrWhy(db: Db, order: OrderRow): Promise<RefundableOrWhy> {
  try {
    const refundable = await refundableOf(db, order);
    if (refundable.left > 0) return { ...refundable, why: null };
    return { left: 0, lines: [], shippingLeft: 0, why: await nothingLeftText(db, order) };
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    const isFree = order.totalAmount === 0 && order.completedAt !== null;
    return {
      left: 0,
      lines: [],
      shippingLeft: 0,
      why: isFree ? t('This order was free: there is nothing to refund.') : error.message,
    };
  }
}
