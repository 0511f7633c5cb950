import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** What a concern says of the emails it is about: all of one kind about one order, or one that has no order. */
export interface DoubtfulEmails {
  readonly kind: string;
  /** An order's number, or the first 8 digits of an email's id. */
  readonly about: string;
}

/** They are queued anew, so their links work as long as those of a new email. @returns their ids. */
export async function queueDoubtfulAgain(db: Db, emails: DoubtfulEmails): Promise<string[]> {
  return change(
    db,
    emails,
    sql`queued_at = now(), handed_over_at = null, lease_token = null, leased_until = null, tried_at = null`,
  );
}

/** They count as sent since the mail server got them. @returns their ids. */
export async function markDoubtfulSent(db: Db, emails: DoubtfulEmails): Promise<string[]> {
  return change(db, emails, sql`sent_at = coalesce(handed_over_at, now())`);
}

async function change(db: Db, { kind, about }: DoubtfulEmails, set: RawBuilder<unknown>): Promise<string[]> {
  const isAbout = /^[0-9a-f]{8}$/.test(about)
    ? sql`order_id is null and id between ${`${about}-0000-0000-0000-000000000000`}::uuid
        and ${`${about}-ffff-ffff-ffff-ffffffffffff`}::uuid`
    : sql`order_id = (select id from orders where number = ${about})`;
  const { rows } = await sql<{ id: string }>`
    update mails set ${set}, failure = null, failed_at = null, failure_reason = null
    where failure = 'doubtful' and sent_at is null and recipient is not null and kind = ${kind} and ${isAbout}
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}
