import { formatMoney } from '#lib/money.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail, type Paragraph } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** What was bought, with a link to open each product. Opening a link proves the address. */
export function orderConfirmationEmail(order: OrderView, links: Links): ComposedEmail {
  const openLinks: Paragraph[] = order.lines
    .filter((line) => line.openPath !== null)
    .map((line) => ({ text: `Open “${line.title}”`, link: links.open(line.openPath ?? '/') }));
  const bought = order.lines.map((line) => `${line.quantity} × ${line.title}  ${formatMoney(line.total)}`);
  return composeEmail(`Your order ${order.number}`, [
    { text: 'Thank you. Here is what you bought, and how to open it.' },
    { text: [...bought, `Total  ${formatMoney(order.total)}`].join('\n') },
    ...openLinks,
    { text: 'See your order and receipt', link: links.open(`/orders/${order.number}`) },
    ...termsOf(order, links),
    { text: 'Keep this letter: its links open your things on any device. Do not pass them on.' },
    ...(order.isSandbox ? [{ text: 'This was a practice order. No real money moved.' }] : []),
  ]);
}

/** The terms the buyer accepted: the law wants them confirmed on a durable medium, which an email is. */
function termsOf(order: OrderView, links: Links): Paragraph[] {
  if (order.termsVersion === null) return [];
  const accepted = {
    text: 'The terms you accepted',
    link: links.open(`/terms?version=${order.termsVersion}`),
  };
  if (order.total.amount === 0) return [accepted];
  const text = order.isAtOnce
    ? 'You asked us to deliver before the time to withdraw is over, and confirmed knowing that your right of withdrawal ends with the delivery. We confirm that. Our own promise of money back within fourteen days still holds.'
    : 'You may withdraw from this order within fourteen days, without a reason: on the page of your order, or by answering this letter with “money back”.';
  return [{ text }, accepted];
}
