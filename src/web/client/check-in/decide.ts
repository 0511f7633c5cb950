/** The list of a device, as the server has signed it. */
export interface DeviceList {
  readonly session: string;
  readonly madeAt: number;
  readonly until: number;
  readonly opens: number;
  readonly day: string;
  readonly salt: string;
  readonly seats: readonly (readonly [id: string, print: string, name: string, ticket: string, at: number])[];
  readonly refused: readonly (readonly [print: string, why: 'cancelled' | 'given away'])[];
}

/** What the device says of a ticket by its list alone. */
export type Decision =
  | { readonly is: 'in'; readonly seat: string; readonly name: string; readonly ticket: string }
  | { readonly is: 'early'; readonly seat: string; readonly name: string; readonly day: string }
  | { readonly is: 'again'; readonly seat: string; readonly name: string; readonly at: number }
  | { readonly is: 'refused'; readonly why: 'unknown' | 'cancelled' | 'given away' };

/**
 * Decides without the network.
 * @param entered when seats were let in here since the list was made, by id.
 * @param made when the ticket was read, and whether it is meant although the session is not today.
 */
export function decide(
  list: DeviceList,
  entered: Readonly<Record<string, number>>,
  ticket: { readonly print: string } | { readonly seat: string },
  made: { readonly at: number; readonly isEarlyMeant: boolean },
): Decision {
  const found = list.seats.find(([id, print]) =>
    'seat' in ticket ? id === ticket.seat : print === ticket.print,
  );
  if (!found) {
    const refused = 'print' in ticket ? list.refused.find(([print]) => print === ticket.print) : undefined;
    return { is: 'refused', why: refused?.[1] ?? 'unknown' };
  }
  const [seat, , name, kind, at] = found;
  const since = entered[seat] ?? at;
  if (since > 0) return { is: 'again', seat, name, at: since };
  if (made.at < list.opens && !made.isEarlyMeant) return { is: 'early', seat, name, day: list.day };
  return { is: 'in', seat, name, ticket: kind };
}
