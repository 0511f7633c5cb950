import { formatMoney, type Money } from '#lib/money.ts';
import { isWithdrawnFrom, type OrderView } from '../orders/view.ts';
import { WHILE_DISPUTED } from '../orders/withdrawal/withdrawal.ts';
import { lineInWords, takenBackClause } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** Confirms a withdrawal: which order, and when it was received. */
export function withdrawalEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  const lines = order.lines.filter((line) => isWithdrawnFrom(order, line));
  const at = order.withdrawnAt?.toISOString().replace(/T(\d\d:\d\d).*/, ' at $1 UTC') ?? '';
  return composeEmail(`You have withdrawn from order ${order.number}`, [
    {
      text: `Your withdrawal from order ${order.number} reached us on ${at}. Keep this email as a receipt.`,
    },
    { text: lines.map(lineInWords).join('\n') },
    ...(amount.amount > 0
      ? [
          {
            text: `We send ${formatMoney(amount)} back to the card or account you paid with. Banks take five to ten days to show it. Once the money has gone back, ${takenBackClause(lines)}.`,
          },
        ]
      : []),
    ...(order.dispute === 'open' ? [{ text: WHILE_DISPUTED }] : []),
    { text: 'See your order', link: links.open(`/orders/${order.number}`) },
  ]);
}
