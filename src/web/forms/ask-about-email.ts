import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { suggestEmail } from '#shop/customers/email-suggestion.ts';

/** Name of the hidden field of a form that wants to be asked about a mistyped address. */
export const ASKS = 'ask_email';

/** Code of the answer that asks. */
export const DOUBTFUL = 'email_doubtful';

/** A form with that field, which is left out of what the shop gets. */
export const asksField = { [ASKS]: z.literal('1').optional() };

/**
 * Asks once whether another address was meant. The form that is shown again does not ask: what it sends is taken as it is.
 * @throws ShopError `email_doubtful`
 */
export function askAboutEmail(email: string, asks: string | undefined): void {
  const meant = asks ? suggestEmail(email) : null;
  if (meant) throw new ShopError(DOUBTFUL, 422, t('Did you mean {email}?', { email: meant }));
}
