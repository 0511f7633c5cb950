import { randomUUID } from 'node:crypto';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { findFormerTicket } from '../attendees/store.ts';
import { type CheckInActor, namesOfActors } from './actors.ts';
import {
  type CheckInRow,
  findCheckIn,
  findCheckInBy,
  findSession,
  firstStart,
  insertCheckIn,
  lockScannedSeat,
  type ScannedSeat,
  supersedeCheckIn,
} from './store.ts';
import { type Entry, opensAt, type Refusal, type SeatAtEntrance, type Verdict } from './verdict.ts';

/** A ticket that was read at the entrance of a session. */
export interface Scan {
  readonly sessionId: string;
  /** What stands on the ticket, or the seat that was chosen from the list. */
  readonly ticket: { readonly code: string } | { readonly id: string };
  readonly actor: CheckInActor;
  /** When it was read; now, unless a device kept it while the network was gone. */
  readonly at?: Date;
  /** Made by the device, so that what it sends twice counts once. */
  readonly nonce?: string | undefined;
  /** The device let the person in already, because the network was gone. */
  readonly isEntered?: boolean;
  /** Somebody has said that the ticket is checked in although its session is not today. */
  readonly isEarlyMeant?: boolean;
}

/**
 * Lets a ticket in once per session. Of scans that devices made without a network the earliest counts; the others are kept
 * beside it, and the answer says so.
 */
export async function checkIn(db: Db, scan: Scan): Promise<Verdict> {
  return inTransaction(db, async (tx) => {
    const seat = await lockScannedSeat(tx, scan.ticket);
    if (!seat) return { is: 'refused', seat: null, ...(await whyUnknown(tx, scan)) };
    const session = await findSession(tx, scan.sessionId);
    const refusal = await refusalOf(tx, seat, session);
    if (!session || refusal) return { is: 'refused', seat: atEntrance(seat), why: 'unknown', ...refusal };
    const sent = scan.nonce ? await findCheckInBy(tx, { nonce: scan.nonce }) : null;
    if (sent?.bookingId === seat.bookingId && sent.sessionId === scan.sessionId)
      return repeated(tx, seat, sent);
    if (await isToAsk(tx, seat, session, scan))
      return { is: 'early', seat: atEntrance(seat), startsLocal: session.startsLocal };
    // A nonce of another scan says nothing of this one.
    return enter(tx, seat, sent ? { ...scan, nonce: undefined } : scan);
  });
}

async function whyUnknown(tx: Tx, { ticket }: Scan): Promise<Refusal> {
  const former = 'code' in ticket ? await findFormerTicket(tx, ticket.code) : null;
  return former ? { why: 'given away', at: former.replacedAt } : { why: 'unknown' };
}

type SessionToEnter = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** A ticket that is in already is told so, whatever the day. */
async function isToAsk(
  tx: Tx,
  { bookingId }: ScannedSeat,
  session: SessionToEnter,
  { at = now(), isEntered, isEarlyMeant }: Scan,
): Promise<boolean> {
  if (isEntered || isEarlyMeant || at >= opensAt(session)) return false;
  return (await findCheckIn(tx, bookingId, session.id)) === null;
}

async function refusalOf(tx: Tx, seat: ScannedSeat, session: SessionToEnter | null): Promise<Refusal | null> {
  if (!session) return { why: 'unknown' };
  if (seat.cancelledAt) return { why: seat.isRefunded ? 'refunded' : 'cancelled', at: seat.cancelledAt };
  if (!seat.dateIds.includes(session.dateId))
    return { why: 'other date', startsLocal: await firstStart(tx, seat.dateIds) };
  return session.isCancelled ? { why: 'date cancelled' } : null;
}

/** What a device sends again is answered as the first time. */
async function repeated(tx: Tx, seat: ScannedSeat, sent: CheckInRow): Promise<Verdict> {
  if (!sent.isOver) return letIn(tx, seat, sent, null);
  const counting = await findCheckIn(tx, seat.bookingId, sent.sessionId);
  return { is: 'again', seat: atEntrance(seat), entry: await entryOf(tx, counting ?? sent) };
}

async function enter(tx: Tx, seat: ScannedSeat, scan: Scan): Promise<Verdict> {
  const { sessionId, actor, nonce = null, isEntered = false } = scan;
  const made = { id: randomUUID(), bookingId: seat.bookingId, sessionId, at: scan.at ?? now(), actor, nonce };
  const counting = await findCheckIn(tx, seat.bookingId, sessionId);
  if (counting && isEntered && made.at < counting.at) {
    await supersedeCheckIn(tx, counting.id, made.id);
    await insertCheckIn(tx, made);
    return letIn(tx, seat, made, counting);
  }
  if (counting === null && (await insertCheckIn(tx, made))) return letIn(tx, seat, made, null);
  const first = counting ?? (await findCheckIn(tx, seat.bookingId, sessionId));
  if (first && isEntered) await insertCheckIn(tx, { ...made, supersededBy: first.id });
  return { is: 'again', seat: atEntrance(seat), entry: await entryOf(tx, first ?? made) };
}

type Made = Pick<CheckInRow, 'id' | 'at' | 'actor'>;

async function letIn(tx: Tx, seat: ScannedSeat, made: Made, other: Made | null): Promise<Verdict> {
  return {
    is: 'in',
    seat: atEntrance(seat),
    entry: await entryOf(tx, made),
    also: other && (await entryOf(tx, other)),
  };
}

async function entryOf(db: Db, { id, at, actor }: Made): Promise<Entry> {
  return { id, at, by: (await namesOfActors(db, [actor])).get(actor) ?? actor };
}

function atEntrance({ bookingId, name, host, ticketName, seat }: ScannedSeat): SeatAtEntrance {
  return { bookingId, name, host, ticketName, seat };
}
