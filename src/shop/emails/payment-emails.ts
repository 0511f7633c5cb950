import { formatMoney, type Money } from '#lib/money.ts';
import type { OrderState } from '../orders/order-state.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail, type Part } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { stateSentences } from './state-email.ts';

type Composer = (order: OrderView, links: Links) => ComposedEmail;

/** The buyer has paid by a slow method and the bank has not confirmed yet. */
export const processingEmail = paymentEmail('processing', seeOrder);

/** A payment was declined; the payment page is still open. */
export const declinedEmail = paymentEmail('declined', ({ number }, links) => ({
  ...{ text: 'Go on with your order', link: links.open(`/orders/${number}`) },
}));

/** The payment page closed before anything was paid. */
export const expiredEmail = paymentEmail('expired', seeCart);

/** A slow payment failed after the buyer had submitted it. */
export const failedEmail = paymentEmail('failed', seeCart);

function paymentEmail(state: OrderState, button: (order: OrderView, links: Links) => Part): Composer {
  return (order, links) => {
    const { subject, happened, next } = stateSentences(state, order);
    return composeEmail(subject, [{ text: happened }, { text: next }, button(order, links)]);
  };
}

function seeCart(_order: OrderView, links: Links): Part {
  return { text: 'See what you had chosen', link: links.open('/cart') };
}

/** The button to an order's page. */
export function seeOrder({ number }: Pick<OrderView, 'number'>, links: Links): Part {
  return { text: 'See your order', link: links.open(`/orders/${number}`) };
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
    seeOrder(order, links),
  ]);
}
