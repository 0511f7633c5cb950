import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { kindsOf, lineInWords, useTitled } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** Staff gave something, or gave it back. */
export function accessGivenEmail(order: OrderView, links: Links): ComposedEmail {
  const isSent = kindsOf(order.lines).every(({ parcel }) => parcel);
  const open = order.lines.filter(({ unitsLeft, openPath }) => unitsLeft > 0 && openPath !== null);
  return composeEmail(
    isSent ? t('We’re packing order {number}', { number: order.number }) : t('You have access'),
    [
      {
        text: isSent
          ? t('We send you this. There is nothing to pay. We email you as soon as it leaves.')
          : t('We have given you access to this. There is nothing to pay.'),
      },
      { text: open.map(lineInWords).join('\n') },
      ...open.map((line) => ({
        text: useTitled(line),
        link: links.open(line.openPath ?? '/'),
      })),
      {
        ...{ text: t('See order {number}', { number: order.number }), isQuiet: true },
        link: links.open(`/orders/${order.number}`),
      },
      { text: t('Keep this email: its links work on any device. Do not pass them on.') },
    ],
  );
}

/** Staff took something away; no money moved. */
export function accessTakenEmail(order: OrderView, links: Links): ComposedEmail {
  const gone = order.lines.filter(({ unitsLeft, quantity }) => unitsLeft < quantity);
  return composeEmail(t('Your access has ended: order {number}', { number: order.number }), [
    { text: t('We have ended your access to this:') },
    {
      text: gone.map((line) => lineInWords({ ...line, quantity: line.quantity - line.unitsLeft })).join('\n'),
    },
    { text: t('Is this a mistake, or do you have a question? Reply to this email; a person reads it.') },
    seeOrder(order, links),
  ]);
}
