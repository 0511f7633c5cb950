import { randomUUID } from 'node:crypto';
import { now } from '#lib/clock.ts';
import { db, inTransaction } from '#lib/db.ts';
import { daysLater, instantsOf, wallTimeAt } from '#lib/wall-time.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { readDate } from '#shop/products/kinds/event/dates/date-form.ts';
import { addDate, type DateToSave } from '#shop/products/kinds/event/dates/save-date.ts';
import { addTicket } from '#shop/products/kinds/event/dates/save-ticket.ts';

export const ZONE = 'Europe/Berlin';

export interface AnEvent {
  readonly id: string;
  readonly slug: string;
  readonly dateId: string;
  readonly poolId: string;
  readonly variantId: string;
  readonly startsLocal: string;
}

/** A wall time some days from now, at an hour at which no clocks change. */
export function wallIn(days: number, time = '19:00'): string {
  return daysLater(`${wallTimeAt(now(), ZONE).slice(0, 10)}T${time}`, days);
}

/** What a form of a date holds, read. */
export function aDate(startsLocal: string, more: Readonly<Record<string, string>> = {}): DateToSave {
  return readDate({
    ...{ zone: ZONE, where: 'place', place_name: 'The Glasshouse', place_city: 'Hamburg' },
    ...{ starts_1: startsLocal, lasts_1: '2:00', ...more },
  });
}

/** An event on sale with one date and one ticket, which no other test touches. */
export async function anEvent({
  capacity = 10,
  priceAmount = 2000,
  inDays = 30,
  seats = 1,
}: {
  readonly capacity?: number;
  readonly priceAmount?: number;
  readonly inDays?: number;
  readonly seats?: number;
} = {}): Promise<AnEvent> {
  const slug = `evening-${randomUUID().slice(0, 8)}`;
  const startsLocal = wallIn(inDays);
  if (instantsOf(startsLocal, ZONE).is !== 'once') throw new Error(`${startsLocal} is not one time`);
  await createProduct(
    db,
    { kind: 'event', title: 'An evening', slug, price: priceAmount, currency: 'USD' },
    'cli',
  );
  return inTransaction(db, async (tx) => {
    const { id } = await tx
      .updateTable('products')
      .set({ status: 'published', publishedAt: now() })
      .where('slug', '=', slug)
      .returning('id')
      .executeTakeFirstOrThrow();
    const dateId = await addDate(tx, id, aDate(startsLocal, { capacity: String(capacity) }));
    const variantId = await addTicket(
      tx,
      { id, slug },
      {
        ...{ name: 'Standard', dateIds: [dateId], seats, priceAmount, currency: 'USD' },
        ...{ minQuantity: 1, maxQuantity: 10, limit: null, salesFrom: null, salesUntil: null },
      },
    );
    const { poolId } = await tx
      .selectFrom('eventDates')
      .select('poolId')
      .where('id', '=', dateId)
      .executeTakeFirstOrThrow();
    return { id, slug, dateId, poolId, variantId, startsLocal };
  });
}

/** The version of an event, as its forms send it. */
export async function versionOf(slug: string): Promise<number> {
  const { version } = await db
    .selectFrom('products')
    .select('version')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return version;
}

export async function poolOf(poolId: string) {
  return db
    .selectFrom('pools')
    .select(['capacity', 'held', 'taken'])
    .where('id', '=', poolId)
    .executeTakeFirstOrThrow();
}
