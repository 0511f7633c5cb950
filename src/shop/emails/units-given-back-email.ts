import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { lineInWords } from '../products/kind-sentences.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { seeOrder } from './payment-emails.ts';

/** What was given back; the texts of the email's row. */
interface GivenBack {
  /** Of the order, from 1. */
  readonly line?: string;
  readonly units?: string;
  /** Minor units. */
  readonly amount?: string;
}

/** The buyer gave seats back. */
export function unitsGivenBackEmail(order: OrderView, links: Links, given: GivenBack): ComposedEmail {
  const line = order.lines[Number(given.line ?? '1') - 1];
  const amount = { ...order.total, amount: Number(given.amount ?? '0') };
  const units = Number(given.units ?? '1');
  return composeEmail(t('You gave a seat back: order {number}', { number: order.number }), [
    { text: t('You gave this back:') },
    { text: line ? lineInWords({ ...line, quantity: units }) : order.number },
    {
      text: t('{count, plural, one {Its ticket is} other {Their tickets are}} no longer valid.', {
        count: units,
      }),
    },
    {
      text:
        amount.amount > 0
          ? t(
              'We refund {amount} to the card or account you paid with. Banks take five to ten days to show it.',
              { amount: formatMoney(amount) },
            )
          : t('It is not refunded.'),
    },
    { text: t('If this wasn’t you, reply to this email; a person reads it.') },
    seeOrder(order, links),
  ]);
}
