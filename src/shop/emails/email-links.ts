import { secondsFrom } from '#lib/clock.ts';
import { readSigned, sign } from '#lib/ids.ts';

/** Days an emailed link works; after that a new one can be requested. */
export const LINK_DAYS = 180;

/** The purpose that `/open/<token>` expects of a token. */
const OPEN_PURPOSE = 'open-order';

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

/** What a link names. */
export interface LinkTarget {
  readonly orderId: string;
  /** The customer's links of this version; a later one ends them. */
  readonly version: number;
  /** How often the order's address was corrected before: links to a former one have ended. */
  readonly addressVersion: number;
}

/** Signed links for one order, valid from when its email was queued. */
export function linksFor(
  sender: Sender,
  { orderId, version, addressVersion }: LinkTarget,
  queuedAt: Date,
): Links {
  const until = secondsFrom(LINK_DAYS * 86_400, queuedAt);
  const token = sign(sender.secret, OPEN_PURPOSE, `${orderId} ${version} ${addressVersion}`, until);
  return { open: (path) => `${sender.origin}/open/${token}?to=${encodeURIComponent(path)}` };
}

/** What the token of a link names; null for one that is forged or has expired. Links of former releases name fewer versions. */
export function readOpenToken(secret: string, token: string, at: Date): LinkTarget | null {
  const words = readSigned(secret, OPEN_PURPOSE, token, at)?.split(' ') ?? [];
  const [orderId, version = '0', addressVersion = '0'] = words;
  return orderId ? { orderId, version: Number(version), addressVersion: Number(addressVersion) } : null;
}
