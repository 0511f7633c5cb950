import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { allocate, decimalsOf, formatAmount, machineAmount } from '#lib/money.ts';
import { parseAmount, typedAmount } from '#lib/parse-amount.ts';
import { unitsOfOrder } from '#shop/entitlements/store.ts';
import { recordRefund } from '#shop/orders/refunds/record-refund.ts';
import { type RefundFact, refundEffectsOf } from '#shop/orders/refunds/refund-effects.ts';
import { requestRefund } from '#shop/orders/refunds/request-refund.ts';
import { lockOrder } from '#shop/orders/store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { totalsOf } from '#shop/pricing/totals.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder, type PlacedOrder } from '#tests/support/placed-order.ts';
import { stripeId } from '#tests/support/stripe-event.ts';
import { isLong } from '#tests/support/timed.ts';

const PURE = { numRuns: isLong ? 100_000 : 1_000 };
const STORED = { numRuns: isLong ? 1_500 : 45 };
const MINUTES = 60_000;

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KRW', 'KWD', 'BHD');
const line = fc.record({ quantity: fc.integer({ min: 1, max: 10 }), unitAmount: fc.nat({ max: 250_000 }) });
const lines = fc.array(line, { minLength: 1, maxLength: 8 });

describe('amounts', () => {
  test('are written and read to the last unit, in currencies with 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), currency, (amount, code) => {
        const text = formatAmount({ amount, currency: code });
        expect(text.split('.')[1]?.length ?? 0).toBe(decimalsOf(code));
        const digits = machineAmount({ amount, currency: code }).replace('.', '');
        expect(BigInt(digits)).toBe(BigInt(amount));
        expect(parseAmount(typedAmount({ amount, currency: code }), code)).toBe(amount);
        // `1.234` of a currency with three decimals reads two ways.
        if (decimalsOf(code) < 3) expect(parseAmount(text, code)).toBe(amount);
      }),
      PURE,
    );
  });

  test('are shared out without losing or making a unit, each within one of its exact share', () => {
    const weights = fc.array(fc.nat({ max: 10_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), weights, (total, of) => {
        const shares = allocate(total, of);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = of.reduce((a, b) => a + b, 0);
        if (sum === 0) return;
        for (const [i, share] of shares.entries()) {
          const times = BigInt(share) * BigInt(sum) - BigInt(total) * BigInt(of[i] ?? 0);
          expect(times < BigInt(sum) && -times < BigInt(sum)).toBe(true);
        }
      }),
      PURE,
    );
  });

  test('of lines sum to the total', () => {
    fc.assert(
      fc.property(lines, currency, (of, code) => {
        const totals = totalsOf(of.map((one) => ({ ...one, currency: code })));
        const exact = of.reduce((sum, one) => sum + BigInt(one.unitAmount) * BigInt(one.quantity), 0n);
        expect(BigInt(totals.total)).toBe(exact);
        expect(totals).toMatchObject({
          currency: code,
          subtotal: totals.total,
          discount: 0,
          tax: 0,
          shipping: 0,
        });
      }),
      PURE,
    );
  });
});

/** A wish for a refund: of which line (or none), what part of what is left, and whether access goes with it. */
const wish = fc.record({
  line: fc.option(fc.nat({ max: 7 })),
  part: fc.integer({ min: 1, max: 100 }),
  takesBack: fc.boolean(),
});
const wishes = fc.array(wish, { maxLength: 8 });

describe('an order and its refunds', () => {
  test('stand the same in any order of the refunds, and never beyond what was paid', () => {
    fc.assert(
      fc.property(lines, wishes, fc.nat(), (of, wanted, turn) => {
        const items = of.map(({ quantity, unitAmount }, i) => ({
          id: `line-${i}`,
          quantity,
          totalAmount: quantity * unitAmount,
        }));
        const totalAmount = sum(items.map((item) => item.totalAmount));
        const refunds = granted(items, totalAmount, wanted);
        const facts = { isCompleted: true, totalAmount, lines: items, isLost: false };
        const standing = refundEffectsOf({ ...facts, refunds });
        const returned = sum(refunds.map((refund) => refund.amount));
        expect(standing.refundedAmount).toBe(returned);
        expect(returned).toBeLessThanOrEqual(totalAmount);
        expect(standing.status).toBe(
          returned === 0 ? 'completed' : returned === totalAmount ? 'refunded' : 'partially_refunded',
        );
        for (const item of items) {
          expect(standing.lines.get(item.id)?.refundedAmount).toBeLessThanOrEqual(item.totalAmount);
        }
        const turned = refunds.map((_, i) => refunds[(i + turn) % refunds.length] as RefundFact).toReversed();
        expect(refundEffectsOf({ ...facts, refunds: turned })).toEqual(standing);
      }),
      PURE,
    );
  });

  test('wholly paid back take everything back, lost to a dispute too, and reversed give it again', () => {
    fc.assert(
      fc.property(lines, (of) => {
        const items = of.map(({ quantity, unitAmount }, i) => ({
          id: `line-${i}`,
          quantity,
          totalAmount: quantity * unitAmount,
        }));
        const totalAmount = sum(items.map((item) => item.totalAmount));
        const facts = { isCompleted: true, totalAmount, lines: items };
        const whole: RefundFact = { amount: totalAmount, takesBack: true, isSurplus: false, lines: [] };
        const taken = (refunds: readonly RefundFact[], isLost: boolean) =>
          [...refundEffectsOf({ ...facts, refunds, isLost }).lines.values()].filter(
            ({ units }) => units === 0,
          ).length;
        expect(taken([], false)).toBe(0);
        expect(taken([], true)).toBe(items.length);
        if (totalAmount > 0) expect(taken([whole], false)).toBe(items.length);
        expect(taken([{ ...whole, takesBack: false }], false)).toBe(0);
        expect(taken([{ ...whole, isSurplus: true }], false)).toBe(0);
      }),
      PURE,
    );
  });

  test(
    'kept in the database agree with a ledger kept beside it',
    async () => {
      await setPrices();
      await fc.assert(
        fc.asyncProperty(fc.constantFrom('USD', 'JPY', 'KWD'), wishes, async (code, wanted) => {
          await setCurrency(code);
          const order = await aPlacedOrder(SOURDOUGH, DOVETAILS);
          await receiveEvent(db, eventBody('paid', order));
          await replay(order, wanted);
        }),
        STORED,
      );
    },
    30 * MINUTES,
  );
});

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}

interface Wish {
  readonly line: number | null;
  readonly part: number;
  readonly takesBack: boolean;
}
type Items = readonly { readonly id: string; readonly totalAmount: number; readonly quantity: number }[];

/** The refunds a shop would grant of these wishes, one after the other. */
function granted(items: Items, total: number, wanted: readonly Wish[]): RefundFact[] {
  const made: RefundFact[] = [];
  for (const one of wanted) {
    const refund = grant(items, total, made, one);
    if (refund) made.push(refund);
  }
  return made;
}

/** Never more than is left of the order, or of the line. */
function grant(items: Items, total: number, made: readonly RefundFact[], one: Wish): RefundFact | null {
  const item = itemOf(items, one);
  const amount = Math.ceil((leftOf(made, total, item) * one.part) / 100);
  if (amount < 1) return null;
  const of = item ? [{ orderItemId: item.id, amount }] : [];
  return { amount, takesBack: one.takesBack, isSurplus: false, lines: of };
}

function itemOf(items: Items, { line: at }: Wish): Items[number] | undefined {
  return at === null ? undefined : items[at % items.length];
}

function leftOf(made: readonly RefundFact[], total: number, item: Items[number] | undefined): number {
  const left = total - sum(made.map((refund) => refund.amount));
  if (!item) return left;
  const ofLine = made.flatMap((refund) => refund.lines).filter((one) => one.orderItemId === item.id);
  return Math.min(left, item.totalAmount - sum(ofLine.map((one) => one.amount)));
}

/** Wishes for more than is left are refused, all others settled; in the end the books say what the ledger says. */
async function replay(order: PlacedOrder, wanted: readonly Wish[]): Promise<void> {
  const items = await db
    .selectFrom('orderItems')
    .select(['id', 'totalAmount', 'quantity'])
    .where('orderId', '=', order.orderId)
    .orderBy('position')
    .execute();
  const ledger: RefundFact[] = [];
  for (const one of wanted) {
    const item = itemOf(items, one);
    const left = leftOf(ledger, order.total, item);
    await expect(ask(order, left + 1, one.takesBack, item?.id)).rejects.toMatchObject({
      code: 'refund_too_large',
    });
    const refund = grant(items, order.total, ledger, one);
    if (!refund) continue;
    ledger.push(refund);
    const id = await ask(order, refund.amount, one.takesBack, item?.id);
    const state = {
      stripeRefundId: stripeId('re'),
      status: 'succeeded',
      failureReason: null,
      answer: '{}',
    } as const;
    await inTransaction(db, (tx) => recordRefund(tx, id, state, 'job'));
  }
  await compare(order, items, ledger);
}

async function ask(order: PlacedOrder, amount: number, takesBack: boolean, itemId?: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const locked = await lockOrder(tx, order.orderId);
    if (!locked) throw new Error('no such order');
    const of = itemId ? { orderItemId: itemId } : {};
    return requestRefund(tx, locked, { amount, takesBack, reason: 'other', actor: 'cli', ...of });
  });
}

async function compare(order: PlacedOrder, items: Items, refunds: readonly RefundFact[]): Promise<void> {
  const facts = { isCompleted: true, totalAmount: order.total, lines: items, isLost: false, refunds };
  const { status, refundedAmount, lines: effects } = refundEffectsOf(facts);
  const row = db.selectFrom('orders').selectAll().where('id', '=', order.orderId);
  expect(await row.executeTakeFirstOrThrow()).toMatchObject({ status, refundedAmount });
  const kept = await db.selectFrom('orderItems').selectAll().where('orderId', '=', order.orderId).execute();
  const units = await unitsOfOrder(db, order.orderId);
  for (const item of kept) {
    expect({ refundedAmount: item.refundedAmount, units: units.get(item.id) }).toEqual(effects.get(item.id));
  }
  const payment = db.selectFrom('payments').select('refundedAmount').where('orderId', '=', order.orderId);
  expect((await payment.executeTakeFirstOrThrow()).refundedAmount).toBe(refundedAmount);
}

/** Odd prices, so that parts do not come out even. */
async function setPrices(): Promise<void> {
  const priceOf = { [SOURDOUGH]: 4_999, [DOVETAILS]: 12_347 };
  for (const [slug, priceAmount] of Object.entries(priceOf)) {
    await db
      .updateTable('variants')
      .set({ priceAmount })
      .where('productId', 'in', db.selectFrom('products').select('id').where('slug', '=', slug))
      .execute();
  }
}

async function setCurrency(code: string): Promise<void> {
  await db.updateTable('variants').set({ currency: code }).execute();
}
