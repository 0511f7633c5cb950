import type { IncomingHttpHeaders } from 'node:http';
import { StripeApiError } from '../http/stripe-errors.ts';

/** Throws Stripe's 401 for a request without a test key. Live keys are refused with their own message, not echoed. */
export function checkApiKey(headers: IncomingHttpHeaders): void {
  const key = keyFromHeader(headers.authorization ?? '');
  if (key === '') {
    const message =
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
    throw new StripeApiError(401, 'invalid_request_error', message);
  }
  if (/^[a-z]{2}_live_/.test(key)) {
    const message = 'This is the Stripe sandbox: it takes no live keys. Never send a live key to a stand-in.';
    throw new StripeApiError(401, 'invalid_request_error', message);
  }
  if (/^(sk|rk)_test_./.test(key)) return;
  const shown = `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
  throw new StripeApiError(401, 'invalid_request_error', `Invalid API Key provided: ${shown}`);
}

function keyFromHeader(authorization: string): string {
  const [scheme = '', credentials = ''] = authorization.split(' ');
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '';
}
