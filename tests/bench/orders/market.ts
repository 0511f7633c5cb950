import { asAdmin } from '#tests/support/services.ts';
import type { Site } from './site.ts';

export interface Product {
  readonly slug: string;
  /** The price of one in minor units, with its currency in small letters as Stripe writes it. */
  readonly amount: number;
  readonly currency: string;
}

/** What buyers need: the products on sale, and the event by which Stripe tells that one was paid. */
export interface Market {
  readonly products: readonly Product[];
  readonly event: string;
  /** What Stripe tells beside it of one payment. */
  readonly others: readonly string[];
  readonly model: { readonly session: string; readonly intent: string };
}

/**
 * Courses with one price. The event is one that the sandbox has made, in all its length.
 * @param toPay checks a product out and tells the session of its payment page
 */
export async function readMarket(site: Site, toPay: (product: Product) => Promise<string>): Promise<Market> {
  const products = await asAdmin(site.adminUrl, async (client) => {
    const { rows } = await client.query<Product>(
      `select p.slug, min(v.price_amount)::int as amount, lower(min(v.currency)) as currency
         from products p join variants v on v.product_id = p.id and v.withdrawn_at is null
        where p.status = 'published' and p.kind = 'course'
        group by p.slug having count(*) = 1 and min(v.price_amount) > 0 order by p.slug`,
    );
    return rows;
  });
  const [first] = products;
  if (!first) throw new Error('the shop sells nothing');
  const session = await toPay(first);
  await fetch(`${site.stripeUrl}/_test/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ card: '4242424242424242' }),
  });
  const answer = await fetch(`${site.stripeUrl}/v1/events?limit=100`, {
    headers: { Authorization: 'Bearer sk_test_sandbox' },
  });
  const { data } = (await answer.json()) as { data: Told[] };
  const told = data.find(({ type }) => type === 'checkout.session.completed');
  if (!told) throw new Error('the sandbox made no event of the payment');
  const model = { session, intent: told.data.object.payment_intent };
  const others = data.filter((one) => one !== told).map((one) => JSON.stringify(one));
  return { products, event: JSON.stringify(told), others, model };
}

interface Told {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: { readonly id: string; readonly payment_intent: string } };
}

/** The sandbox's event with this order's names and money in it. */
export function eventOf(market: Market, product: Product, session: string): string {
  const text = renamed(market.event, market, session);
  if (market.products[0] === product) return text;
  const told = JSON.parse(text) as { data: { object: Record<string, unknown> } };
  const { amount, currency } = product;
  Object.assign(told.data.object, { amount_total: amount, amount_subtotal: amount, currency });
  return JSON.stringify(told);
}

/** An event about the model's payment as one about another's; its own id becomes new. */
export function renamed(event: string, { model }: Market, session: string): string {
  return event
    .replaceAll(model.session, session)
    .replaceAll(model.intent, `pi_${session.slice(-24)}`)
    .replace(/"evt_\w+"/, `"evt_${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}"`);
}
