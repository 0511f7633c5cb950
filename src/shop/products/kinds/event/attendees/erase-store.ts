import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';
import { TICKET_EMAIL } from '../bookings/ticket-email.ts';

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

/**
 * Takes the addresses out of the emails that brought the tickets of seats, under all codes they had, and out of what people
 * with these seats were told of their dates. Emails to a buyer stay with the order.
 */
export async function eraseSeatEmails(tx: Tx, bookingIds: readonly string[]): Promise<void> {
  const ids = [...bookingIds];
  await sql`
    with seat as (
      select b.id, b.code, lower(b.attendee_email) as email, i.order_id
      from bookings b join order_items i on i.id = b.order_item_id where b.id = any(${ids}::uuid[])
    )
    update mails m set recipient = null, dedupe_key = 'erased:' || m.id
    where m.recipient is not null and (
      m.kind = ${TICKET_EMAIL} and m.details ->> 'code' in (
        select code from seat union all select f.code from former_ticket_codes f join seat s on s.id = f.booking_id)
      or m.kind like 'date-%' and m.customer_id is null and exists (select from seat s
        where s.email = lower(m.recipient) and (s.order_id = m.order_id or m.sent_at is not null)))`.execute(
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

/** Deletes what was said before paying of people with an address. */
export async function deleteSaidOf(tx: Tx, email: string): Promise<void> {
  await sql`delete from order_attendees where lower(email) = lower(${email})`.execute(tx);
}
