import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
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
  ...{ text: t('Continue with your order'), link: links.open(`/orders/${number}`) },
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
  return { text: t('See your cart'), link: links.open('/cart') };
}

/** The button to an order's page. */
export function seeOrder({ number }: Pick<OrderView, 'number'>, links: Links): Part {
  return { text: t('See your order'), link: links.open(`/orders/${number}`) };
}

/** A payment that its order could not accept was refunded. */
export function returnedEmail(order: OrderView, amount: Money, links: Links): ComposedEmail {
  const { number, completedAt } = order;
  const values = { number, amount: formatMoney(amount) };
  const happened =
    completedAt === null
      ? t(
          'Your payment for order {number} reached us after that order was closed. We have sent {amount} back.',
          values,
        )
      : t('Order {number} was paid twice. We have sent {amount} back.', values);
  return composeEmail(t('Your money is on its way back: order {number}', { number }), [
    { text: happened },
    {
      text: t('It goes to the card or account you paid with. Banks take five to ten days to show it.'),
    },
    seeOrder(order, links),
  ]);
}
