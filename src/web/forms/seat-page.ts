/** Fields that a form may have beside those of seats. */
const FIELDS = 90;
const MOST_SEATS = 20;

/** Some of the seats of a form that is too long for one page. */
export interface SeatPage<Seat> {
  readonly seats: readonly Seat[];
  /** The first of them, counted from 1. */
  readonly from: number;
  readonly count: number;
  /** Where the seats before and after begin; null where there are none. */
  readonly previous: number | null;
  readonly next: number | null;
}

/** As many seats as one form can take, from a number on. @param from as the address has it. */
export function seatPage<Seat extends { readonly questions: readonly unknown[] }>(
  seats: readonly Seat[],
  from: string | null,
): SeatPage<Seat> {
  const fields = 2 + Math.max(0, ...seats.map(({ questions }) => questions.length));
  const size = Math.min(MOST_SEATS, Math.max(1, Math.floor(FIELDS / fields)));
  const asked = from && /^\d{1,5}$/.test(from) ? Number(from) - 1 : 0;
  const start = asked < seats.length ? Math.max(0, Math.floor(asked / size) * size) : 0;
  return {
    seats: seats.slice(start, start + size),
    ...{ from: start + 1, count: seats.length },
    previous: start > 0 ? start - size + 1 : null,
    next: start + size < seats.length ? start + size + 1 : null,
  };
}
