import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { findPayer } from '../exchanges/payer.ts';
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
    const why = isFree ? await freeText(db, order) : error.message;
    return { left: 0, lines: [], shippingLeft: 0, why };
  }
}

async function freeText(db: Db, order: OrderRow): Promise<string> {
  const { isOther, order: paid } = await findPayer(db, order);
  return isOther
    ? t('This was sent in exchange: what was paid for it is in order {number}.', { number: paid.number })
    : t('This order was free: there is nothing to refund.');
}
