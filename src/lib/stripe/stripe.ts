import Stripe from 'stripe';
import { config } from '../config.ts';
import { Unavailable } from '../errors.ts';
import type { Money } from '../money.ts';
import { type PaymentPage, paymentPageOf } from './payment-page.ts';

export { type PaymentPage, paymentPageOf };

export interface PaymentPageOrder {
  readonly orderId: string;
  readonly orderNumber: string;
  /** Null: the page asks for it. */
  readonly email: string | null;
  readonly lines: readonly { title: string; quantity: number; unit: Money }[];
  /** Kept with the page beside the order's number. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Only methods that say at once whether the money comes. */
  readonly isAtOnce: boolean;
  readonly expiresAt: Date;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** The same key gives the same page: a retry after a lost connection never makes a second one. */
  readonly idempotencyKey: string;
}

/** Stripe has answered and refused, as opposed to not answering. */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Two tries of 4 s each keep the slowest answer a shopper waits for under 10 s. */
export function createStripe(secretKey: string, apiBase: string | null): Stripe {
  const base = apiBase ? new URL(apiBase) : null;
  return new Stripe(secretKey, {
    maxNetworkRetries: 1,
    timeout: 4_000,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === 'https:' ? 443 : 80),
      protocol: base.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/** The mode of the configured key; orders of another mode are ignored. */
export const stripeMode = config.stripe.mode;

export const stripe = createStripe(config.stripe.secretKey, config.stripe.apiBase);

/** Methods by which a bank says days later whether the money comes. */
const SLOW_METHODS = [
  ...([
    'acss_debit',
    'au_becs_debit',
    'bacs_debit',
    'nz_bank_account',
    'sepa_debit',
    'us_bank_account',
  ] as const),
  ...(['boleto', 'customer_balance', 'konbini', 'multibanco', 'oxxo', 'sofort'] as const),
];

/** @throws Unavailable when Stripe does not answer, StripeRefusal when it refuses. */
export async function createPaymentPage(order: PaymentPageOrder): Promise<PaymentPage> {
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'payment',
    client_reference_id: order.orderId,
    ...(order.email && { customer_email: order.email }),
    ...(order.isAtOnce && { excluded_payment_method_types: SLOW_METHODS }),
    line_items: order.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency: line.unit.currency.toLowerCase(),
        unit_amount: line.unit.amount,
        product_data: { name: line.title },
      },
    })),
    expires_at: Math.floor(order.expiresAt.getTime() / 1000),
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    metadata: { ...order.metadata, order_number: order.orderNumber },
    payment_intent_data: { metadata: { order_number: order.orderNumber, order_id: order.orderId } },
  };
  return callForPage(() => stripe.checkout.sessions.create(params, { idempotencyKey: order.idempotencyKey }));
}

/** The page as Stripe knows it now. @throws Unavailable, StripeRefusal (`resource_missing`). */
export async function retrievePaymentPage(sessionId: string): Promise<PaymentPage> {
  return callForPage(() =>
    stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent.latest_charge'] }),
  );
}

/** The page that a payment came from; null when Stripe knows none. @throws Unavailable, StripeRefusal. */
export async function findPaymentPage(paymentIntentId: string): Promise<PaymentPage | null> {
  const params = { payment_intent: paymentIntentId, limit: 1 };
  const { data } = await callStripe(() => stripe.checkout.sessions.list(params));
  return data[0] ? retrievePaymentPage(data[0].id) : null;
}

/** Expires the page, so that nobody can pay on it any more. @throws StripeRefusal when it is no longer open. */
export async function expirePaymentPage(sessionId: string): Promise<PaymentPage> {
  return callForPage(() => stripe.checkout.sessions.expire(sessionId));
}

async function callForPage(request: () => Promise<Stripe.Checkout.Session>): Promise<PaymentPage> {
  return paymentPageOf(await callStripe(request));
}

/** Calls Stripe. @throws Unavailable or StripeRefusal in place of the package's own errors. */
export async function callStripe<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (isRefusal(error.statusCode)) throw new StripeRefusal(error.code ?? error.type, error.message);
    throw new Unavailable('Stripe', error);
  }
}

/** A wrong key (401, 403) says nothing about the request itself: it counts as not answering. */
function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status < 500 && ![401, 403, 409, 429].includes(status);
}
