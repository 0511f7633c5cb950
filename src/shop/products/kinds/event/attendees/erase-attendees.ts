import { sql } from 'kysely';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { emailKey } from '../../../../customers/email.ts';
import { TICKET_EMAIL } from '../bookings/ticket-email.ts';
import { eraseSeats } from './store.ts';

/**
 * Erases who comes on one seat: name, address, answers, and the address in the emails that brought the ticket. What stays
 * holds nothing of the person: the seat of its order, its codes, and when it was checked in.
 */
export async function eraseAttendee(db: Db, bookingId: string, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const erased = await erase(tx, sql<boolean>`id = ${bookingId}::uuid`);
    for (const id of erased)
      await recordAudit(tx, {
        ...{ actor, action: 'attendee.erased', subject: `booking:${id}` },
        details: { fields: ['name', 'email', 'answers'] },
      });
  });
}

/** The same for every seat with an address, in the caller's transaction: for the erasure of a person. @returns the seats. */
export async function eraseAttendeesWith(tx: Tx, email: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('bookings')
    .select(['id', 'attendeeEmail'])
    .where(sql<boolean>`lower(attendee_email) = lower(${email})`)
    .execute();
  const ids = rows
    .filter(({ attendeeEmail }) => attendeeEmail && emailKey(attendeeEmail) === emailKey(email))
    .map(({ id }) => id);
  return ids.length === 0 ? [] : erase(tx, sql<boolean>`id = any(${ids}::uuid[])`);
}

async function erase(tx: Tx, which: ReturnType<typeof sql<boolean>>): Promise<readonly string[]> {
  const codes = await tx
    .selectFrom('bookings')
    .leftJoin('formerTicketCodes as f', 'f.bookingId', 'bookings.id')
    .select(['bookings.code', 'f.code as former'])
    .where(sql<boolean>`bookings.id in (select id from bookings where ${which})`)
    .execute();
  const all = [...new Set(codes.flatMap(({ code, former }) => (former ? [code, former] : [code])))];
  if (all.length > 0)
    await tx
      .updateTable('mails')
      .set({ recipient: null })
      .where('kind', '=', TICKET_EMAIL)
      .where(sql<boolean>`details->>'code' = any(${all})`)
      .execute();
  return eraseSeats(tx, which);
}
