import { z } from 'zod';
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
  return composeEmail('An order was placed with your address by mistake', [
    { text: `This was ordered with your address, and the buyer told us that it was mistyped: ${orders}.` },
    { text: 'We have corrected it. The links that we emailed you about it open nothing any more.' },
    { text: 'Was it your order? Reply to this email; a person reads it.' },
    { text: 'Go to the shop', link: `${origin}/` },
  ]);
}

/** To the right address: opening its link proves it. */
export function addressCorrectedEmail(order: OrderView, links: Links): ComposedEmail {
  return composeEmail(`Your order ${order.number} has the right address now`, [
    {
      text: 'You told us that your email address was mistyped. We have corrected it: emails about your order come here from now on.',
    },
    { text: 'See your order and receipt', link: links.open(`/orders/${order.number}`) },
    { text: 'See all that was bought with this address', link: links.open('/account/orders'), isQuiet: true },
    { text: 'You have not ordered anything? Then do nothing, or reply to this email; a person reads it.' },
  ]);
}
