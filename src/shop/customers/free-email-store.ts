import { type RawBuilder, sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { NewEmail } from './store.ts';

/** What is counted, and up to which number a day. */
export interface EmailCount {
  readonly recipientHash: Buffer;
  readonly reason: string;
  readonly limit: number;
}

/** Adds one to today's count of a recipient. @returns false when it is at the limit. */
export async function countEmail(db: Db, count: EmailCount): Promise<boolean> {
  return (await oneOf(counted(db, count))) !== null;
}

const counted = prepared<{ times: number }, EmailCount>((_, value) => countUp(value, sql`true`));

/** One conditional write, so that many at once are counted too. */
function countUp(
  value: (name: keyof EmailCount) => RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
): RawBuilder<{ times: number }> {
  return sql<{ times: number }>`
    insert into email_counts as c (recipient_hash, reason, day, times)
    select ${value('recipientHash')}::bytea, ${value('reason')}, (now() at time zone 'UTC')::date, 1 where ${condition}
    on conflict (recipient_hash, reason, day) do update set times = c.times + 1
      where c.times < ${value('limit')}::integer
    returning times`;
}

/**
 * Writes an email and counts it, in one statement.
 * @returns its id; null at the limit, or when the `dedupeKey` was queued before: that is not counted.
 */
export async function insertCountedEmail(db: Db, email: NewEmail, count: EmailCount): Promise<string | null> {
  const details = JSON.stringify(email.details);
  return (await oneOf(emailCounted(db, { ...email, ...count, details })))?.id ?? null;
}

type Values = EmailCount & Omit<NewEmail, 'details'> & { readonly details: string };

const emailCounted = prepared<{ id: string }, Values>(
  (_, value) => sql`
    with counted as (
      ${countUp(value, sql`not exists (select from mails where dedupe_key = ${value('dedupeKey')})`)}
    )
    insert into mails (kind, dedupe_key, recipient, customer_id, order_id, details)
    select ${value('kind')}, ${value('dedupeKey')}, ${value('recipient')}, ${value('customerId')}::uuid,
      ${value('orderId')}::uuid, ${value('details')}::jsonb
    from counted
    on conflict (dedupe_key) do nothing returning id`,
);

/** Deletes the counts of days that are over. */
export async function deleteOldEmailCounts(db: Db): Promise<void> {
  await sql`delete from email_counts where day < (now() at time zone 'UTC')::date - 1`.execute(db);
}
