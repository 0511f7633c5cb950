import type { OrderState } from '#shop/orders/order-state.ts';
import { paidWithInWords } from '#shop/orders/payments/method.ts';
import type { OrderLineView, OrderView } from '#shop/orders/view.ts';
import { lineWithdrawal } from '#shop/orders/withdrawal/withdrawal.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const VISA = { method: 'card', brand: 'visa', lastFour: '4242', wallet: null };
export const ORDERED = new Date('2026-11-30T09:12:00Z');

/** A line of an order without a database. */
export function aLine(more: Partial<OrderLineView> = {}): OrderLineView {
  const slug = more.slug ?? 'first-sourdough';
  const line = {
    ...{ position: 0, title: 'First sourdough', variantTitle: '', language: 'en', kind: 'course' },
    ...{ image: null, category: 'kitchen', quantity: 1, unit: usd(4900), total: usd(4900), refunded: usd(0) },
    ...{
      unitsLeft: 1,
      isEnding: false,
      withdrawal: lineWithdrawal('course', ORDERED),
      openPath: `/learn/${slug}`,
    },
    ...{ productPath: `/courses/${slug}`, slug, notes: [], ...more },
  };
  return { subtotal: line.total, ...line };
}

/** A paid order without a database. */
export function anOrderView(more: Partial<OrderView> = {}): OrderView {
  const lines = more.lines ?? [aLine()];
  const total = usd(lines.reduce((sum, line) => sum + line.total.amount, 0));
  return {
    ...{ number: 'ORD-2026-004217', status: 'completed', isProcessing: false, isSandbox: false },
    ...{ email: 'ada@example.com', createdAt: ORDERED, completedAt: ORDERED, lines },
    ...{ subtotal: total, discount: usd(0), shipping: usd(0), total, refunded: usd(0) },
    ...{ taxes: [], isTaxIncluded: false },
    ...{ termsVersion: '2026-11-30', isAtOnce: false, withdrawalEnd: null, withdrawnAt: null },
    ...{ keepsSome: false, paidWith: paidWithInWords(VISA), pageUrl: null, declinedCode: null },
    ...{ returned: null, refundUnderWay: null, dispute: null, ...more },
  };
}

const unpaid = { completedAt: null, paidWith: null };
const gone = (lines: readonly OrderLineView[]) =>
  lines.map((line) => ({ ...line, unitsLeft: 0, openPath: null }));

/** An order in that state. */
export function orderIn(state: OrderState, lines: readonly OrderLineView[] = [aLine()]): OrderView {
  const open = (more: Partial<OrderView>) =>
    anOrderView({ lines: gone(lines).map((line) => ({ ...line, withdrawal: null })), ...unpaid, ...more });
  const paid = (more: Partial<OrderView>) => anOrderView({ lines, ...more });
  const free = lines.map((line) => ({ ...line, unit: usd(0), subtotal: usd(0), total: usd(0) }));
  const states: Readonly<Record<OrderState, () => OrderView>> = {
    unpaid: () => open({ status: 'pending' }),
    declined: () => open({ status: 'pending', declinedCode: 'insufficient_funds' }),
    processing: () => open({ status: 'pending', isProcessing: true }),
    failed: () => open({ status: 'failed' }),
    expired: () => open({ status: 'expired' }),
    cancelled: () => open({ status: 'cancelled' }),
    paid: () => paid({}),
    free: () => anOrderView({ lines: free, paidWith: null }),
    withdrawn: () => paid({ withdrawnAt: ORDERED }),
    partly_refunded: () => paid({ status: 'partially_refunded', refunded: usd(100) }),
    refunded: () => anOrderView({ lines: gone(lines), status: 'refunded', refunded: usd(4900) }),
    inquiry: () => paid({ dispute: 'inquiry' }),
    disputed: () => paid({ dispute: 'open' }),
    charged_back: () => anOrderView({ lines: gone(lines), dispute: 'lost' }),
  };
  return states[state]();
}
