import { secondsFrom } from '#lib/clock.ts';
import { isUuid, readSigned, sign } from '#lib/ids.ts';

const PURPOSE = 'back-in-stock';
/** Longer than anybody waits. */
const DAYS = 730;

/** The token of the address where somebody confirms or ends it. Only emails to the address have it. */
export function alertToken(secret: string, alertId: string, at: Date): string {
  return sign(secret, PURPOSE, alertId, secondsFrom(DAYS * 86_400, at));
}

/** The id; null for a token that was never signed. */
export function readAlertToken(secret: string, token: string, at: Date): string | null {
  const id = readSigned(secret, PURPOSE, token, at);
  return id !== null && isUuid(id) ? id : null;
}
