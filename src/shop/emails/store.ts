import { type Selectable, sql } from 'kysely';
import type { Mails } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';

export type EmailRow = Selectable<Mails>;

export async function findEmail(db: Db, id: string): Promise<EmailRow | null> {
  return (await db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function markSent(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('mails')
    .set({ sentAt: at })
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .execute();
}

export async function markTried(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('mails').set({ triedAt: at }).where('id', '=', id).execute();
}

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
