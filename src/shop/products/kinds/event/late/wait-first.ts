import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { emailKey } from '../../../../customers/email.ts';
import type { LateLine, LateWaiting } from '../../../kind-late.ts';
import { lockPool } from '../dates/edit-store.ts';
import { MOST_SEATS } from '../waiting/entry.ts';
import { offerFreeSeats } from '../waiting/offer-seats.ts';
import { findEntryOf, findFirstJoined, insertEntry, updateEntry } from '../waiting/store.ts';
import { queueWaitingEmail } from '../waiting/waiting-emails.ts';
import { findDateToWaitFor } from './store.ts';

/** Late buyers wait before everybody who has not paid. */
export const waitFirst: LateWaiting = {
  isOpen: async (db, { variantId, units }) => {
    const date = await findDateToWaitFor(db, variantId);
    return date !== null && units * date.seats <= MOST_SEATS;
  },
  join: joinFirst,
};

/** Who has an offer already keeps it; who waits already comes first from now on. */
async function joinFirst(tx: Tx, { variantId, units }: LateLine, email: string): Promise<void> {
  const date = await findDateToWaitFor(tx, variantId);
  if (!date) throw new Error('a waiting list was offered that is not there');
  await lockPool(tx, date.poolId);
  const seats = units * date.seats;
  const key = emailKey(email);
  await insertEntry(tx, { dateId: date.dateId, email, emailKey: key, seats, takesFewer: false });
  const entry = await findEntryOf(tx, date.dateId, key);
  if (!entry || entry.state === 'offered') return;
  const first = await findFirstJoined(tx, date.dateId);
  // One millisecond before the one who is first.
  const joinedAt = new Date(Math.min(now().getTime(), (first?.getTime() ?? Number.POSITIVE_INFINITY) - 1));
  await updateEntry(tx, entry.id, { state: 'waiting', seats, joinedAt });
  await queueWaitingEmail(tx, 'waiting-joined', entry, 'late');
  await offerFreeSeats(tx, [date.poolId]);
}
