import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { queueTicketEmail } from '../bookings/ticket-email.ts';
import { lockSeatsToName } from './store.ts';

/**
 * Emails a ticket once more to the person who comes.
 * @param key of the form: sent twice it happens once.
 * @throws ShopError `unknown_ticket`, `ticket_cancelled`, `no_address`.
 */
export async function sendTicketAgain(
  db: Db,
  bookingId: string,
  key: string,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [seat] = await lockSeatsToName(tx, [bookingId]);
    if (!seat) throw new ShopError('unknown_ticket', 404, t('There is no such ticket.'));
    if (seat.isCancelled) throw new ShopError('ticket_cancelled', 409, t('This ticket is no longer valid.'));
    if (seat.email === null) throw new ShopError('no_address', 409, t('This seat has no email address yet.'));
    const { code, email: recipient, orderId } = seat;
    const isNew = await queueTicketEmail(tx, { code, recipient, orderId, isFree: false, again: key });
    if (isNew) await recordAudit(tx, { actor, action: 'ticket.sent_again', subject: `booking:${bookingId}` });
  });
}
