import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { firstCharacters } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { listTicketsOf, type Ticket } from './ticket-store.ts';

/** Cancels those of the dates that are not over and not cancelled yet. @returns their ids. */
export async function setDatesCancelled(
  tx: Tx,
  productId: string,
  ids: readonly string[],
  at: Date,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable('eventDates')
    .set({ state: 'cancelled', cancelledAt: at, updatedAt: at, sequence: sql<number>`sequence + 1` })
    .where('productId', '=', productId)
    .where('id', 'in', ids)
    .where('state', '<>', 'cancelled')
    .where('endsAt', '>', at)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** An event as its acts name it. */
export interface NamedEvent {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
}

export async function findEvent(db: Db, slug: string): Promise<NamedEvent | null> {
  const row = await db
    .selectFrom('events as e')
    .innerJoin('products as p', 'p.id', 'e.productId')
    .select(['p.id', 'p.kind', 'p.slug', 'p.title'])
    .where('p.slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}

/** Where a date was before it moved, and until when its seats can be given back because of it. */
export interface Moved {
  readonly startsLocal: string;
  readonly zone: string;
  readonly startsAt: Date;
  readonly place: string;
  /** What calendars had of it. */
  readonly sequence: number;
  readonly at: Date;
  /** Null: by the usual terms. */
  readonly giveBackUntil: Date | null;
}

export async function setMoved(tx: Tx, id: string, moved: Moved): Promise<void> {
  await tx
    .updateTable('eventDates')
    .set({
      ...{ state: 'moved', movedAt: moved.at, movedFromLocal: moved.startsLocal, movedFromZone: moved.zone },
      ...{ movedFromAt: moved.startsAt, movedFromPlace: firstCharacters(moved.place, 800) },
      sequence: sql<number>`greatest(sequence, ${moved.sequence + 1}::integer)`,
      ...(moved.giveBackUntil && { giveBackUntil: moved.giveBackUntil }),
    })
    .where('id', '=', id)
    .execute();
}

/** The ticket types of a date. */
export async function listTicketsAt(db: Db, dateId: string): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('eventTicketDates')
    .select('variantId')
    .where('dateId', '=', dateId)
    .execute();
  return [
    ...(
      await listTicketsOf(
        db,
        rows.map(({ variantId }) => variantId),
      )
    ).values(),
  ];
}

/** @throws ShopError `sold_out` when one of the variants is a ticket of a cancelled date. */
export async function refuseCancelled(db: Db, variantIds: readonly string[]): Promise<void> {
  const row = await db
    .selectFrom('eventTicketDates as td')
    .innerJoin('eventDates as d', 'd.id', 'td.dateId')
    .select('d.id')
    .where('td.variantId', 'in', variantIds)
    .where('d.state', '=', 'cancelled')
    .limit(1)
    .executeTakeFirst();
  if (row) throw new ShopError('sold_out', 409, t('This date is cancelled.'));
}
