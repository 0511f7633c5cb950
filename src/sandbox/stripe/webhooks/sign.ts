import { createHmac } from 'node:crypto';
import type { WebhookFault } from '../faults/faults.ts';

const WRONG_SECRET = 'whsec_not_the_secret_of_this_endpoint';
const TOO_OLD = 301;
const DAY = 24 * 3600;

/** `Stripe-Signature` for `body`: a `v1` for each secret, at `t` Unix seconds. */
export function signatureOf(body: string, secrets: string[], t: number): string {
  return [`t=${t}`, ...secrets.map((secret) => `v1=${hmac(`${t}.${body}`, secret)}`)].join(',');
}

/** The header a fault asks for; null when there is to be none. `now` is real time, `clock` the sandbox's. */
export function faultySignature(
  how: WebhookFault['how'],
  body: string,
  secrets: string[],
  time: { now: number; clock: number },
): string | null {
  if (how === 'none') return null;
  if (how === 'secret') return signatureOf(body, [WRONG_SECRET], time.now);
  if (how === 'v0') return signatureOf(body, secrets, time.now).replaceAll('v1=', 'v0=');
  if (how === 'clock') return signatureOf(body, secrets, time.clock);
  return signatureOf(body, secrets, how === 'old' ? time.now - TOO_OLD : time.now + DAY);
}

function hmac(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
