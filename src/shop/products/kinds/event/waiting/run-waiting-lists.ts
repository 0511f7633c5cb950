import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { deleteOldAttendees } from '../attendees/before-paying-store.ts';
import { endPointless, expireOffers, offerAllFreeSeats } from './offer-seats.ts';
import { deleteOldEntries } from './store.ts';

/** An address that was never proven is forgotten after so many seconds. */
const UNPROVEN_SECONDS = 7 * 86_400;
/** An entry that ended is kept so long, so that its link still says what became of it. */
const ENDED_SECONDS = 90 * 86_400;

/** Ends offers whose time is over, offers what is free, and forgets old entries. */
export async function runWaitingLists(db: Db): Promise<void> {
  await endPointless(db);
  await expireOffers(db);
  await offerAllFreeSeats(db);
  await deleteOldAttendees(db, secondsFrom(-ENDED_SECONDS));
  await deleteOldEntries(db, secondsFrom(-UNPROVEN_SECONDS), secondsFrom(-ENDED_SECONDS));
}
