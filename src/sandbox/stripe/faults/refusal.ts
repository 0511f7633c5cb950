import { StripeRefusal } from '../http/errors.ts';

type Shape = [type: string, message: string, code?: string];

const SHAPES: Record<number, Shape> = {
  400: ['invalid_request_error', 'The request was unacceptable.'],
  401: ['invalid_request_error', 'Invalid API Key provided: sk_test_********'],
  402: ['card_error', 'Your card was declined.', 'card_declined'],
  403: ['invalid_request_error', 'The provided key does not have the required permissions.'],
  409: ['invalid_request_error', 'The request conflicts with another request.', 'lock_timeout'],
  429: ['invalid_request_error', 'Request rate limit exceeded.', 'rate_limit'],
};
const BROKEN: Shape = ['api_error', 'Sorry! There was an error while talking to one of our backends.'];

/** What Stripe would say with this HTTP status when nothing in the request itself is to blame. */
export function faultRefusal(status: number): StripeRefusal {
  const [type, message, code] = SHAPES[status] ?? BROKEN;
  return new StripeRefusal(status, type, message, code ? { code } : {});
}
