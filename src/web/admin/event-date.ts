import { db } from '#lib/db.ts';
import { findEventOf } from '#shop/products/kinds/event/check-in/store.ts';
import { type EventDate, wallOfAddress } from '#shop/products/kinds/event/dates/date.ts';
import { findDateAt } from '#shop/products/kinds/event/dates/store.ts';
import { isSlug } from '../slug.ts';

/** An event and one of its dates. */
export interface AdminDate {
  readonly event: NonNullable<Awaited<ReturnType<typeof findEventOf>>>;
  readonly date: EventDate;
}

/** The date that an address names by slug and wall time; null if there is none. */
export async function findAdminDate({
  slug,
  date,
}: Readonly<Record<string, string | undefined>>): Promise<AdminDate | null> {
  const wall = date && wallOfAddress(date);
  const found = isSlug(slug) && wall ? await findDateAt(db, slug, wall) : null;
  const event = found && (await findEventOf(db, found.id));
  return event ? { event, date: found } : null;
}
