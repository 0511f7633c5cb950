import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { emailKey } from '../../../../customers/email.ts';
import { deleteSaidOf, eraseSeatEmails, eraseSeats, listSeatsWith } from './erase-store.ts';

/**
 * Erases who comes on one seat: name, address, answers, and the address in the emails about the seat. What stays
 * holds nothing of the person: the seat of its order, its codes, and when it was checked in.
 */
export async function eraseAttendee(db: Db, bookingId: string, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    await erase(tx, [bookingId]);
    await recordAudit(tx, {
      ...{ actor, action: 'attendee.erased', subject: `booking:${bookingId}` },
      details: { fields: ['name', 'email', 'answers'] },
    });
  });
}

/** The same for every seat with an address, in the caller's transaction: for the erasure of a person. @returns the seats. */
export async function eraseAttendeesWith(tx: Tx, email: string): Promise<readonly string[]> {
  const seats = await listSeatsWith(tx, email);
  const ids = seats.filter((seat) => emailKey(seat.email) === emailKey(email)).map(({ id }) => id);
  await erase(tx, ids);
  await deleteSaidOf(tx, email);
  return ids;
}

async function erase(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  if (bookingIds.length === 0) return;
  await eraseSeatEmails(tx, bookingIds);
  await eraseSeats(tx, bookingIds);
}
