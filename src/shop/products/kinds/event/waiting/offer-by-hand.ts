import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { freeUnits } from '../../../../inventory/pool.ts';
import { lockPool } from '../dates/edit-store.ts';
import { type Entry, offerEnd } from './entry.ts';
import { underLock } from './join.ts';
import { endEntry, giveOffer } from './offer-seats.ts';

/** What staff do with an entry: offer it seats out of turn, or take it off the list with what it was offered. */
export type WaitingAct = 'offer' | 'remove';

interface Waiting {
  /** Of the entry. */
  readonly id: string;
  readonly dateId: string;
  readonly productId: string;
  /** When sales of the date end. */
  readonly closesAt: Date;
}

/**
 * Does it, and writes it into the audit log without the person.
 * @throws ShopError `gone`, `too_late`, `too_few` where fewer seats are free than it asks for.
 */
export async function actOnEntry(
  db: Db,
  { id, dateId, productId, closesAt }: Waiting,
  act: WaitingAct,
  actor: StaffActor,
): Promise<void> {
  const done = await underLock(db, id, async (tx, entry) => {
    if (entry.dateId !== dateId || (entry.state !== 'waiting' && entry.state !== 'offered')) return false;
    if (act === 'remove') await endEntry(tx, entry, 'left');
    else if (entry.state === 'waiting') await offerNow(tx, entry, closesAt);
    await recordAudit(tx, {
      actor,
      action: `waiting.${act}`,
      subject: `product:${productId}`,
      details: { units: entry.seats },
    });
    return true;
  });
  if (!done) throw new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
}

async function offerNow(tx: Tx, entry: Entry, closesAt: Date): Promise<void> {
  const until = offerEnd(now(), closesAt);
  if (!until) throw new ShopError('too_late', 409, t('Sales of this date end too soon for an offer.'));
  const free = freeUnits(await lockPool(tx, entry.poolId)) ?? entry.seats;
  const seats = entry.takesFewer ? Math.min(entry.seats, free) : entry.seats;
  const isGiven = seats > 0 && (await giveOffer(tx, entry, seats, until));
  if (!isGiven)
    throw new ShopError(
      'too_few',
      409,
      t(
        '{free, plural, =0 {No seat is free.} one {Only # seat is free.} other {Only # seats are free.}} Give the date more seats first.',
        { free },
      ),
    );
}
