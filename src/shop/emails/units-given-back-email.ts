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
    { text: t('We have taken this back, as you asked:') },
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
              'We send {amount} back to the card or account you paid with. Banks take five to ten days to show it.',
              { amount: formatMoney(amount) },
            )
          : t('No money goes back for it.'),
    },
    { text: t('Was it not you? Reply to this email; a person reads it.') },
    seeOrder(order, links),
  ]);
}
