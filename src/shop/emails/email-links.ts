import { secondsFrom } from '#lib/clock.ts';
import { sign } from '#lib/ids.ts';

/** Days an emailed link works; after that a new one can be requested. */
const DAYS = 180;

/** The purpose that `/open/<token>` expects of a token. */
export const OPEN_PURPOSE = 'open-order';

export interface Links {
  /** The URL that proves the reader's address and then redirects to `path`. */
  open(path: string): string;
}

/** The shop's side of an email. */
export interface Sender {
  readonly origin: string;
  /** Signs the links. */
  readonly secret: string;
}

/** Signed links for one order, valid from when its email was queued. */
export function linksFor(sender: Sender, orderId: string, queuedAt: Date): Links {
  const token = sign(sender.secret, OPEN_PURPOSE, orderId, secondsFrom(DAYS * 86_400, queuedAt));
  return { open: (path) => `${sender.origin}/open/${token}?to=${encodeURIComponent(path)}` };
}
