import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { takenBackSentences } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';
import { stateSentences } from './state-email.ts';

/** The bank rejected a refund. */
export function refundFailedEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  const { number } = order;
  return composeEmail(t('Your refund did not arrive: order {number}', { number }), [
    {
      text: t(
        'We sent back {amount} for your order {number}, but your bank did not take it. That happens when a card or an account has been closed.',
        { number, amount: formatMoney(amount) },
      ),
    },
    { text: t('The money is still yours. Reply to this email, and we’ll find another way to send it.') },
    seeOrder(order, links),
  ]);
}

/** A refund was sent. */
export function refundEmail(
  order: OrderView,
  amount: Money,
  links: Links,
  attached: readonly Part[] = [],
): ComposedEmail {
  const gone = order.lines.filter(({ unitsLeft }) => unitsLeft === 0);
  const isAllTaken = order.status === 'refunded' && gone.length === order.lines.length;
  const { subject, happened, next } = stateSentences(isAllTaken ? 'refunded' : 'partly_refunded', order, {
    amount: formatMoney(amount),
  });
  return composeEmail(subject, [
    { text: happened },
    { text: next },
    ...(gone.length > 0 && !isAllTaken ? [{ text: takenBackSentences(gone) }] : []),
    ...attached,
    seeOrder(order, links),
  ]);
}
