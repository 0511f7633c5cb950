import { createHash } from 'node:crypto';
import { StripeRefusal } from './errors.ts';
import type { Param, Params } from './form-body.ts';

/** What was answered to the first request with an idempotency key; the same again for a day. */
export type SavedAnswer = {
  key: string;
  /** Of path and parameters, to tell a repetition from a mistake. */
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
    .update(JSON.stringify(sorted(params)))
    .digest('base64url');
}

/** Refuses a key that Stripe would not take. */
export function checkKey(key: string): void {
  if (key.length <= LONGEST_KEY) return;
  throw new StripeRefusal(400, 'idempotency_error', `Idempotency key is over ${LONGEST_KEY} characters.`);
}

/** Refuses a repetition that asks for something else than the first request with its key. */
export function checkSame(saved: SavedAnswer, fingerprint: string): void {
  if (saved.fingerprint === fingerprint) return;
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${saved.key}' if you meant to execute a different request.`;
  throw new StripeRefusal(400, 'idempotency_error', message);
}

/** 409: a request with this key is still being worked on. */
export function keyInUse(key: string): StripeRefusal {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`;
  return new StripeRefusal(409, 'idempotency_error', message, { code: 'idempotency_key_in_use' });
}

function sorted(value: Param): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted(value[key] ?? '')]);
}
