import type { APIContext } from 'astro';
import { secondsFrom } from '#lib/clock.ts';
import { db } from '#lib/db.ts';
import { may } from '#shop/accounts/permissions.ts';
import type { CheckInActor } from '#shop/products/kinds/event/check-in/actors.ts';
import { openHelperLink } from '#shop/products/kinds/event/check-in/links.ts';
import { sessionNow } from '#shop/products/kinds/event/check-in/session-now.ts';
import { findEventOf } from '#shop/products/kinds/event/check-in/store.ts';
import {
  dateAddress,
  type EventDate,
  type Session,
  wallOfAddress,
} from '#shop/products/kinds/event/dates/date.ts';
import { findDateAt, listDatesById } from '#shop/products/kinds/event/dates/store.ts';
import { actorOf } from '../admin/request.ts';
import { paths } from '../paths.ts';
import { isSlug } from '../slug.ts';
import { requireStaff } from '../visitor/account.ts';

/** Where somebody checks in: a date, by a member of staff or with a helper's link. */
export interface CheckInPlace {
  readonly title: string;
  readonly language: string | null;
  readonly slug: string;
  readonly date: EventDate;
  readonly actor: CheckInActor;
  /** Of the helper; null for staff. */
  readonly helper: string | null;
  /** The page, and where its script sends scans to. */
  readonly path: string;
  readonly api: string;
  /** Whether the link is over, and only what a device has kept is taken. */
  readonly isLate: boolean;
  /** When a device forgets the list. */
  readonly until: Date;
}

/** Seconds after the end of a date for which a device of the staff keeps the list. */
const KEPT_SECONDS = 12 * 3600;

/** The date of an address, `a-day-at-the-oven/2027-03-28T1900`; null if there is none. */
async function dateAt(slug: string | undefined, address: string | undefined): Promise<EventDate | null> {
  const wall = address && wallOfAddress(address);
  return isSlug(slug) && wall ? findDateAt(db, slug, wall) : null;
}

/** For staff: the page's place, or the response to send instead. */
export async function openStaffCheckIn(context: APIContext): Promise<CheckInPlace | Response> {
  const account = await requireStaff(context, 'events.check_in');
  if (account instanceof Response) return account;
  const { slug, date } = context.params;
  return (await staffPlace(slug, date, actorOf(account))) ?? context.rewrite('/404');
}

async function staffPlace(
  slug: string | undefined,
  address: string | undefined,
  actor: `staff:${string}`,
): Promise<CheckInPlace | null> {
  const date = await dateAt(slug, address);
  const event = date && (await findEventOf(db, date.id));
  if (!event) return null;
  const at = dateAddress(date.startsLocal);
  return {
    ...{ title: event.title, language: event.language, slug: event.slug, date, actor, helper: null },
    ...{ path: paths.checkIn(event.slug, at), api: paths.api.checkIn(`${event.slug}/${at}`) },
    ...{ isLate: false, until: secondsFrom(KEPT_SECONDS, date.endsAt) },
  };
}

/** With a helper's link: null for one that never was, `over` for one that has ended. */
export async function openHelperCheckIn(token: string): Promise<CheckInPlace | 'over' | null> {
  const link = await openHelperLink(db, token);
  if (!link) return null;
  if (link.state === 'over') return 'over';
  const [date] = await listDatesById(db, [link.dateId]);
  const event = date && (await findEventOf(db, date.id));
  if (!date || !event) return null;
  return {
    ...{ title: event.title, language: event.language, slug: event.slug, date },
    ...{ actor: `helper:${link.id}`, helper: link.name, isLate: link.state === 'late', until: link.endsAt },
    ...{ path: paths.checkInLink(token), api: paths.api.checkIn(token) },
  };
}

/** For the script of the page, by the rest of its address: 401 without an account, 403 without the role. */
export async function openCheckInApi(
  context: APIContext,
): Promise<CheckInPlace | { readonly status: number }> {
  const [first = '', address, ...more] = (context.params['at'] ?? '').split('/');
  if (more.length > 0) return { status: 404 };
  if (address === undefined) {
    const place = await openHelperCheckIn(first);
    return place === 'over' ? { status: 410 } : (place ?? { status: 404 });
  }
  const account = await context.locals.account();
  if (!account) return { status: 401 };
  if (!may(account.role, 'events.check_in')) return { status: 404 };
  return (await staffPlace(first, address, actorOf(account))) ?? { status: 404 };
}

/** The session that an address names by its number (`?session=2`), else the one that people come to now. */
export function sessionOf({ date: { sessions } }: CheckInPlace, number: string | null): Session {
  const named = number && /^\d{1,3}$/.test(number) ? sessions[Number(number) - 1] : undefined;
  const session = named ?? sessionNow(sessions);
  if (!session) throw new Error('a date has no session');
  return session;
}
