import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** Seats with an address, in any case. */
export async function listSeatsWith(
  tx: Tx,
  email: string,
): Promise<{ readonly id: string; readonly email: string }[]> {
  const rows = await tx
    .selectFrom('bookings')
    .select(['id', 'attendeeEmail as email'])
    .where(sql<boolean>`lower(attendee_email) = lower(${email})`)
    .execute();
  return rows.flatMap(({ id, email: found }) => (found === null ? [] : [{ id, email: found }]));
}

/** Takes the addresses out of the emails that brought the tickets of seats, under all codes they had. */
export async function eraseTicketEmails(tx: Tx, kind: string, bookingIds: readonly string[]): Promise<void> {
  await sql`
    update mails set recipient = null where kind = ${kind} and details ->> 'code' in (
      select code from bookings where id = any(${[...bookingIds]}::uuid[])
      union all select code from former_ticket_codes where booking_id = any(${[...bookingIds]}::uuid[]))`.execute(
    tx,
  );
}

/** Empties who comes: names, addresses and answers. The seats, their codes and their check-ins stay. */
export async function eraseSeats(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ attendeeName: null, attendeeEmail: null, answers: sql<string>`'{}'::jsonb` })
    .where('id', 'in', bookingIds)
    .execute();
}
