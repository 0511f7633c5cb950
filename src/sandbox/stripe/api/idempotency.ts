import { createHash } from 'node:crypto';
import type { Param, Params } from '../http/form-body.ts';
import { StripeApiError } from '../http/stripe-errors.ts';

/** The answer to the first request with an idempotency key, repeated to later ones for a day. */
export type SavedAnswer = {
  key: string;
  /** Hash of path and parameters: the same key with other parameters is an error. */
  fingerprint: string;
  status: number;
  body: string;
  request_id: string;
  created: number;
};

const LONGEST_KEY = 255;

export function fingerprintOf(path: string, params: Params): string {
  return createHash('sha256')
    .update(path)
    .update(JSON.stringify(sortKeys(params)))
    .digest('base64url');
}

/** Throws Stripe's error for a key that is too long. */
export function checkKeyLength(key: string): void {
  if (key.length <= LONGEST_KEY) return;
  throw new StripeApiError(400, 'idempotency_error', `Idempotency key is over ${LONGEST_KEY} characters.`);
}

/** Throws Stripe's error for a key that was first used with other parameters. */
export function checkSameRequest(saved: SavedAnswer, fingerprint: string): void {
  if (saved.fingerprint === fingerprint) return;
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${saved.key}' if you meant to execute a different request.`;
  throw new StripeApiError(400, 'idempotency_error', message);
}

/** 409: the first request with this key is still running. */
export function keyInUse(key: string): StripeApiError {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`;
  return new StripeApiError(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' });
}

function sortKeys(value: Param): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  return Object.keys(value)
    .sort()
    .map((key) => [key, sortKeys(value[key] ?? '')]);
}
