import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** The card is of another country than the one that was chosen for the tax: the buyer is asked in which one he lives. */
export function countryAskedEmail({ number }: OrderView, links: Links): ComposedEmail {
  return composeEmail(t('In which country do you live? Order {number}', { number }), [
    {
      text: t(
        'Your card is from another country than the one you chose in order {number}. The tax law asks us to be sure where you live.',
        { number },
      ),
    },
    { text: t('It is one question. Your order stays as it is, and so does what you paid.') },
    { text: t('Answer the question'), link: links.open(`/orders/${number}/country`) },
  ]);
}
