import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { StripeMethod } from '#lib/stripe/payment-method.ts';

/** Records how a payment was paid; what is not known leaves what was known. @returns whether anything changed. */
export async function setMethod(db: Db, paymentId: string, method: StripeMethod): Promise<boolean> {
  return (await methodWritten(db, { paymentId, ...method })).length > 0;
}

const methodWritten = prepared<{ id: string }, StripeMethod & { readonly paymentId: string }>(
  (_, value) => sql`
    update payments set method = ${value('method')}::text, brand = ${value('brand')}::text, last_four = ${value('lastFour')}::text,
      wallet = ${value('wallet')}::text, fingerprint = ${value('fingerprint')}::text, card_country = ${value('cardCountry')}::text
    where id = ${value('paymentId')}::uuid and ${value('method')}::text is not null
      and (method, brand, last_four, wallet, fingerprint, card_country) is distinct from
        (${value('method')}::text, ${value('brand')}::text, ${value('lastFour')}::text, ${value('wallet')}::text, ${value('fingerprint')}::text,
          ${value('cardCountry')}::text)
    returning id`,
);
