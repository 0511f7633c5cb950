import { now } from '#lib/clock.ts';
import { webhookDb } from '#lib/db.ts';
import { isUnavailable, ShopError } from '#lib/errors.ts';
import { isSignedByStripe } from '#lib/stripe/signature.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { readText } from '#web/forms/read-form.ts';
import { json } from '#web/http/respond.ts';
import type { RouteContext } from '#web/http/route-context.ts';

/** Longest event taken, in bytes. */
const MAX_BYTES = 2_097_152;

/** Stripe's events. 2xx only after our commit; 400 for what Stripe did not sign; 5xx makes Stripe try again. */
export const POST = async ({ request }: Pick<RouteContext, 'request'>): Promise<Response> => {
  try {
    const body = await readText(request, MAX_BYTES);
    if (!isSignedByStripe(body, request.headers.get('stripe-signature'), now())) {
      return json({ error: 'the signature does not match' }, 400);
    }
    const receipt = await receiveEvent(webhookDb, body);
    return receipt === 'unreadable'
      ? json({ error: 'not a JSON object' }, 400)
      : json({ received: true, receipt });
  } catch (error) {
    if (error instanceof ShopError) return json({ error: error.message }, error.status);
    const status = isUnavailable(error) ? 503 : 500;
    return new Response(null, { status, headers: status === 503 ? { 'Retry-After': '5' } : {} });
  }
};
