import { now, secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { isUuid, readSigned, sign } from '#lib/ids.ts';
import { setStopped } from './store.ts';

const PURPOSE = 'stop-version-emails';
const LINK_SECONDS = 10 * 365 * 86_400;

/** The token of a link that ends emails about new versions to a customer; it opens nothing else. */
export function stopToken(secret: string, customerId: string): string {
  return sign(secret, PURPOSE, customerId, secondsFrom(LINK_SECONDS));
}

/** The customer of such a token; null for one that we have not made. */
export function readStopToken(secret: string, token: string): string | null {
  const customerId = readSigned(secret, PURPOSE, token, now());
  return customerId !== null && isUuid(customerId) ? customerId : null;
}

/** Ends the emails about new versions to a customer, or lets them come again. */
export async function stopVersionEmails(db: Db, customerId: string, isStopping: boolean): Promise<void> {
  await setStopped(db, customerId, isStopping ? now() : null);
}
