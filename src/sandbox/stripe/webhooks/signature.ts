import { createHmac } from 'node:crypto';
import type { WebhookFault } from '../faults/faults.ts';

const WRONG_SECRET = 'whsec_not_the_secret_of_this_endpoint';
const TOO_OLD = 301;
const DAY = 24 * 3600;

/** The `Stripe-Signature` header for `body`: one `v1` per secret, at `t` Unix seconds. */
export function signatureHeader(body: string, secrets: string[], t: number): string {
  return [`t=${t}`, ...secrets.map((secret) => `v1=${hmac(`${t}.${body}`, secret)}`)].join(',');
}

/** The wrong header that a fault asks for, or null for none. `now` is real time, `clock` the sandbox's; Unix seconds. */
export function faultySignatureHeader(
  how: WebhookFault['how'],
  body: string,
  secrets: string[],
  time: { now: number; clock: number },
): string | null {
  if (how === 'none') return null;
  if (how === 'secret') return signatureHeader(body, [WRONG_SECRET], time.now);
  if (how === 'v0') return signatureHeader(body, secrets, time.now).replaceAll('v1=', 'v0=');
  if (how === 'clock') return signatureHeader(body, secrets, time.clock);
  return signatureHeader(body, secrets, how === 'old' ? time.now - TOO_OLD : time.now + DAY);
}

function hmac(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
