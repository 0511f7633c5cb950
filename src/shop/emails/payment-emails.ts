import { formatMoney, type Money } from '#lib/money.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** The buyer has paid by a slow method and the bank has not confirmed yet. */
export function processingEmail(order: OrderView, links: Links): ComposedEmail {
  return composeEmail(`Your payment is processing: order ${order.number}`, [
    {
      text: `Thank you. Your bank is passing on ${formatMoney(order.total)} for your order ${order.number}.`,
    },
    {
      text: 'That can take a few working days. There is nothing for you to do: we email you again when it is here.',
    },
    { text: 'See your order', link: links.open(`/orders/${order.number}`) },
  ]);
}

/** A payment was declined; the payment page is still open. */
export function declinedEmail(order: OrderView, links: Links): ComposedEmail {
  return composeEmail(`Your card was declined: order ${order.number}`, [
    {
      text: `The bank said no to ${formatMoney(order.total)} for your order ${order.number}. Nothing was charged.`,
    },
    {
      text: 'You can try again, or pay another way. If you have paid since, there is nothing for you to do.',
    },
    { text: 'Go on with your order', link: links.open(`/orders/${order.number}`) },
  ]);
}

/** The payment page closed before anything was paid. */
export function expiredEmail(order: OrderView, links: Links): ComposedEmail {
  return composeEmail(`Order ${order.number} ran out of time`, [
    {
      text: `The payment page of your order ${order.number} closed before anything was paid. Nothing was charged.`,
    },
    { text: 'Your cart is kept. Order again whenever you like; if you have changed your mind, do nothing.' },
    { text: 'See what you had chosen', link: links.open('/cart') },
  ]);
}

/** A slow payment failed after the buyer had submitted it. */
export function failedEmail(order: OrderView, links: Links): ComposedEmail {
  return composeEmail(`The payment for order ${order.number} did not go through`, [
    { text: `Your bank did not pass on ${formatMoney(order.total)} for your order ${order.number}.` },
    {
      text: 'Nothing was charged, and the order is closed. Your cart is kept: order again and pay another way.',
    },
    { text: 'See what you had chosen', link: links.open('/cart') },
  ]);
}

/** A payment that its order could not accept was refunded. */
export function returnedEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  const reason =
    order.completedAt === null
      ? `Your payment for order ${order.number} reached us after that order was closed.`
      : `Order ${order.number} was paid twice.`;
  return composeEmail(`Your money is on its way back: order ${order.number}`, [
    { text: `${reason} We have sent ${formatMoney(amount)} back.` },
    { text: 'It goes to the card or account you paid with. Banks take five to ten days to show it.' },
    { text: 'See your order', link: links.open(`/orders/${order.number}`) },
  ]);
}
