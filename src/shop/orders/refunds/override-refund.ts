import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { listItems, type OrderRow } from '../store.ts';
import { quoteRefund, type RefundQuote } from './quote-refund.ts';
import { planRefund, type RefundPlan, type RefundTerms } from './refund-plan.ts';
import { type RefundParts, sumOfParts } from './request-refund.ts';

/** What staff refund, beside what is proposed for the same thing. */
export interface StaffPlan extends RefundPlan {
  /** Minor units; null where nothing is proposed: the order was never completed. */
  readonly proposed: number | null;
  /** Of the whole order as it was proposed: by line and for delivery. Null for everything that is left, and another amount. */
  readonly parts: RefundParts | null;
}

/**
 * Calculates what a refund by staff would do. Who refunds another amount than is proposed says why.
 * @throws ShopError `reason_needed` at `note`, and what `planRefund` throws.
 */
export async function planStaffRefund(db: Db, order: OrderRow, form: RefundTerms): Promise<StaffPlan> {
  const quote = order.completedAt ? await quoteRefund(db, order) : null;
  const plan = await planRefund(db, order, form, partsOf(quote, form));
  const proposed = quote && (await proposedFor(db, order, quote, form.line));
  const { amount } = plan;
  if (proposed !== null && amount.amount !== proposed && form.note.trim() === '')
    throw reasonNeeded(formatMoney({ amount: proposed, currency: amount.currency }));
  const parts = partsOf(quote, form);
  return { ...plan, proposed, parts: parts && amount.amount === sumOfParts(parts) ? parts : null };
}

function reasonNeeded(proposed: string): ShopError {
  const text = t('{amount} is proposed. Say why it is another amount.', { amount: proposed });
  return new ShopError('reason_needed', 422, text, { note: text });
}

/** What is proposed for what the form names. */
async function proposedFor(db: Db, order: OrderRow, quote: RefundQuote, line: string): Promise<number> {
  if (line === '') return quote.amount.amount;
  if (line === 'shipping') return quote.shipping?.amount ?? 0;
  const items = (await listItems(db, order.id)).toSorted((a, b) => a.position - b.position);
  const id = items[Number(line) - 1]?.id;
  return quote.lines.reduce((sum, one) => sum + (one.item.id === id ? one.amount : 0), 0);
}

/** The parts of a quote for a whole order of which something stays; null where the order was paid in another one. */
function partsOf(quote: RefundQuote | null, { line }: RefundTerms): RefundParts | null {
  if (!quote || line !== '' || quote.payer.isOther || quote.amount.amount >= quote.left) return null;
  const lines = quote.lines
    .filter(({ amount }) => amount > 0)
    .map(({ paidItemId: orderItemId, amount }) => ({ orderItemId, amount }));
  return { lines, shipping: quote.shipping?.amount ?? 0 };
}
