import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** Licence keys that were awaited, or that came in place of others. */
export function licenceKeyEmail(order: OrderView, links: Links): ComposedEmail {
  const lines = order.lines.filter(({ kind, notes }) => kind === 'download' && notes.length > 0);
  return composeEmail(t('Your licence key: order {number}', { number: order.number }), [
    { text: t('Here is your licence key. An earlier one of the same order is no longer valid.') },
    { text: lines.map((line) => [lineInWords(line), ...line.notes].join('\n')).join('\n\n') },
    { text: t('See your order'), link: links.open(`/orders/${order.number}`) },
  ]);
}
