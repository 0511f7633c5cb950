/** The list of a device, as the server has signed it. */
export interface DeviceList {
  readonly session: string;
  readonly madeAt: number;
  readonly until: number;
  readonly salt: string;
  readonly seats: readonly (readonly [id: string, print: string, name: string, ticket: string, at: number])[];
  readonly refused: readonly (readonly [print: string, why: 'cancelled' | 'given away'])[];
}

/** What the device says of a ticket by its list alone. */
export type Decision =
  | { readonly is: 'in'; readonly seat: string; readonly name: string; readonly ticket: string }
  | { readonly is: 'again'; readonly seat: string; readonly name: string; readonly at: number }
  | { readonly is: 'refused'; readonly why: 'unknown' | 'cancelled' | 'given away' };

/**
 * Decides without the network.
 * @param entered when seats were let in here since the list was made, by id.
 */
export function decide(
  list: DeviceList,
  entered: Readonly<Record<string, number>>,
  ticket: { readonly print: string } | { readonly seat: string },
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
  return since > 0 ? { is: 'again', seat, name, at: since } : { is: 'in', seat, name, ticket: kind };
}
