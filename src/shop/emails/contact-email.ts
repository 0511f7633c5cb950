import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { emailSchema } from '../customers/email.ts';
import { mayEmailForFree } from '../customers/free-email.ts';
import { queueEmail } from '../customers/queue-email.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { EmailRow } from './store.ts';

/** The kind of email that carries a question to the shop. */
export const CONTACT = 'contact';

/** The fields of the contact form. */
export const contactInput = z.strictObject({
  email: emailSchema,
  message: typedText(5000).min(1, { error: () => t('Write what you want to ask.') }),
});
export type ContactInput = z.infer<typeof contactInput>;

/**
 * Queues the question as an email to the shop; a reply goes to the person who asked.
 * @param shop the shop's address.
 * @throws ShopError `too_many` when this address, or all together, have asked very often today.
 */
export async function contactShop(db: Db, shop: string, { email, message }: ContactInput): Promise<void> {
  await inTransaction(db, async (tx) => {
    const isCounted =
      (await mayEmailForFree(tx, email, 'question')) && (await mayEmailForFree(tx, shop, 'questions'));
    if (!isCounted)
      throw new ShopError(
        'too_many',
        429,
        t('We are getting very many messages today. Please email us at {shop} instead.', { shop }),
      );
    await queueEmail(tx, {
      ...{ kind: CONTACT, dedupeKey: `${CONTACT}:${randomUUID()}`, recipient: shop },
      ...{ customerId: null, orderId: null, details: { email, message } },
    });
  });
}

const contactDetails = z.object({ email: z.string(), message: z.string() });

/** The email to the shop's staff. */
export function contactEmail(row: Pick<EmailRow, 'details'>): ComposedEmail {
  const { email, message } = contactDetails.parse(row.details);
  const composed = composeEmail(t('A question from {email}', { email }), [
    { quote: message },
    { text: t('Reply to this email, and your answer goes to {email}.', { email: isolate(email) }) },
  ]);
  return { ...composed, replyTo: email };
}
