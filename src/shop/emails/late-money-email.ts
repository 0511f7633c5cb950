import { formatMoney } from '#lib/money.ts';
import { t, translate } from '#messages/t.ts';
import { lateWords } from '../orders/late-choice/words.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { shopDayAndTime } from '../settings/zone.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** Money came when what it was for was gone: the buyer chooses. */
export function lateMoneyEmail(
  order: OrderView,
  links: Links,
  { until }: { readonly until?: string },
): ComposedEmail {
  const { number } = order;
  const words = lateWords(order.lines);
  return composeEmail(t('Your payment came late: please choose. Order {number}', { number }), [
    {
      text: t('Your payment of {amount} for order {number} arrived after the time to pay was over.', {
        number,
        amount: formatMoney(order.total),
      }),
    },
    { text: translate(words.gone) },
    { text: order.lines.map(lineInWords).join('\n') },
    {
      text: translate(words.choose, shopDayAndTime(new Date(until ?? order.createdAt))),
    },
    { text: t('Choose now'), link: links.open(`/orders/${number}/late`) },
  ]);
}
