import { StripeApiError } from './stripe-errors.ts';

type Shape = [type: string, message: string, code?: string];

const SHAPES: Record<number, Shape> = {
  400: ['invalid_request_error', 'The request was unacceptable.'],
  401: ['invalid_request_error', 'Invalid API Key provided: sk_test_********'],
  402: ['card_error', 'Your card was declined.', 'card_declined'],
  403: ['invalid_request_error', 'The provided key does not have the required permissions.'],
  409: ['invalid_request_error', 'The request conflicts with another request.', 'lock_timeout'],
  429: ['invalid_request_error', 'Request rate limit exceeded.', 'rate_limit'],
};
const SERVER_ERROR: Shape = ['api_error', 'Sorry! There was an error while talking to one of our backends.'];

/** Stripe's error for this HTTP status when the request itself was right. */
export function errorForStatus(status: number): StripeApiError {
  const [type, message, code] = SHAPES[status] ?? SERVER_ERROR;
  return new StripeApiError(status, type, message, code ? { code } : {});
}
