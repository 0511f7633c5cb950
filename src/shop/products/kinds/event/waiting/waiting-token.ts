import { secondsFrom } from '#lib/clock.ts';
import { isUuid, readSigned, sign } from '#lib/ids.ts';

const PURPOSE = 'waiting-list';
/** Longer than anybody waits. */
const DAYS = 730;

/** The token of the address where an entry is seen and changed. Only its emails have it, so that it proves their address. */
export function waitingToken(secret: string, entryId: string, at: Date): string {
  return sign(secret, PURPOSE, entryId, secondsFrom(DAYS * 86_400, at));
}

/** The id of the entry; null for a token that was never signed. */
export function readWaitingToken(secret: string, token: string, at: Date): string | null {
  const id = readSigned(secret, PURPOSE, token, at);
  return id !== null && isUuid(id) ? id : null;
}
