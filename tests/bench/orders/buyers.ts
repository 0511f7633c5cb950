import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asAdmin } from '#tests/support/services.ts';
import { signature } from '#tests/support/shop-buy.ts';
import { percentile } from '../figures.ts';
import type { Site } from './site.ts';

export interface Product {
  readonly slug: string;
  /** The price of one in minor units, with its currency in small letters as Stripe writes it. */
  readonly amount: number;
  readonly currency: string;
}

/** Milliseconds after which a buyer asks again. */
const AGAIN_MS = 200;
const TRIES = 20;

export const STEPS = ['add', 'checkout', 'event'] as const;
export type Step = (typeof STEPS)[number];

/** What some buyers did: `times` are the milliseconds of each request, with every try until it was taken. */
export interface Bought {
  readonly orders: number;
  readonly seconds: number;
  readonly times: Readonly<Record<Step, number[]>>;
  /** Answers of 503: the shop had no room, and was asked again. */
  readonly refused: number;
}

/** What buyers need: the products on sale, and the event by which Stripe tells that one was paid. */
export interface Market {
  readonly products: readonly Product[];
  readonly event: string;
  readonly model: { readonly session: string; readonly intent: string; readonly event: string };
}

/** Courses with one price. The event is one that the sandbox has made, in all its length. */
export async function openMarket(site: Site): Promise<Market> {
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
  const agent = new Agent({ keepAlive: true });
  const { session } = await toPaymentPage(site, agent, first, anAddress());
  agent.destroy();
  await fetch(`${site.stripeUrl}/_test/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ card: '4242424242424242' }),
  });
  const answer = await fetch(`${site.stripeUrl}/v1/events?type=checkout.session.completed`, {
    headers: { Authorization: 'Bearer sk_test_sandbox' },
  });
  type Told = { id: string; data: { object: { id: string; payment_intent: string } } };
  const { data } = (await answer.json()) as { data: Told[] };
  const told = data.find(({ data: { object } }) => object.id === session);
  if (!told) throw new Error('the sandbox made no event of the payment');
  const model = { session, intent: told.data.object.payment_intent, event: told.id };
  return { products, event: JSON.stringify(told), model };
}

/** So many buyers buy one thing after the other for some seconds, or until so many orders are complete. */
export async function buy(
  site: Site,
  market: Market,
  { buyers, products, seconds, orders }: Buying,
): Promise<Bought> {
  const agent = new Agent({ keepAlive: true, maxSockets: buyers });
  const tally: Tally = { times: { add: [], checkout: [], event: [] }, refused: 0 };
  const start = performance.now();
  let begun = 0;
  const goesOn = () =>
    orders === undefined ? performance.now() - start < (seconds ?? 0) * 1000 : begun < orders;
  const buyer = async () => {
    while (goesOn()) {
      const product = products[begun++ % products.length];
      if (product) await order(site, agent, market, product, tally);
    }
  };
  await Promise.all(Array.from({ length: buyers }, buyer));
  agent.destroy();
  return { orders: begun, seconds: (performance.now() - start) / 1000, ...tally };
}

interface Buying {
  readonly buyers: number;
  readonly products: readonly Product[];
  readonly seconds?: number;
  readonly orders?: number;
}

/** Milliseconds at this share of one kind of request. */
export function timeAt({ times }: Bought, step: Step, share: number): number {
  return percentile(times[step], share);
}

interface Tally {
  readonly times: Readonly<Record<Step, number[]>>;
  refused: number;
}

async function order(site: Site, agent: Agent, market: Market, product: Product, tally: Tally) {
  const { session } = await toPaymentPage(site, agent, product, anAddress(), tally);
  const body = eventOf(market, product, session);
  const began = performance.now();
  const told = await post(
    site,
    agent,
    '/api/webhooks/stripe',
    body,
    {
      'content-type': 'application/json',
      'stripe-signature': signature(body),
    },
    tally,
  );
  tally.times.event.push(performance.now() - began);
  if (told.status !== 200) throw new Error(`an event was answered ${told.status}`);
}

async function toPaymentPage(site: Site, agent: Agent, product: Product, address: string, tally?: Tally) {
  const from = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-forwarded-for': address,
    origin: site.origin,
  };
  const began = performance.now();
  const added = await post(site, agent, '/api/cart/items', `product=${product.slug}&quantity=1`, from, tally);
  const between = performance.now();
  const cookie = (added.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const email = encodeURIComponent(`buyer-${crypto.randomUUID()}@example.com`);
  const sent = await post(site, agent, '/api/checkout', `email=${email}`, { ...from, cookie }, tally);
  tally?.times.add.push(between - began);
  tally?.times.checkout.push(performance.now() - between);
  const session = /(cs_\w+)/.exec(sent.headers.location ?? '')?.[1];
  if (!session) throw new Error(`a checkout was answered ${sent.status} after ${added.status}`);
  return { session };
}

/** The sandbox's event with this order's names and money in it. */
function eventOf({ event, model, products }: Market, product: Product, session: string): string {
  const text = event
    .replaceAll(model.session, session)
    .replaceAll(model.intent, `pi_${session.slice(-24)}`)
    .replaceAll(model.event, `evt_${session.slice(-24)}`);
  if (products[0] === product) return text;
  const told = JSON.parse(text) as { data: { object: Record<string, unknown> } };
  const { amount, currency } = product;
  Object.assign(told.data.object, { amount_total: amount, amount_subtotal: amount, currency });
  return JSON.stringify(told);
}

type Headers = Readonly<Record<string, string>>;

/** Asks until there is room. */
async function post(site: Site, agent: Agent, path: string, body: string, headers: Headers, tally?: Tally) {
  for (let at = 1; ; at++) {
    const answer = await postOnce(site, agent, path, body, headers);
    if (answer.status !== 503 || at === TRIES) return answer;
    if (tally) tally.refused++;
    await sleep(AGAIN_MS);
  }
}

async function postOnce({ port }: Site, agent: Agent, path: string, body: string, headers: Headers) {
  const head = { host: `localhost:${port}`, 'content-length': Buffer.byteLength(body), ...headers };
  const sent = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers: head });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return { status: answer.statusCode ?? 0, headers: answer.headers };
}

function anAddress(): string {
  const part = () => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.${part()}`;
}
