import type { Tx } from '#lib/db.ts';
import type { KindDelivery, OrderLine } from '../../../kind-delivery.ts';
import { pooledDelivery } from '../../../pooled-delivery.ts';
import { takeAttendees } from '../attendees/before-paying-store.ts';
import { purgeMinimums } from '../dates/minimum-store.ts';
import { refuseCancelled } from '../dates/state-store.ts';
import { listTicketsOf } from '../dates/ticket-store.ts';
import { lateSeats } from '../late/late-seats.ts';
import { offerFreed } from '../waiting/offer-freed.ts';
import {
  insertBookings,
  listBuyers,
  lockSeats,
  type NewBooking,
  type SeatRow,
  setCancelled,
} from './store.ts';
import { newTicketCode } from './ticket-code.ts';
import { queueEndedTickets, queueTicketEmail } from './ticket-email.ts';

/** A seat before it is known who comes. */
type EmptySeat = Pick<NewBooking, 'orderItemId' | 'variantId' | 'seat' | 'code'>;

const pooled = pooledDelivery(lateSeats);

/** Seats drawn from pools, and a booking for each. */
export const eventDelivery: KindDelivery = {
  ...pooled,
  hold: async (tx, lines, until) => {
    await refuseCancelled(
      tx,
      lines.map(({ variantId }) => variantId),
    );
    await pooled.hold(tx, lines, until);
  },
  fulfil: async (tx, lines) => {
    const beyondCapacity = await pooled.fulfil(tx, lines);
    await setSeats(tx, lines);
    await purgeMinimums(tx, lines);
    return beyondCapacity;
  },
  release: async (tx, lines) => {
    await pooled.release(tx, lines);
    await offerFreed(tx, lines);
  },
  revoke: async (tx, lines) => {
    await pooled.revoke(tx, lines);
    await setSeats(tx, lines);
    await purgeMinimums(tx, lines);
    await offerFreed(tx, lines);
  },
};

/**
 * Sets how many seats of lines are valid: seats that were cancelled come back before new ones are made, the last ones are
 * cancelled first. Called twice it changes once.
 */
async function setSeats(tx: Tx, lines: readonly OrderLine[]): Promise<void> {
  const orderItemIds = lines.map(({ orderItemId }) => orderItemId);
  const tickets = await listTicketsOf(
    tx,
    lines.map(({ variantId }) => variantId),
  );
  const byItem = Map.groupBy(await lockSeats(tx, orderItemIds), (seat) => seat.orderItemId);
  const missing: EmptySeat[] = [];
  for (const { orderItemId, variantId, units } of lines) {
    const seats = byItem.get(orderItemId) ?? [];
    const change = changeOf(seats, units * (tickets.get(variantId)?.seats ?? 1));
    await setCancelled(tx, change.cancelled, true);
    await queueEndedTickets(tx, change.cancelled);
    await setCancelled(tx, change.back, false);
    for (let at = 1; at <= change.more; at++)
      missing.push({ orderItemId, variantId, seat: seats.length + at, code: newTicketCode() });
  }
  await addSeats(tx, orderItemIds, missing);
}

interface SeatChange {
  readonly cancelled: readonly string[];
  readonly back: readonly string[];
  /** How many there are to be made. */
  readonly more: number;
}

export function changeOf(seats: readonly SeatRow[], wanted: number): SeatChange {
  const [valid, gone] = [
    seats.filter(({ isCancelled }) => !isCancelled),
    seats.filter(({ isCancelled, isGivenBack }) => isCancelled && !isGivenBack),
  ];
  const back = gone.slice(0, Math.max(0, wanted - valid.length));
  return {
    cancelled: valid.slice(wanted).map(({ id }) => id),
    back: back.map(({ id }) => id),
    more: Math.max(0, wanted - valid.length - back.length),
  };
}

/**
 * Who was named before paying comes. Without that the first seat at an event is the buyer's, until it is given to another
 * person, and the others are nobody's yet.
 */
async function addSeats(tx: Tx, orderItemIds: readonly string[], seats: readonly EmptySeat[]): Promise<void> {
  if (seats.length === 0) return;
  const buyers = await listBuyers(tx, orderItemIds);
  const said = await takeAttendees(tx, orderItemIds);
  const firstOf = new Map(buyers.toReversed().map((buyer) => [buyer.productId, buyer]));
  const bookings = seats.map((seat) => {
    const buyer = buyers.find(({ orderItemId }) => orderItemId === seat.orderItemId);
    const isBuyers = seat.seat === 1 && firstOf.get(buyer?.productId ?? '') === buyer;
    const given = said.find((one) => one.orderItemId === seat.orderItemId && one.seat === seat.seat);
    return {
      ...seat,
      attendeeName: given?.name ?? ((isBuyers && buyer?.name) || null),
      attendeeEmail: given?.email ?? ((isBuyers && buyer?.email) || null),
      answers: JSON.stringify(given?.answers ?? {}),
    };
  });
  await insertBookings(tx, bookings);
  for (const { code, attendeeEmail: recipient, orderItemId } of bookings) {
    const buyer = buyers.find((one) => one.orderItemId === orderItemId);
    if (recipient && buyer)
      await queueTicketEmail(tx, {
        code,
        recipient,
        orderId: buyer.orderId,
        isFree: buyer.totalAmount === 0,
      });
  }
}
