import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import type { CheckInActor } from './actors.ts';
import { findCheckInBy, findSession, markUndone } from './store.ts';

/**
 * Takes back a check-in, so that the ticket is let in again. The row stays, with who undid it and when.
 * @param dateId the only date whose check-ins may be undone here.
 * @throws ShopError `unknown_check_in`.
 */
export async function undoCheckIn(db: Db, id: string, dateId: string, actor: CheckInActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const found = await findCheckInBy(tx, { id });
    const session = found && (await findSession(tx, found.sessionId));
    if (!found || session?.dateId !== dateId)
      throw new ShopError('unknown_check_in', 404, t('That check-in is not here.'));
    const isUndone = await markUndone(tx, id, actor);
    // A helper is in no account: the row itself says who undid it.
    if (isUndone && (actor === 'cli' || actor.startsWith('staff:')))
      await recordAudit(tx, {
        actor: actor as 'cli' | `staff:${string}`,
        action: 'check_in.undone',
        subject: `booking:${found.bookingId}`,
      });
  });
}
