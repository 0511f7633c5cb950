import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';

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

/** One conditional write, so that many at once are counted too. */
const counted = prepared<{ times: number }, EmailCount>(
  (_, value) => sql`
    insert into email_counts as c (recipient_hash, reason, day, times)
    values (${value('recipientHash')}::bytea, ${value('reason')}, (now() at time zone 'UTC')::date, 1)
    on conflict (recipient_hash, reason, day) do update set times = c.times + 1
      where c.times < ${value('limit')}::integer
    returning times`,
);

/** Takes back an email that was written in this transaction. */
export async function deleteEmail(tx: Tx, mailId: string): Promise<void> {
  await tx.deleteFrom('mails').where('id', '=', mailId).execute();
}

/** Deletes the counts of days that are over. */
export async function deleteOldEmailCounts(db: Db): Promise<void> {
  await sql`delete from email_counts where day < (now() at time zone 'UTC')::date - 1`.execute(db);
}
