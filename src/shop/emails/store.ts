import { type Selectable, sql } from 'kysely';
import { allColumns } from '#lib/db/all-columns.ts';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Mails } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';

export type EmailRow = Selectable<Mails>;

/** Marks an email as tried, and hands it over; null when there is none, it was sent, or its recipient was erased. */
export async function beginTry(db: Db, id: string, at: Date): Promise<UnsentEmail | null> {
  return oneOf(tryBegun(db, { id, at }));
}

const EMAIL_COLUMNS = allColumns<EmailRow>()([
  ...(['id', 'kind', 'dedupeKey', 'recipient', 'customerId', 'orderId', 'details'] as const),
  ...(['queuedAt', 'triedAt', 'sentAt'] as const),
]);

export type UnsentEmail = EmailRow & { readonly recipient: string };

const tryBegun = prepared<UnsentEmail, { id: string; at: Date }>((db, value) =>
  db
    .updateTable('mails')
    .set({ triedAt: value<Date>('at') })
    .where('id', '=', value<string>('id'))
    .where('sentAt', 'is', null)
    .where('recipient', 'is not', null)
    .returning(EMAIL_COLUMNS)
    .$castTo<UnsentEmail>(),
);

export async function markSent(db: Db, id: string, at: Date): Promise<void> {
  await sentWritten(db, { id, at });
}

const sentWritten = prepared<object, { id: string; at: Date }>((db, value) =>
  db
    .updateTable('mails')
    .set({ sentAt: value<Date>('at') })
    .where('id', '=', value<string>('id'))
    .where('sentAt', 'is', null),
);

/**
 * Claims emails that were not sent and not tried for long, because their job ran out of retries or was lost. Each is marked
 * as tried, so that the next call claims others.
 * @returns their ids.
 */
export async function claimStuckEmails(
  db: Db,
  at: Date,
  bounds: { readonly untriedSince: Date; readonly notBefore: Date; readonly limit: number },
): Promise<string[]> {
  const stuck = db
    .selectFrom('mails')
    .select('id')
    .where('sentAt', 'is', null)
    .where('recipient', 'is not', null)
    .where('queuedAt', '>', bounds.notBefore)
    .where(sql<Date>`coalesce(tried_at, queued_at)`, '<', bounds.untriedSince)
    .orderBy('queuedAt')
    .limit(bounds.limit)
    .forUpdate()
    .skipLocked();
  const rows = await db
    .updateTable('mails')
    .set({ triedAt: at })
    .where('id', 'in', stuck)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
