import type { OrderView } from '../orders/view.ts';
import { lineInWords, useWord } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** Staff gave something, or gave it back. */
export function accessGivenEmail(order: OrderView, links: Links): ComposedEmail {
  const open = order.lines.filter(({ unitsLeft, openPath }) => unitsLeft > 0 && openPath !== null);
  return composeEmail('You have access', [
    { text: 'We have given you access to this. There is nothing to pay.' },
    { text: open.map(lineInWords).join('\n') },
    ...open.map((line) => ({
      text: `${useWord(line.kind)} “${line.title}”`,
      link: links.open(line.openPath ?? '/'),
    })),
    { text: `See order ${order.number}`, link: links.open(`/orders/${order.number}`), isQuiet: true },
    { text: 'Keep this email: its links work on any device. Do not pass them on.' },
  ]);
}

/** Staff took something away; no money moved. */
export function accessTakenEmail(order: OrderView, links: Links): ComposedEmail {
  const gone = order.lines.filter(({ unitsLeft, quantity }) => unitsLeft < quantity);
  return composeEmail(`Your access has ended: order ${order.number}`, [
    { text: 'We have ended your access to this:' },
    {
      text: gone.map((line) => lineInWords({ ...line, quantity: line.quantity - line.unitsLeft })).join('\n'),
    },
    { text: 'Is that a mistake, or do you have a question? Reply to this email; a person reads it.' },
    { text: 'See your order', link: links.open(`/orders/${order.number}`) },
  ]);
}
