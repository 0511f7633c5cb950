import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { isWithdrawnFrom, type OrderView } from '../orders/view.ts';
import { WHILE_DISPUTED } from '../orders/withdrawal/withdrawal.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { shopDayAndTime } from '../settings/zone.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';
import { stateSentences } from './state-email.ts';

/** Confirms a withdrawal: which order, and when it was received. */
export function withdrawalEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  const lines = order.lines.filter((line) => isWithdrawnFrom(order, line));
  const at = order.withdrawnAt ? instantInWords(order.withdrawnAt) : '';
  const values = { at, amount: formatMoney(amount) };
  const { subject, happened, next } = stateSentences('withdrawn', { ...order, lines }, values);
  return composeEmail(subject, [
    { text: happened },
    { text: lines.map(lineInWords).join('\n') },
    ...(amount.amount > 0 ? [{ text: next }] : []),
    ...(order.dispute === 'open' ? [{ text: t(WHILE_DISPUTED) }] : []),
    seeOrder(order, links),
  ]);
}

/** `12 October 2026 at 14:03 CEST`. */
function instantInWords(date: Date): string {
  return t('{time} {zone} ¦ a date and time', shopDayAndTime(date));
}
