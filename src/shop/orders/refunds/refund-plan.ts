import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { chargeStep, formatMoney, type Money } from '#lib/money.ts';
import { type ReadAmount, readCharge } from '#lib/parse-amount.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { goneUnitsOf } from '../../entitlements/store.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import { hasLostDispute } from '../disputes/store.ts';
import { type ItemRow, listItems, type OrderRow } from '../store.ts';
import { nothingLeftText } from './nothing-left-text.ts';
import { refundEffectsOf } from './refund-effects.ts';
import { refusePractice } from './refuse-practice.ts';
import { type RefundParts, STAFF_REASONS, sumOfParts } from './request-refund.ts';
import { shippingLeft } from './shipping-left.ts';
import { findPaidPayment, listRefundFacts, lockRefundable, refundedPerItem } from './store.ts';
import { sumUpGone } from './sums-store.ts';

/** A refund as its form asks for it. */
export const refundForm = z.strictObject({
  /** First what it would do, then doing it. */
  step: z.enum(['look', 'refund']),
  /** Unique for each form shown: sent twice, it refunds once. */
  key: z.uuid({ error: () => t('This form is not whole. Load the page again.') }),
  /** What could still be refunded when the form was shown, in minor units: a refund made meanwhile is noticed. */
  left: z
    .string()
    .regex(/^\d{1,12}$/, { error: () => t('This form is not whole. Load the page again.') })
    .transform(Number),
  /** Number of the line, from 1; empty for the order as a whole, `shipping` for delivery. */
  line: z.string().regex(/^(?:\d{0,3}|shipping)$/, { error: () => t('This order has no such item.') }),
  /** Empty for all that is left. */
  amount: z.string().max(60, { error: () => t('Enter an amount.') }),
  reason: z.enum(STAFF_REASONS, { error: () => t('Choose a reason.') }),
  access: z.enum(['take', 'keep'], { error: () => t('Choose one of the two.') }),
  note: typedText(500).regex(/^[^\p{Cc}]*$|\n/u),
});
export type RefundForm = z.infer<typeof refundForm>;

/** What is refunded and on which terms; the amount as it was typed, or in minor units. */
export type RefundTerms = Pick<RefundForm, 'line' | 'reason' | 'access' | 'note'> & {
  readonly amount: string | number;
};

/** What can be refunded of an order, and of each of its lines; amounts in minor units. */
export interface Refundable {
  readonly left: number;
  /** What the buyer's bank has taken back, decided or not: no part of `left`. */
  readonly disputed: number;
  /** Of delivery. */
  readonly shippingLeft: number;
  readonly lines: readonly (ItemRow & {
    readonly left: number;
    /** What takes back one of several units; null for a single one, or when less is left. */
    readonly oneUnit: number | null;
    /** Title and variant. */
    readonly name: string;
  })[];
}

/** What a refund would do, to be read before it is done. */
export interface RefundPlan {
  readonly amount: Money;
  readonly leftAfter: Money;
  readonly line: (ItemRow & { readonly name: string }) | null;
  /** The money is for delivery: it takes nothing back. */
  readonly isShipping: boolean;
  readonly takesBack: boolean;
  readonly statusAfter: string;
  /** What is then taken back: the name of each line, with the number of units where it has several. */
  readonly closes: readonly string[];
  /** Names of what stays with the buyer although all of its money went back. */
  readonly staysOpen: readonly string[];
}

/** @throws ShopError `practice_order`, `not_paid` */
export async function refundableOf(db: Db, order: OrderRow): Promise<Refundable> {
  refusePractice(order);
  const payment = await findPaidPayment(db, order.id);
  if (!payment)
    throw new ShopError('not_paid', 409, t('Nothing was paid for this order, so nothing can be refunded.'));
  const left = await lockRefundable(db, payment.id);
  const { disputed, lost } = await sumUpGone(db, payment.id);
  const gone = await refundedPerItem(db, order.id, ['pending', 'succeeded']);
  const goneOf = new Map(gone.map(({ id, refunded }) => [id, refunded]));
  const items = (await listItems(db, order.id)).toSorted((a, b) => a.position - b.position);
  const goneUnits = await goneUnitsOf(db, order.id);
  const lines = items.map((item) => {
    const leftOfLine = Math.max(0, Math.min(left, item.totalAmount - (goneOf.get(item.id) ?? 0)));
    const step = chargeStep(order.currency);
    const unit = Math.ceil(item.totalAmount / item.quantity / step) * step;
    const oneUnit = item.quantity > 1 && unit > 0 && unit <= leftOfLine ? unit : null;
    const name = lineInWords({ ...item, quantity: 1 });
    return { ...item, ...goneUnits.get(item.id), left: leftOfLine, oneUnit, name };
  });
  return { left, disputed: disputed + lost, shippingLeft: await shippingLeft(db, order), lines };
}

/**
 * Calculates what a refund would do, by the same rule that is applied when it succeeds.
 * @param parts of the whole order, where the amount is their sum.
 * @throws ShopError `practice_order`, `not_paid`, `unknown_line`, `invalid_input`, `refund_too_large` at its field.
 */
export async function planRefund(
  db: Db,
  order: OrderRow,
  form: RefundTerms,
  parts: RefundParts | null = null,
): Promise<RefundPlan> {
  const { left, disputed, lines, ...refundable } = await refundableOf(db, order);
  if (left === 0) throw nothingLeft(await nothingLeftText(db, order));
  const isShipping = form.line === 'shipping';
  const line = form.line === '' || isShipping ? null : lineOf(lines, Number(form.line));
  const most = isShipping ? refundable.shippingLeft : line ? line.left : left;
  const amount = amountOf(form.amount, { most, disputed }, order.currency);
  const takesBack = form.access === 'take' && !isShipping;
  const facts = {
    isCompleted: order.completedAt !== null,
    totalAmount: order.totalAmount,
    lines,
    isLost: await hasLostDispute(db, order.id),
  };
  const done = await listRefundFacts(db, order.id);
  const named = line ? [{ orderItemId: line.id, amount }] : linesOf(parts, amount);
  const more = { amount, takesBack, isSurplus: false, lines: named };
  const [before, after] = [done, [...done, more]].map((refunds) => refundEffectsOf({ ...facts, refunds }));
  const unitsOf = (effects: typeof before, id: string) => effects?.lines.get(id)?.units ?? 0;
  const closing = lines.filter(({ id }) => unitsOf(after, id) < unitsOf(before, id));
  const paidBack = line ? (amount === most ? [line] : []) : amount === left && !isShipping ? lines : [];
  const closes = closing.map(({ id, name, quantity }) => {
    const units = unitsOf(before, id) - unitsOf(after, id);
    return quantity > 1
      ? t('{units, number} of {quantity, number} × {title}', { units, quantity, title: name })
      : name;
  });
  const money = (value: number): Money => ({ amount: value, currency: order.currency });
  return {
    amount: money(amount),
    leftAfter: money(left - amount),
    ...{ line, isShipping, takesBack },
    statusAfter: after?.status ?? order.status,
    closes,
    staysOpen: paidBack.filter(({ id }) => unitsOf(after, id) > 0).map(({ name }) => name),
  };
}

/** The lines of a proposal, if that is the amount; any other amount of a whole order names none. */
function linesOf(parts: RefundParts | null, amount: number): RefundParts['lines'] {
  return parts && sumOfParts(parts) === amount ? parts.lines : [];
}

function lineOf<Line>(lines: readonly Line[], number: number): Line {
  const line = lines[number - 1];
  if (line) return line;
  const text = t('This order has no such item.');
  throw new ShopError('unknown_line', 422, text, { line: text });
}

function nothingLeft(reason: string): ShopError {
  return new ShopError('refund_too_large', 422, reason, { line: reason });
}

function amountOf(
  given: string | number,
  { most, disputed }: { readonly most: number; readonly disputed: number },
  currency: string,
): number {
  const mostText = formatMoney({ amount: most, currency });
  if (most === 0) throw nothingLeft(t('Nothing of this is left to refund.'));
  const { amount, problem } = readGiven(given, most, currency);
  if (amount !== null && amount >= 1 && amount <= most) return amount;
  const tooMuch =
    disputed > 0
      ? t('At most {amount} of this can be refunded: the buyer’s bank has taken back {disputed}.', {
          amount: mostText,
          disputed: formatMoney({ amount: disputed, currency }),
        })
      : t('At most {amount} of this can be refunded.', { amount: mostText });
  const none = t('Enter an amount up to {amount}, or leave it empty for all of it.', { amount: mostText });
  const reason = problem ?? (amount !== null && amount > most ? tooMuch : none);
  throw new ShopError('refund_too_large', 422, reason, { amount: reason });
}

/** Minor units, an amount as typed, or nothing for all of it. */
function readGiven(given: string | number, most: number, currency: string): ReadAmount {
  if (typeof given === 'number') return { amount: given, problem: null };
  return given.trim() === '' ? { amount: most, problem: null } : readCharge(given, currency);
}
