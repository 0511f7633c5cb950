import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** A bank has taken longer than the shop can hold what was ordered. */
export function paymentOverdueEmail(order: OrderView, links: Links): ComposedEmail {
  const values = { number: order.number, amount: formatMoney(order.total) };
  return composeEmail(t('Your bank has not sent the money: order {number}', { number: order.number }), [
    {
      text: t(
        'Your bank has not passed on {amount} for your order {number}, and we cannot hold it any longer.',
        values,
      ),
    },
    {
      text: t(
        'If the money comes after all, you get what you ordered if there is still room. If not, you choose: something else, or the money back.',
      ),
    },
    seeOrder(order, links),
  ]);
}
