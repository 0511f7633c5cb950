import { formatMoney, type Money } from '#lib/money.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** The bank rejected a refund. */
export function refundFailedEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  return composeEmail(`Your refund did not arrive: order ${order.number}`, [
    {
      text: `We sent back ${formatMoney(amount)} for your order ${order.number}, and your bank did not take it. That happens when a card or an account has been closed.`,
    },
    { text: 'The money is still yours. Reply to this email, and we find another way to send it.' },
    { text: 'See your order', link: links.open(`/orders/${order.number}`) },
  ]);
}

/** A refund was sent. */
export function refundEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  return composeEmail(`Refund for order ${order.number}`, [
    { text: `We have sent back ${formatMoney(amount)} for your order ${order.number}.` },
    { text: 'It goes to the card or account you paid with. Banks take five to ten days to show it.' },
    { text: 'See your order', link: links.open(`/orders/${order.number}`) },
  ]);
}
