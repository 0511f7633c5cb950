import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { signature } from '#tests/support/shop-buy.ts';
import { percentile } from '../figures.ts';
import { eventOf, type Market, type Product, readMarket, renamed } from './market.ts';
import type { Site } from './site.ts';

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

/** What is sold, and what Stripe tells of a payment. */
export async function openMarket(site: Site): Promise<Market> {
  const agent = new Agent({ keepAlive: true });
  const market = await readMarket(site, async (product) => {
    const { session } = await toPaymentPage(site, agent, product, anAddress());
    return session;
  });
  agent.destroy();
  return market;
}

/** So many buyers buy one thing after the other for some seconds, or so many orders, whichever is over first. */
export async function buy(
  site: Site,
  market: Market,
  { buyers, products, seconds, orders, isToldAll }: Buying,
): Promise<Bought> {
  const agent = new Agent({ keepAlive: true, maxSockets: buyers });
  const tally: Tally = { times: { add: [], checkout: [], event: [] }, refused: 0 };
  const start = performance.now();
  let begun = 0;
  const until = start + (seconds ?? Number.POSITIVE_INFINITY) * 1000;
  const goesOn = () => begun < (orders ?? Number.POSITIVE_INFINITY) && performance.now() < until;
  const buyer = async () => {
    while (goesOn()) {
      const product = products[begun++ % products.length];
      if (product) await order(site, agent, market, product, tally, isToldAll);
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
  /** Whether Stripe's other events of the payment are posted too, after the one that completes the order. */
  readonly isToldAll?: boolean;
}

/** Milliseconds at this share of one kind of request. */
export function timeAt({ times }: Bought, step: Step, share: number): number {
  return percentile(times[step], share);
}

interface Tally {
  readonly times: Readonly<Record<Step, number[]>>;
  refused: number;
}

async function order(
  site: Site,
  agent: Agent,
  market: Market,
  product: Product,
  tally: Tally,
  isToldAll = false,
) {
  const { session } = await toPaymentPage(site, agent, product, anAddress(), tally);
  const began = performance.now();
  await tell(site, agent, eventOf(market, product, session), tally);
  tally.times.event.push(performance.now() - began);
  if (!isToldAll) return;
  for (const event of market.others) await tell(site, agent, renamed(event, market, session), tally);
}

async function tell(site: Site, agent: Agent, body: string, tally: Tally): Promise<void> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature(body) };
  const { status } = await post(site, agent, '/api/webhooks/stripe', body, headers, tally);
  if (status !== 200) throw new Error(`an event was answered ${status}`);
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
