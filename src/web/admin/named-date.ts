import type { APIContext } from 'astro';
import { db } from '#lib/db.ts';
import { type EventDate, wallOfAddress } from '#shop/products/kinds/event/dates/date.ts';
import { findEvent, type NamedEvent } from '#shop/products/kinds/event/dates/state-store.ts';
import { findDateAt } from '#shop/products/kinds/event/dates/store.ts';
import { isSlug } from '../slug.ts';

export interface NamedDate {
  readonly event: NamedEvent;
  readonly date: EventDate;
}

/** The event that the address names. */
export async function findNamedEvent({ params: { slug } }: APIContext): Promise<NamedEvent | null> {
  return isSlug(slug) ? findEvent(db, slug) : null;
}

/** The date of an event that the address names by its wall time. */
export async function findNamedDate(context: APIContext): Promise<NamedDate | null> {
  const wall = wallOfAddress(context.params['date'] ?? '');
  const event = wall ? await findNamedEvent(context) : null;
  const date = event && wall ? await findDateAt(db, event.slug, wall) : null;
  return event && date ? { event, date } : null;
}
