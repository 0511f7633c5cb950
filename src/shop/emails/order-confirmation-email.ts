import { formatMoney } from '#lib/money.ts';
import type { OrderView } from '../orders/view.ts';
import { kindsOf, lineInWords, useWord, withdrawalSentence } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail, type Paragraph } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** What was bought, with a link to use each product. Opening a link proves the address. */
export function orderConfirmationEmail(order: OrderView, links: Links): ComposedEmail {
  const openLinks: Paragraph[] = order.lines
    .filter((line) => line.openPath !== null)
    .map((line) => ({
      text: `${useWord(line.kind)} “${line.title}”`,
      link: links.open(line.openPath ?? '/'),
    }));
  const bought = order.lines.map((line) => `${lineInWords(line)}  ${formatMoney(line.total)}`);
  const paidWith = order.paidWith ? [`Paid with  ${order.paidWith}`] : [];
  return composeEmail(`Your order ${order.number}`, [
    { text: 'Thank you for your order. Here is what you bought.' },
    { text: [...bought, `Total  ${formatMoney(order.total)}`, ...paidWith].join('\n') },
    ...openLinks,
    { text: 'See your order and receipt', link: links.open(`/orders/${order.number}`) },
    ...termsOf(order, links),
    { text: 'Keep this email: its links work on any device. Do not pass them on.' },
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
  return [...withdrawalTerms(order).map((text) => ({ text })), accepted];
}

/** By kind, as they differ in it. */
function withdrawalTerms(order: OrderView): readonly string[] {
  const kinds = kindsOf(order.lines);
  const isMixed = new Set(kinds.map(withdrawalSentence)).size > 1;
  return kinds.flatMap((kind, at) => {
    if (at > 0 && !isMixed) return [];
    const { days } = kind.sale.withdrawal;
    const text =
      days === null ? withdrawalSentence(kind) : order.isAtOnce ? atOnceText(days) : withinText(days);
    return isMixed ? `${kind.words.title.many}: ${text}` : text;
  });
}

const withinText = (days: number) =>
  `You may withdraw from this order within ${days} days, without a reason: on the page of your order, or by replying to this email with “money back”.`;

const atOnceText = (days: number) =>
  `You asked us to deliver before the time to withdraw is over, and confirmed knowing that your right of withdrawal ends with the delivery. We confirm that. Our own promise of money back within ${days} days still holds.`;
