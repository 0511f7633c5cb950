import { config } from '../config.ts';
import { stripe } from './stripe.ts';

/** Stripe's limit for the age of a signature. The package refuses only older ones; later ones are refused here. */
const TOLERANCE_SECONDS = 300;

/**
 * Whether the body was signed by Stripe with one of our secrets, no more than 300 s ago or ahead.
 * @param body the bytes as they came: a parsed and re-serialised body would not verify.
 */
export function isSignedByStripe(body: string, header: string | null, at: Date): boolean {
  if (!header) return false;
  const time = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header)?.[1]);
  if (!Number.isFinite(time) || Math.abs(at.getTime() / 1000 - time) > TOLERANCE_SECONDS) return false;
  return config.stripe.webhookSecrets.some((secret) => isSignedWith(secret, body, header, at));
}

function isSignedWith(secret: string, body: string, header: string, at: Date): boolean {
  try {
    const check = stripe.webhooks.signature;
    return check?.verifyHeader(body, header, secret, TOLERANCE_SECONDS, undefined, at.getTime()) ?? false;
  } catch {
    return false;
  }
}
