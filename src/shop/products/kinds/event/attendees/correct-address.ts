import type { Tx } from '#lib/db.ts';
import type { Joining } from '../../../kind-own.ts';
import { newTicketCode } from '../bookings/ticket-code.ts';
import { queueTicketEmail } from '../bookings/ticket-email.ts';
import { insertFormerCode, listMistypedSeats, updateSeat } from './store.ts';

/**
 * The buyer's address was mistyped: seats with it get the right one, and another code, because who reads the wrong mailbox
 * may have the ticket.
 */
export async function correctSeatAddresses(
  tx: Tx,
  { customerId, orderItemIds }: Pick<Joining, 'customerId' | 'orderItemIds'>,
): Promise<void> {
  for (const { rightEmail: email, ...seat } of await listMistypedSeats(tx, customerId, orderItemIds)) {
    const code = newTicketCode();
    await insertFormerCode(tx, seat.code, seat.id);
    await updateSeat(tx, seat.id, { ...seat, email, code });
    await queueTicketEmail(tx, { code, recipient: email, orderId: seat.orderId, isFree: seat.isFree });
  }
}
