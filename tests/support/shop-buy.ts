import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import { WEBHOOK_SECRET } from './services.ts';
import type { SharedShop } from './shared-shop.ts';
import type { ShopClient } from './shop-client.ts';

/** A guest with one course who stands on the payment page. */
export interface Buyer {
  readonly client: ShopClient;
  readonly email: string;
  readonly sessionId: string;
  readonly paymentPage: string;
}

/** Adds a course and checks out as a guest, by the forms' own posts. */
export async function aBuyer(shop: SharedShop, slug = 'first-sourdough'): Promise<Buyer> {
  const client = shop.client();
  const email = `buyer-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await client.post('/api/cart/items', { product: slug, quantity: '1' });
  const answer = await client.post('/api/checkout', { email });
  const paymentPage = answer.headers.get('location') ?? '';
  const sessionId = /(cs_\w+)/.exec(paymentPage)?.[1];
  if (!sessionId) throw new Error(`checkout led nowhere: ${answer.status} ${paymentPage}\n${answer.text}`);
  return { client, email, sessionId, paymentPage };
}

/** Pays at the shop's sandbox as with a good card. */
export async function payFor(shop: SharedShop, sessionId: string, card = '4242424242424242'): Promise<void> {
  const response = await fetch(`${shop.stripeUrl}/_test/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ card }),
  });
  if (!response.ok) throw new Error(`the sandbox did not take the payment: ${await response.text()}`);
}

/** The sandbox's own event about a session, as it would be delivered. */
export async function eventOf(shop: SharedShop, sessionId: string, type: string): Promise<Stripe.Event> {
  const response = await fetch(`${shop.stripeUrl}/v1/events?limit=100&type=${type}`, {
    headers: { Authorization: 'Bearer sk_test_sandbox' },
  });
  const { data } = (await response.json()) as { data: Stripe.Event[] };
  const found = data.find((event) => (event.data.object as { id?: string }).id === sessionId);
  if (!found) throw new Error(`the sandbox has no ${type} of ${sessionId}`);
  return found;
}

/** Tells the sandbox where to send webhooks; nowhere with an empty address. */
export async function sendWebhooksTo(shop: SharedShop, url: string): Promise<void> {
  await fetch(`${shop.stripeUrl}/_test/webhook-url`, { method: 'POST', body: JSON.stringify({ url }) });
}

/** A `Stripe-Signature` header. @param shift seconds from now; `scheme` other than v1 proves nothing. */
export function signature(body: string, { shift = 0, secret = WEBHOOK_SECRET, scheme = 'v1' } = {}): string {
  const time = Math.floor(Date.now() / 1000) + shift;
  return `t=${time},${scheme}=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}
