import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { dayAndTime } from '../date-texts.ts';
import type { Session } from '../dates/date.ts';
import { listRefusedCodes, listSeatsAtEntrance } from './list-store.ts';
import { opensAt } from './verdict.ts';
import { nameAtEntrance } from './verdict-text.ts';

/** Most seats of a list: what a phone keeps without effort. */
const MOST = 20_000;

/**
 * What a device keeps to check in without a network: for each valid seat its id, a print of its code, a name to search by,
 * the kind of ticket, and when it was let in (milliseconds since 1970, or 0). No addresses, answers, orders or codes: nobody
 * who finds the device can make a ticket of it.
 */
export interface DeviceList {
  readonly session: string;
  readonly madeAt: number;
  /** When the device forgets it. */
  readonly until: number;
  /** From when tickets are checked in without a question, and the day of the session as the device says it. */
  readonly opens: number;
  readonly day: string;
  readonly salt: string;
  readonly seats: readonly (readonly [id: string, print: string, name: string, ticket: string, at: number])[];
  /** Prints of codes that are refused. */
  readonly refused: readonly (readonly [print: string, why: 'cancelled' | 'given away'])[];
}

/** A list as it is sent: its JSON, and its signature (Ed25519, base64url), so that a device trusts no list that was altered. */
export interface SignedList {
  readonly list: string;
  readonly signature: string;
}

/** The list of a session. @param until when devices forget it. */
export async function deviceList(
  db: Db,
  secret: string,
  { dateId, session, until }: { readonly dateId: string; readonly session: Session; readonly until: Date },
): Promise<SignedList> {
  const { id: sessionId } = session;
  const salt = createHmac('sha256', secret)
    .update(`check-in salt\n${sessionId}`)
    .digest('base64url')
    .slice(0, 16);
  const seats = await listSeatsAtEntrance(db, { dateId, sessionId }, { limit: MOST });
  const refused = await listRefusedCodes(db, dateId);
  const list: DeviceList = {
    ...{ session: sessionId, madeAt: now().getTime(), until: until.getTime(), salt },
    ...{ opens: opensAt(session).getTime(), day: dayAndTime(session.startsLocal) },
    seats: seats.map((seat) => [
      seat.bookingId,
      codePrint(salt, seat.code),
      nameAtEntrance(seat),
      seat.ticketName,
      seat.at?.getTime() ?? 0,
    ]),
    refused: refused.map(({ code, why }) => [codePrint(salt, code), why]),
  };
  const text = JSON.stringify(list);
  return { list: text, signature: sign(null, Buffer.from(text), privateKey(secret)).toString('base64url') };
}

/** The print of a code in a list: 96 bits of SHA-256. The script of the page makes the same. */
export function codePrint(salt: string, code: string): string {
  return createHash('sha256').update(`${salt}:${code}`).digest('base64url').slice(0, 16);
}

/** The key with which a device checks a list: 32 bytes, base64url. */
export function listKey(secret: string): string {
  return createPublicKey(privateKey(secret)).export({ format: 'jwk' }).x ?? '';
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(secret: string): KeyObject {
  const seed = createHmac('sha256', secret).update('check-in list key').digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}
