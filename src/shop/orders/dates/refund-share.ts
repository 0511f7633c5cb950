import { chargeStep } from '#lib/money.ts';

/** Seats of one line of an order at dates that are cancelled, and what their refund follows from. Amounts in minor units. */
export interface AffectedSeats {
  readonly orderId: string;
  readonly orderItemId: string;
  /** Of the buyer; null once it was erased. */
  readonly email: string | null;
  readonly attendeeEmails: readonly string[];
  readonly currency: string;
  /** Of the line. */
  readonly totalAmount: number;
  readonly quantity: number;
  /** Units of the line that are the buyer's. */
  readonly units: number;
  /** Units of the line that the buyer gave back. */
  readonly givenUnits: number;
  /** Seats of the line that are valid, these among them. */
  readonly validSeats: number;
  /** People who come with one unit. */
  readonly seatsPerUnit: number;
  readonly bookingIds: readonly string[];
  /** How many dates their ticket is for. */
  readonly dates: number;
  /** How many of these are cancelled now. */
  readonly struck: number;
  /** How many of these are not cancelled. With none the seats are cancelled too. */
  readonly kept: number;
  /** What went back for these seats before, for other dates of their ticket. */
  readonly settled: number;
  /** Refunds of the line that have not failed. */
  readonly refunded: number;
  /** What is left of the order's payment: 0 for a free order. */
  readonly paymentLeft: number;
}

export interface SeatsWithRefund {
  readonly seats: AffectedSeats;
  /** Minor units; 0 where nothing is left or nothing was paid. */
  readonly amount: number;
}

/**
 * What goes back for seats: the part of their line that they cost. Of a ticket for several dates the part of the cancelled
 * ones, and with the last of them all that has not gone back yet. Never more than is left of the line and of the payment.
 */
export function withRefunds(all: readonly AffectedSeats[]): SeatsWithRefund[] {
  const goneOfLine = new Map<string, number>();
  const goneOfOrder = new Map<string, number>();
  return all.map((seats) => {
    const { orderId, orderItemId } = seats;
    const [ofLine, ofOrder] = [goneOfLine.get(orderItemId) ?? 0, goneOfOrder.get(orderId) ?? 0];
    const left = Math.min(seats.totalAmount - seats.refunded - ofLine, seats.paymentLeft - ofOrder);
    const amount = Math.max(0, Math.min(shareOf(seats), left));
    goneOfLine.set(orderItemId, ofLine + amount);
    goneOfOrder.set(orderId, ofOrder + amount);
    return { seats, amount };
  });
}

/** Rounded up to what Stripe refunds, so that the refund of a unit pays back the whole unit. */
function shareOf({
  totalAmount,
  quantity,
  seatsPerUnit,
  bookingIds,
  dates,
  struck,
  kept,
  settled,
  currency,
}: AffectedSeats) {
  const step = chargeStep(currency);
  const whole = Math.ceil((totalAmount * bookingIds.length) / (quantity * seatsPerUnit) / step) * step;
  return kept === 0 ? whole - settled : Math.floor((whole * struck) / dates / step) * step;
}

/** Units of a line that end with these seats: all with its last seat. */
export function unitsOfSeats({ units, validSeats, seatsPerUnit, bookingIds }: AffectedSeats): number {
  return bookingIds.length >= validSeats ? units : Math.floor(bookingIds.length / seatsPerUnit);
}
