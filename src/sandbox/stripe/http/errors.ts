import type { Stripe } from 'stripe';

type Details = {
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
};

/** A refusal that leaves the API as Stripe's error JSON. */
export class StripeRefusal extends Error {
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

/** The JSON body Stripe sends for `refusal`. */
export function errorBody(refusal: StripeRefusal, requestId: string): object {
  const { code, ...details } = refusal.details;
  return {
    error: {
      ...(code ? { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {}),
      message: refusal.message,
      ...details,
      request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
      type: refusal.type,
    },
  };
}

/** 400 for a request whose parameters are wrong. `param` is bracketed as the caller wrote it. */
export function invalid(message: string, param?: string, code?: string): StripeRefusal {
  return new StripeRefusal(400, 'invalid_request_error', message, {
    ...(code ? { code } : {}),
    ...(param ? { param } : {}),
  });
}

export function missing(param: string): StripeRefusal {
  return invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
}

/** 404 for an id that does not exist. `noun` is Stripe's, e.g. `checkout.session`. */
export function notFound(noun: string, id: string, param: string): StripeRefusal {
  const details = { code: 'resource_missing', param };
  return new StripeRefusal(404, 'invalid_request_error', `No such ${noun}: '${id}'`, details);
}

/** Whether Stripe keeps this refusal as the answer to its idempotency key: not if nothing was begun. */
export function isKept(refusal: StripeRefusal): boolean {
  if ([401, 404, 409, 429].includes(refusal.status)) return false;
  return !refusal.details.code?.startsWith('parameter_');
}
