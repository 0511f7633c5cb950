import { t } from '#messages/t.ts';
import type { OrderView } from '../orders/view.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';

/** The link to everything that was bought with an address, for somebody who typed it. */
export function purchasesEmail(_newest: OrderView, links: Links): ComposedEmail {
  return composeEmail(t('What you bought'), [
    { text: t('Someone, hopefully you, asked for everything that was bought with this address.') },
    { text: t('See your orders'), link: links.open('/account/orders') },
    { text: t('The link opens them in any browser. Not you? Do nothing: nobody has seen them.') },
  ]);
}
