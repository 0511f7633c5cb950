import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { findPaidWith } from '../payments/find-paid-with.ts';
import type { RefundQuote } from './quote-refund.ts';

/** What refunding pieces would do, to be read before it is done. */
export interface RefundPreview {
  readonly total: Money;
  /** Pieces in words, and what goes back for them. */
  readonly lines: readonly { readonly name: string; readonly amount: Money }[];
  /** Null where nothing was paid for delivery. */
  readonly shipping: { readonly amount: Money; readonly working: string } | null;
  /** How it was paid, in words; null where nobody said. */
  readonly method: string | null;
  /** Of an exchange, the number of the order that was paid. */
  readonly paidIn: string | null;
  /** What can be refunded of that order afterwards. */
  readonly leftAfter: Money;
}

/** Puts into words what a refund of these pieces would do. @param shipping minor units, where it is another amount than was proposed. */
export async function previewRefund(
  db: Db,
  { lines, payer, left, shipping: proposed, amount }: RefundQuote,
  shipping = proposed?.amount ?? 0,
): Promise<RefundPreview> {
  const money = (value: number): Money => ({ amount: value, currency: amount.currency });
  const total = lines.reduce((sum, line) => sum + line.amount, shipping);
  const isAsked = proposed !== null || shipping > 0;
  return {
    total: money(total),
    lines: lines.map((line) => ({
      name: lineInWords({ ...line.item, quantity: line.units }),
      amount: money(line.amount),
    })),
    shipping: isAsked ? { amount: money(shipping), working: proposed?.working ?? '' } : null,
    method: await findPaidWith(db, payer.order.id),
    paidIn: payer.isOther ? payer.order.number : null,
    leftAfter: money(left - total),
  };
}
