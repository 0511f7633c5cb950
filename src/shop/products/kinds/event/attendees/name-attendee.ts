import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { emailKey } from '../../../../customers/email.ts';
import { newTicketCode } from '../bookings/ticket-code.ts';
import { queueTicketEmail } from '../bookings/ticket-email.ts';
import { type Attendee, mergedAnswers } from './attendee.ts';
import { insertFormerCode, lockSeatsToName, type SeatToName, updateSeat } from './store.ts';

/**
 * Who says who comes: who has the ticket's link (`holder:` and the ticket's code), who may see its order (`buyer`), or staff.
 * A holder changes his name and his answers; only the others decide where the ticket is sent, and with that whose it is.
 */
export type NamedBy = `holder:${string}` | 'buyer' | StaffActor;

/** How often a buyer can send a seat on to another person: each time somebody is emailed. */
const MAX_TRANSFERS = 10;

/**
 * Says who comes on seats. An address that is new gets the ticket by email. Where it replaces another one, or an address
 * is taken away, the ticket has gone to another person: it gets another code, and the old one is refused.
 * @param given by the id of the seat.
 * @returns the codes after it, by the id of the seat.
 * @throws ShopError `unknown_ticket`, `ticket_cancelled`, `names_closed`, `too_many_transfers`.
 */
export async function nameAttendees(
  db: Db,
  given: ReadonlyMap<string, Attendee>,
  by: NamedBy,
): Promise<ReadonlyMap<string, string>> {
  return inTransaction(db, async (tx) => {
    const seats = await lockSeatsToName(tx, [...given.keys()]);
    if (seats.length < given.size) throw unknownTicket();
    const codes = new Map<string, string>();
    for (const seat of seats)
      codes.set(seat.id, await nameSeat(tx, seat, given.get(seat.id) as Attendee, by));
    return codes;
  });
}

async function nameSeat(tx: Tx, seat: SeatToName, given: Attendee, by: NamedBy): Promise<string> {
  refuseFormer(seat, by);
  const email = isHolder(by) ? seat.email : given.email;
  const answers = mergedAnswers(seat.answers, given.answers);
  const fields = changedFields(seat, { ...given, email, answers });
  if (fields.length === 0) return seat.code;
  refuseClosed(seat, by);
  const isMoved = seat.email !== null && !isSameAddress(seat.email, email);
  if (isMoved && !isStaff(by)) refuseEndless(seat);
  const code = isMoved ? newTicketCode() : seat.code;
  if (isMoved) await insertFormerCode(tx, seat.code, seat.id);
  await updateSeat(tx, seat.id, { name: given.name, email, answers, code });
  if (email !== null && !isSameAddress(seat.email, email))
    await queueTicketEmail(tx, {
      ...{ code, recipient: email, orderId: seat.orderId },
      isFree: seat.isFree || (isMoved && !isStaff(by)),
    });
  if (isStaff(by))
    await recordAudit(tx, {
      actor: by,
      action: isMoved ? 'attendee.transferred' : 'attendee.edited',
      subject: `booking:${seat.id}`,
      details: { fields },
    });
  return code;
}

const isHolder = (by: NamedBy) => by.startsWith('holder:');
const isStaff = (by: NamedBy): by is StaffActor => by !== 'buyer' && !isHolder(by);

const unknownTicket = () => new ShopError('unknown_ticket', 404, t('There is no such ticket.'));

function isSameAddress(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && emailKey(a) === emailKey(b);
}

/** Names of what differs, for the audit log. */
function changedFields(before: Attendee, after: Attendee): string[] {
  const ids = [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])];
  const isOther = ids.some((id) => before.answers[id] !== after.answers[id]);
  return [
    ...(before.name === after.name ? [] : ['name']),
    ...(before.email === after.email ? [] : ['email']),
    ...(isOther ? ['answers'] : []),
  ];
}

/** The ticket may have gone to another person since its holder opened the page. */
function refuseFormer({ code }: SeatToName, by: NamedBy): void {
  if (isHolder(by) && by !== `holder:${code}`) throw unknownTicket();
}

function refuseClosed({ isCancelled, isCalledOff, namesUntil }: SeatToName, by: NamedBy): void {
  if (isCancelled) throw new ShopError('ticket_cancelled', 409, t('This ticket is no longer valid.'));
  if (isStaff(by)) return;
  if (isCalledOff) throw new ShopError('ticket_cancelled', 409, t('This date is cancelled.'));
  if (namesUntil <= now()) throw new ShopError('names_closed', 409, t(NAMES_CLOSED));
}

/** Said where the time for names is over. */
export const NAMES_CLOSED = 'The time to change who comes is over. Write to us if you need a change.';

function refuseEndless({ transfers }: SeatToName): void {
  if (transfers < MAX_TRANSFERS) return;
  const text = t('This ticket has changed hands very often. Write to us, and we change it for you.');
  throw new ShopError('too_many_transfers', 409, text);
}

/** Whether who comes can still be said without staff. */
export function canBeNamed(seat: SeatToName): boolean {
  return !seat.isCancelled && !seat.isCalledOff && seat.namesUntil > now();
}
