import { now, steadyMs } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { log } from '#lib/logging/log.ts';
import { emailKey } from '../../customers/email.ts';
import { queueEmail } from '../../customers/queue-email.ts';
import type { Actor } from '../order.ts';
import { lockOrder, type OrderRow } from '../store.ts';
import { endCancelledCheckouts } from './end-checkouts.ts';
import { NOTICE_QUEUE, noticeEmails } from './notice.ts';
import {
  insertLateSeats,
  listOpenOrders,
  listOpenSeats,
  type OpenOrder,
  type OpenSeat,
  setSeatsDone,
} from './notice-store.ts';
import { type RefundOfSeat, settleCancelled } from './settle-cancelled.ts';

const BATCH = 50;
/** A job goes on for so long, and leaves the rest to the next: other work of the queue's worker is not kept waiting. */
const MOST_MS = 20_000;

/**
 * Goes through the orders that are to be told of a cancelled or moved date or sent a message: one transaction for each, in
 * which its seats are cancelled, its refunds requested and its emails queued. Stopped anywhere it goes on where it was, and
 * nothing is done twice.
 * @returns how many orders were told.
 * @throws the last error, after all the others were tried.
 */
export async function tellBooked(db: Db): Promise<number> {
  await insertLateSeats(db);
  await endCancelledCheckouts(db);
  const until = steadyMs() + MOST_MS;
  let [count, last]: [number, OpenOrder | null] = [0, null];
  let failure: unknown;
  for (;;) {
    const open: OpenOrder[] = await listOpenOrders(db, last, BATCH);
    for (const one of open) {
      try {
        await inTransaction(db, (tx) => tellOrder(tx, one));
        count++;
      } catch (error) {
        log.error({ err: error, order: one.orderId }, 'an order could not be told of a date');
        failure = error;
      }
    }
    last = open.at(-1) ?? last;
    if (open.length < BATCH) break;
    if (steadyMs() < until) continue;
    await enqueue(db, NOTICE_QUEUE, {}, { startAfter: 1 });
    break;
  }
  if (failure) throw failure;
  return count;
}

async function tellOrder(tx: Tx, { actId, orderId }: OpenOrder): Promise<void> {
  const order = await lockOrder(tx, orderId);
  const seats = order ? await listOpenSeats(tx, { actId, orderId }) : [];
  const [first] = seats;
  if (!order || !first) return;
  const refunds =
    first.kind === 'cancelled'
      ? await settleCancelled(tx, order, actId, first.actor as Actor)
      : new Map<string, never>();
  await queueEmails(tx, order, actId, seats);
  await setSeatsDone(tx, doneSeats(seats, refunds), now());
}

/** A seat at several of the dates has one refund: the first row of it says so. */
function doneSeats(seats: readonly OpenSeat[], refunds: RefundOfSeat) {
  const said = new Set<string>();
  return seats.map(({ noticeId, bookingId }) => {
    const refund = said.has(bookingId) ? undefined : refunds.get(bookingId);
    said.add(bookingId);
    return { noticeId, bookingId, amount: refund?.amount ?? 0, refundId: refund?.refundId ?? null };
  });
}

/**
 * One for the buyer, and one for each other person who has a seat. What is told of a cancelled date is about the order and
 * its money; anything else comes once to each person, whatever number of orders they have.
 */
async function queueEmails(
  tx: Tx,
  { id: orderId, email: buyer, customerId }: OrderRow,
  actId: string,
  seats: readonly OpenSeat[],
): Promise<void> {
  const kind = noticeEmails[seats[0]?.kind ?? 'message'];
  const people = new Map<string, string>();
  for (const address of [buyer, ...seats.map(({ attendeeEmail }) => attendeeEmail)])
    if (address && !people.has(emailKey(address))) people.set(emailKey(address), address);
  const about = kind === noticeEmails.cancelled ? `${actId}:${orderId}` : actId;
  for (const [key, recipient] of people) {
    await queueEmail(tx, {
      ...{ kind, recipient, orderId, dedupeKey: `${kind}:${about}:${key}`, details: { act: actId } },
      customerId: recipient === buyer ? customerId : null,
    });
  }
}
