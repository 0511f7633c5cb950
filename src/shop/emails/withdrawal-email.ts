import { isolate } from '#lib/isolate.ts';
import { longDate } from '#lib/long-date.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import { isWithdrawnFrom, type OrderLineView, type OrderView } from '../orders/view.ts';
import { WHILE_DISPUTED } from '../orders/withdrawal/withdrawal.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';
import { stateSentences } from './state-email.ts';

/** Confirms a withdrawal: which order, and when it was received. */
export function withdrawalEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  const lines = order.lines.filter((line) => isWithdrawnFrom(order, line));
  const at = order.withdrawnAt ? `${longDate(order.withdrawnAt)} at ${timeOf(order.withdrawnAt)} UTC` : '';
  const values = { at, amount: formatMoney(amount) };
  const { subject, happened, next } = stateSentences('withdrawn', { ...order, lines }, values);
  return composeEmail(subject, [
    { text: happened },
    { text: lines.map(nameOf).join('\n') },
    ...(amount.amount > 0 ? [{ text: next }] : []),
    ...(order.dispute === 'open' ? [{ text: WHILE_DISPUTED }] : []),
    seeOrder(order, links),
  ]);
}

function nameOf({ title, variantTitle, quantity }: OrderLineView): string {
  return lineInWords({ quantity, title: isolate(title), variantTitle: isolate(variantTitle) });
}

function timeOf(date: Date): string {
  return date.toISOString().slice(11, 16);
}
