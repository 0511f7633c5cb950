import { z } from 'zod';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

const givenBackDetails = z.object({ order: z.string(), amount: z.number(), currency: z.string() });

/** Money went back whose order the shop has lost: there is no page of an order to link to. */
export function givenBackEmail(
  { origin }: Pick<Sender, 'origin'>,
  row: Pick<EmailRow, 'details'>,
): ComposedEmail {
  const { order: number, ...money } = givenBackDetails.parse(row.details);
  return composeEmail(t('Your money is on its way back: order {number}', { number }), [
    {
      text: t(
        'Your payment for order {number} arrived, but we could not complete the order. We have sent {amount} back.',
        { number, amount: formatMoney(money) },
      ),
    },
    {
      text: t('It goes to the card or account you paid with. Banks take five to ten days to show it.'),
    },
    { text: t('We are sorry. If you still want what you chose, please order again.') },
    { text: t('Go to the shop'), link: `${origin}/` },
  ]);
}
