import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { ReminderKind } from './reminder.ts';

/** A seat whose person is to be emailed about a date. */
export interface DueSeat {
  readonly bookingId: string;
  readonly dateId: string;
  readonly kind: ReminderKind;
  readonly startsAt: Date;
  readonly productId: string;
  readonly orderId: string;
  readonly customerId: string | null;
  /** Of the buyer. */
  readonly email: string | null;
  readonly attendeeEmail: string | null;
  readonly isFree: boolean;
}

/** Of a seat in the statements below, beside its date `d` and its kind. */
const SEAT = sql`select b.id, d.id, due.kind, d.starts_at, d.product_id, o.id, o.customer_id, o.email, b.attendee_email,
    o.total_amount = 0
  from due join event_dates d on d.id = due.date_id
  join event_ticket_dates td on td.date_id = d.id join bookings b on b.variant_id = td.variant_id
  join order_items i on i.id = b.order_item_id join orders o on o.id = i.order_id
  where b.cancelled_at is null and not o.is_practice
    and not exists (select from booking_reminders r
      where r.booking_id = b.id and r.date_id = d.id and r.kind = due.kind)`;

const WRITTEN = (at: Date) => sql`
  written as (
    insert into booking_reminders (booking_id, date_id, kind, sent_at)
    select booking_id, date_id, kind, ${at}::timestamptz from seat on conflict do nothing returning booking_id, date_id
  )
  select s.booking_id as "bookingId", s.date_id as "dateId", s.kind, s.starts_at as "startsAt", s.product_id as "productId",
    s.order_id as "orderId", s.customer_id as "customerId", s.email, s.attendee_email as "attendeeEmail", s.is_free as "isFree"
  from seat s join written w on w.booking_id = s.booking_id and w.date_id = s.date_id order by s.order_id, s.booking_id`;

const COLUMNS = sql`(booking_id, date_id, kind, starts_at, product_id, order_id, customer_id, email, attendee_email, is_free)`;

/**
 * Writes down the seats to be reminded of a date now, at most so many. Of several reminders that are due by now the one
 * nearest to the date counts; one that was due before the seat was booked, or before the date was moved, does not.
 */
export async function takeReminders(tx: Tx, at: Date, limit: number): Promise<DueSeat[]> {
  const { rows } = await sql<DueSeat>`
    with due as (
      select d.id as date_id, 'before-' || min(m) as kind, d.starts_at - make_interval(mins => min(m)) as due_at
      from event_dates d join events e on e.product_id = d.product_id cross join lateral unnest(e.reminders) m
      where d.state <> 'cancelled' and d.starts_at > ${at} and d.starts_at - make_interval(mins => m) <= ${at}
        and d.starts_at <= ${at}::timestamptz + interval '15 days'
      group by d.id
    ),
    seat ${COLUMNS} as (
      ${SEAT} and due.due_at > greatest(b.created_at, d.moved_at) order by d.starts_at, b.id limit ${limit}
    ),
    ${WRITTEN(at)}`.execute(tx);
  return rows;
}

/**
 * Writes down the seats whose buyers are to be thanked now: after the last date of their ticket. Where people were checked
 * in, only those who came.
 */
export async function takeThanks(
  tx: Tx,
  { after, before }: { readonly after: Date; readonly before: Date },
  at: Date,
  limit: number,
): Promise<DueSeat[]> {
  const { rows } = await sql<DueSeat>`
    with due as (
      select d.id as date_id, 'thanks' as kind from event_dates d join events e on e.product_id = d.product_id
      where d.state <> 'cancelled' and e.is_thanked and d.ends_at > ${after} and d.ends_at <= ${before}
    ),
    seat ${COLUMNS} as (
      ${SEAT}
        and not exists (select from event_ticket_dates other join event_dates later on later.id = other.date_id
          where other.variant_id = b.variant_id and later.state <> 'cancelled' and later.ends_at > d.ends_at)
        and (not exists (select from check_ins c join event_sessions s on s.id = c.session_id
            where s.date_id = d.id and c.undone_at is null)
          or exists (select from check_ins c join event_sessions s on s.id = c.session_id
            where s.date_id = d.id and c.booking_id = b.id and c.undone_at is null))
      order by d.ends_at, b.id limit ${limit}
    ),
    ${WRITTEN(at)}`.execute(tx);
  return rows;
}

/** Lets reminders be sent again that a moved date makes due later than now. */
export async function forgetReminders(tx: Tx, dateId: string, at: Date): Promise<void> {
  await sql`
    delete from booking_reminders r using event_dates d
    where d.id = ${dateId}::uuid and r.date_id = d.id and r.kind <> 'thanks'
      and d.starts_at - make_interval(mins => substring(r.kind from 8)::integer) > ${at}`.execute(tx);
}

/** What the owner decides of the emails about an event's dates. */
export async function findReminderRules(db: Db, productId: string) {
  const row = await db
    .selectFrom('events')
    .select(['reminders', 'reminderWords', 'isThanked', 'thanksWords'])
    .where('productId', '=', productId)
    .executeTakeFirst();
  return row ?? null;
}
export type ReminderRules = NonNullable<Awaited<ReturnType<typeof findReminderRules>>>;

export async function saveReminderRules(tx: Tx, productId: string, rules: ReminderRules): Promise<void> {
  await tx
    .updateTable('events')
    .set({ ...rules, reminders: [...rules.reminders] })
    .where('productId', '=', productId)
    .execute();
}
