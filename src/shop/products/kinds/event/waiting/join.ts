import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { emailKey, emailSchema } from '../../../../customers/email.ts';
import { hasProven } from '../../../../customers/proven-address.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { freeUnits } from '../../../../inventory/pool.ts';
import { lockPool } from '../dates/edit-store.ts';
import { type Entry, MOST_SEATS } from './entry.ts';
import { endEntry, offerFreeSeats } from './offer-seats.ts';
import { findEntry, findEntryOf, insertEntry, updateEntry } from './store.ts';
import { queueWaitingEmail } from './waiting-emails.ts';

const seatsText = () => t('Give a whole number from 1 to {most, number}.', { most: MOST_SEATS });

/** How many seats somebody waits for. */
export const wishInput = z.strictObject({
  seats: z
    .string()
    .trim()
    .regex(/^\d{1,2}$/, { error: seatsText })
    .transform(Number)
    .refine((count) => count >= 1 && count <= MOST_SEATS, { error: seatsText }),
  takes_fewer: z.literal('on').optional(),
});
export type WishInput = z.infer<typeof wishInput>;

/** The form with which people join a waiting list. */
export const joinInput = wishInput.extend({ email: emailSchema });
export type JoinInput = z.infer<typeof joinInput>;

/** A date that can be waited for. */
export interface DateToJoin {
  readonly id: string;
  readonly poolId: string;
  readonly closesAt: Date;
  readonly isCancelled: boolean;
}

/**
 * Puts an address on the waiting list of a date that is sold out. One that this visitor has not proven gets an email first
 * and has no place before its link was used. The answer is the same whether the address was on the list before; an entry that
 * it has is changed by nobody who has not proven it.
 * @returns the entry where the address is proven, else null: an email tells the rest.
 * @throws ShopError `over`, `seats_free`.
 */
export async function joinWaitingList(
  db: Db,
  date: DateToJoin,
  { email, ...typed }: JoinInput,
  visitor: Visitor | null,
): Promise<Entry | null> {
  if (date.isCancelled || date.closesAt <= now())
    throw new ShopError('over', 409, t('This date can no longer be booked.'));
  return inTransaction(db, async (tx) => {
    const wish = wishOf(typed);
    await refuseFreeSeats(tx, date, wish.seats);
    const key = emailKey(email);
    await insertEntry(tx, { dateId: date.id, email, emailKey: key, ...wish });
    const entry = await findEntryOf(tx, date.id, key);
    if (!entry) throw new Error('an entry was neither written nor found');
    if (await hasProven(tx, visitor, key)) return prove(tx, entry, wish);
    const kind = entry.state === 'unproven' ? 'waiting-confirm' : 'waiting-joined';
    // An hour: the link of an email that was overlooked can be asked for again.
    await queueWaitingEmail(tx, kind, entry, now().toISOString().slice(0, 13));
    return null;
  });
}

/** People who want seats that are free buy them. */
async function refuseFreeSeats(tx: Tx, { poolId }: DateToJoin, seats: number): Promise<void> {
  const free = freeUnits(await lockPool(tx, poolId));
  if (free !== null && free < seats) return;
  throw new ShopError(
    'seats_free',
    409,
    t('There are seats free now: you can book them on the event’s page.'),
  );
}

type Wish = Pick<Entry, 'seats' | 'takesFewer'>;

function wishOf({ seats, takes_fewer }: WishInput): Wish {
  return { seats, takesFewer: takes_fewer === 'on' };
}

/** Gives an entry its place; one that has a place keeps it as it is. */
async function prove(tx: Tx, entry: Entry, { seats, takesFewer }: Wish): Promise<Entry> {
  if (entry.state !== 'unproven') return entry;
  const wish = { seats, takesFewer };
  const joinedAt = now();
  await updateEntry(tx, entry.id, { ...wish, state: 'waiting', joinedAt });
  await queueWaitingEmail(tx, 'waiting-joined', entry, 'joined');
  await offerFreeSeats(tx, [entry.poolId]);
  return { ...entry, ...wish, state: 'waiting', joinedAt };
}

/** The link of the email was used: the address is proven. @param typed how many seats it shall be, if that was said again. */
export async function confirmEntry(db: Db, id: string, typed: WishInput | null = null): Promise<void> {
  await underLock(db, id, async (tx, entry) => void (await prove(tx, entry, typed ? wishOf(typed) : entry)));
}

/** Leaves the waiting list, and gives an offer back. Called twice it leaves once. */
export async function leaveWaitingList(db: Db, id: string): Promise<void> {
  await underLock(db, id, async (tx, entry) => {
    if (entry.state === 'unproven' || entry.state === 'waiting' || entry.state === 'offered')
      await endEntry(tx, entry, 'left');
  });
}

/** Entries of a date change under the lock of its pool. */
export async function underLock<Result>(
  db: Db,
  id: string,
  act: (tx: Tx, entry: Entry) => Promise<Result>,
): Promise<Result | null> {
  return inTransaction(db, async (tx) => {
    const found = await findEntry(tx, id);
    if (!found) return null;
    await lockPool(tx, found.poolId);
    const entry = await findEntry(tx, id);
    return entry && act(tx, entry);
  });
}
