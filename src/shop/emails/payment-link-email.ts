import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { shopDayAndTime } from '../settings/zone.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** Staff made an order, and its buyer is to pay for it. @param details `until`: when the payment page closes, in ISO 8601 */
export function paymentLinkEmail(
  order: OrderView,
  links: Links,
  { until }: { readonly until?: string },
): ComposedEmail {
  const { number, total, lines, pageUrl } = order;
  const amount = formatMoney(total);
  return composeEmail(t('Please pay for order {number}', { number }), [
    { text: t('We have made an order for you. It waits for your payment of {amount}.', { amount }) },
    { text: lines.map(lineInWords).join('\n') },
    ...(pageUrl ? [{ text: t('Pay {amount}', { amount }), link: pageUrl }] : []),
    ...(until
      ? [
          {
            text: t(
              'The link works until {time} ({zone}). We keep everything for you until then.',
              shopDayAndTime(new Date(until)),
            ),
          },
        ]
      : []),
    { text: t('You did not expect this? Reply to this email; a person reads it.') },
    { ...seeOrder(order, links), isQuiet: true },
  ]);
}
