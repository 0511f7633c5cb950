import { z } from 'zod';
import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links, Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

/** The kind of email to an address that was mistyped: it is about no order any more. */
export const ADDRESS_LEFT = 'address-left';

const correctedOrders = z.object({ orders: z.string() });

/** To the mistyped address: it says which orders have gone, and nothing of who has them. */
export function addressLeftEmail(
  { origin }: Pick<Sender, 'origin'>,
  row: Pick<EmailRow, 'details'>,
): ComposedEmail {
  const { orders } = correctedOrders.parse(row.details);
  return composeEmail(t('An order was placed with your address by mistake'), [
    {
      text: t('This was ordered with your address, and the buyer told us that it was mistyped: {orders}.', {
        orders,
      }),
    },
    { text: t('We have corrected it. The links that we emailed you about it no longer work.') },
    { text: t('Was it your order? Reply to this email; a person reads it.') },
    { text: t('Go to the shop'), link: `${origin}/` },
  ]);
}

/** To the right address: opening its link proves it. */
export function addressCorrectedEmail(order: OrderView, links: Links): ComposedEmail {
  return composeEmail(t('Your order {number} has the right address now', { number: order.number }), [
    {
      text: t(
        'You told us that your email address was mistyped. We have corrected it: emails about your order come here from now on.',
      ),
    },
    { text: t('See your order and receipt'), link: links.open(`/orders/${order.number}`) },
    {
      ...{ text: t('See all that was bought with this address'), isQuiet: true },
      link: links.open('/account/orders'),
    },
    { text: t('You have not ordered anything? Do nothing, or reply to this email; a person reads it.') },
  ]);
}
