import { secondsFrom } from '#lib/clock.ts';
import { sign } from '#lib/ids.ts';

/** Days a mailed link opens things; after that a fresh one can be asked for. */
const DAYS = 180;

/** The purpose that `/open/<token>` expects of a token. */
export const OPEN_PURPOSE = 'open-order';

export interface Links {
  /** An address that proves the reader's mailbox and then shows `path`. */
  open(path: string): string;
}

/** What the letters need to know of the shop they come from. */
export interface Sender {
  readonly origin: string;
  readonly secret: string;
}

/** Signed links for one order, valid from the day its letter was queued. */
export function linksFor(sender: Sender, orderId: string, queuedAt: Date): Links {
  const token = sign(sender.secret, OPEN_PURPOSE, orderId, secondsFrom(DAYS * 86_400, queuedAt));
  return { open: (path) => `${sender.origin}/open/${token}?to=${encodeURIComponent(path)}` };
}
