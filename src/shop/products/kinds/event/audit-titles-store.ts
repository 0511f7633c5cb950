import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { AuditTitle } from '../../kind-admin.ts';

/** What the audit log is about, by subject: seats (`booking:<id>`) by their orders, dates (`event_date:<id>`) by their events. */
export async function eventAuditTitles(
  db: Db,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, AuditTitle>> {
  const ids = (name: string) =>
    subjects.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1));
  return new Map([...(await seats(db, ids('booking'))), ...(await dates(db, ids('event_date')))]);
}

type Titles = readonly (readonly [string, AuditTitle])[];

async function seats(db: Db, ids: readonly string[]): Promise<Titles> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select(['b.id', 'b.seat', 'o.number'])
    .where(sql<string>`b.id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, seat, number }) => [
    `booking:${id}`,
    {
      title: t('Seat {number, number} of order {order}', { number: seat, order: number }),
      path: `/admin/orders/${number}`,
    },
  ]);
}

async function dates(db: Db, ids: readonly string[]): Promise<Titles> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['d.id', 'd.startsLocal', 'p.slug', 'p.title'])
    .where(sql<string>`d.id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, startsLocal, slug, title }) => [
    `event_date:${id}`,
    {
      title: t('Date of {title}', { title }),
      path: `/admin/events/${slug}/${startsLocal.replace(':', '')}/attendees`,
    },
  ]);
}
