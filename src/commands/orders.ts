import { parseArgs } from 'node:util';
import { db } from '#lib/db.ts';
import { isUnavailable, ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { historyOf } from '#shop/orders/history-store.ts';
import { refundOrder } from '#shop/orders/refunds/refund-by-staff.ts';
import { STAFF_REASONS } from '#shop/orders/refunds/request-refund.ts';
import { refundableOrWhy } from '#shop/orders/refunds/why-nothing-left.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { sendRefund } from '#shop/payments/refunds/send-refund.ts';
import { lineInWords } from '#shop/products/kind-sentences.ts';
import { type Command, print, UsageError } from './command.ts';
import { requireOrder, staffActCommands } from './order-acts.ts';

export const orderCommands: Readonly<Record<string, Command>> = {
  show: {
    usage: 'orders show <number>',
    about: 'prints an order and its history',
    run: ([number]) => show(number),
  },
  refund: {
    usage:
      'orders refund <number> [--amount <as 29.50>] [--line <n|shipping>] [--keep-access] [--reason <why>] [--note <text>]',
    about: `pays an order back, wholly or in part; another amount than the policy proposes needs a note; why: ${STAFF_REASONS.join(', ')}`,
    run: refund,
  },
  ...staffActCommands,
};

async function show(number: string | undefined): Promise<void> {
  const order = await requireOrder(number);
  const view = await assembleOrder(db, order);
  print(
    `${view.number}  ${view.status}  ${formatMoney(view.total)}  ${order.mode}  ${order.createdAt.toISOString()}`,
  );
  for (const [index, line] of view.lines.entries()) {
    const back = line.refunded.amount > 0 ? `  (back: ${formatMoney(line.refunded)})` : '';
    print(
      `  ${index + 1}. ${line.quantity} × ${lineInWords({ ...line, quantity: 1 })}  ${formatMoney(line.total)}${back}`,
    );
  }
  for (const entry of await historyOf(db, order.id)) {
    print(`  ${entry.at.toISOString()}  ${entry.actor}  ${entry.action}  ${JSON.stringify(entry.details)}`);
  }
}

async function refund(args: readonly string[]): Promise<void> {
  const { number, ...request } = readRefund(args);
  const order = await requireOrder(number);
  const { why } = await refundableOrWhy(db, order);
  if (why) throw new ShopError('refund_too_large', 422, why);
  const { refundId } = await refundOrder(db, order.number, request, 'cli');
  await sendNow(refundId);
  await show(order.number);
}

function readRefund(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      amount: { type: 'string' },
      line: { type: 'string' },
      'keep-access': { type: 'boolean', default: false },
      reason: { type: 'string', default: 'requested_by_customer' },
      note: { type: 'string', default: '' },
    },
    allowPositionals: true,
  });
  const reason = STAFF_REASONS.find((known) => known === values.reason);
  if (!reason) throw new UsageError(`--reason is one of ${STAFF_REASONS.join(', ')}`);
  const { amount, line, note, 'keep-access': keepsAccess } = values;
  return {
    number: positionals[0],
    // Lines are counted from 1, as `orders show` prints them.
    line: line === 'shipping' ? line : (wholeNumber('--line', line) ?? ''),
    // As typed, in the order's currency.
    amount: amount ?? '',
    access: keepsAccess ? ('keep' as const) : ('take' as const),
    ...{ reason, note },
  };
}

function wholeNumber(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^\d{1,11}$/.test(text)) throw new UsageError(`${option} takes a whole number`);
  return text;
}

/** The refund is stored already: if Stripe does not answer, a job tries again. */
async function sendNow(refundId: string): Promise<void> {
  try {
    await sendRefund(db, refundId);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    print('Stripe does not answer. The refund is saved and sent as soon as it does.');
  }
}
