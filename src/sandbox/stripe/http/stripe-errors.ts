import type { Stripe } from 'stripe';

type Details = {
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
};

/** An error that the API answers as Stripe's error JSON. */
export class StripeApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly details: Details;

  constructor(status: number, type: string, message: string, details: Details = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.details = details;
  }
}

/** The JSON body that Stripe sends for `error`. */
export function errorBody(error: StripeApiError, requestId: string): object {
  const { code, ...details } = error.details;
  return {
    error: {
      ...(code ? { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {}),
      message: error.message,
      ...details,
      request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
      type: error.type,
    },
  };
}

/** 400 for a wrong parameter. `param` is its name as the caller wrote it, with brackets. */
export function invalidRequest(message: string, param?: string, code?: string): StripeApiError {
  return new StripeApiError(400, 'invalid_request_error', message, {
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  });
}

export function missingParameter(param: string): StripeApiError {
  return invalidRequest(`Missing required param: ${param}.`, param, 'parameter_missing');
}

/** 404 for an id that does not exist. `noun` is Stripe's, e.g. `checkout.session`. */
export function notFound(noun: string, id: string, param: string): StripeApiError {
  const details = { code: 'resource_missing', param };
  return new StripeApiError(404, 'invalid_request_error', `No such ${noun}: '${id}'`, details);
}

/** Whether Stripe saves this error under the idempotency key: not when the call was never started. */
export function isSavedForKey(error: StripeApiError): boolean {
  if ([401, 404, 409, 429].includes(error.status)) return false;
  return !error.details.code?.startsWith('parameter_');
}
