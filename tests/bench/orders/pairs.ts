import { figure, median, spread } from '../figures.ts';
import type { Section } from '../section.ts';
import { load } from '../wrk.ts';
import { buy, openMarket, timeAt } from './buyers.ts';
import { callsOf, openCosts } from './costs.ts';
import { emailCost } from './email.ts';
import type { Site } from './site.ts';

const PAIRS = Math.max(3, Number(process.env['BENCH_ORDER_PAIRS'] || 6));
const BUYERS = 16;
/** The engine goes on making the code of a new process faster for two thousand orders. */
const WARM_UP_ORDERS = 2_000;
const AGAIN_ORDERS = 40;
const ORDERS = 240;
/** On a slow machine these end it before so many orders are bought. */
const WARM_UP_SECONDS = 45;
const SECONDS = 8;
const EMAIL_WARM_UP = 24;
const ADD_SECONDS = 2;

interface Beside {
  readonly ours: Site;
  readonly other: Site;
  readonly postmaster: number;
}

const FIGURES = [
  ['milliseconds of both per order', 'both', 2],
  ['PostgreSQL ms', 'postgres', 2],
  ['shop ms', 'shop', 2],
  ['its email: PostgreSQL ms', 'emailPostgres', 2],
  ['its email: worker ms', 'emailWorker', 2],
  ['statements', 'statements', 1],
  ['statements nested in them', 'nested', 1],
  ['WAL KB', 'wal', 1],
  ['orders/s', 'perSecond', 0],
  ['sandbox ms', 'sandbox', 2],
  ['buyers ms', 'client', 2],
  ['event p50 ms', 'event', 1],
  ['add to cart/s (wrk, 32 connections)', 'adds', 0],
] as const;

type Figures = Readonly<Record<(typeof FIGURES)[number][1], number>>;
type Side = Awaited<ReturnType<typeof openSide>>;

/** This checkout and another in turns, on the same PostgreSQL: 16 buyers, and adding to the cart alone. */
export async function besidePairs(
  { ours, other, postmaster }: Beside,
  say: (line: string) => void,
): Promise<Section> {
  const sides = [await openSide(ours, postmaster), await openSide(other, postmaster)] as const;
  const orders = await inPairs(sides, 'orders', say, (side) => side.measure());
  const adds = await inPairs(sides, 'adding to the cart', say, (side) => side.add());
  const found = orders.map(({ ours: mine, other: theirs }, at) => ({
    ours: { ...mine, adds: adds[at]?.ours ?? Number.NaN },
    other: { ...theirs, adds: adds[at]?.other ?? Number.NaN },
  }));
  await Promise.all(sides.map(({ close }) => close()));
  return {
    title: 'What an order costs, beside another checkout',
    note: `${PAIRS} pairs in turn on one PostgreSQL, each ${ORDERS} orders of ${BUYERS} buyers (${SECONDS} s at most), then as many pairs of ${ADD_SECONDS} s of adding to the cart; medians, the ratio taken within each pair. The email's job is in the statements; its milliseconds, measured once for each side and the less certain for it, stand by themselves.`,
    columns: ['', 'this checkout', 'the other', 'ratio (least to most)'],
    rows: FIGURES.map(([name, key, digits]) => {
      const middle = (side: 'ours' | 'other') => median(found.map((pair) => pair[side][key]));
      const ratios = found.map((pair) => pair.ours[key] / pair.other[key]);
      return [name, figure(middle('ours'), digits), figure(middle('other'), digits), spread(ratios, 2)];
    }),
  };
}

/** The same measured on both sides in turn, each first in every other pair. */
async function inPairs<T>(
  [ours, other]: readonly [Side, Side],
  what: string,
  say: (line: string) => void,
  measure: (side: Side) => Promise<T>,
): Promise<{ ours: T; other: T }[]> {
  const found: { ours: T; other: T }[] = [];
  for (let at = 0; at < PAIRS; at++) {
    say(`${what}: pair ${at + 1} of ${PAIRS}`);
    const isOursFirst = at % 2 === 0;
    const first = await measure(isOursFirst ? ours : other);
    const second = await measure(isOursFirst ? other : ours);
    found.push(isOursFirst ? { ours: first, other: second } : { ours: second, other: first });
  }
  return found;
}

async function openSide(site: Site, postmaster: number) {
  const server = await site.serve();
  const market = await openMarket(site);
  const { products } = market;
  const costs = await openCosts(site, { postmaster, shop: server.pid });
  await buy(site, market, { buyers: 4, products, orders: EMAIL_WARM_UP });
  const worker = await site.work();
  const email = await emailCost(site, market, costs, worker);
  await worker.stop();
  await buy(site, market, { buyers: BUYERS, products, orders: WARM_UP_ORDERS, seconds: WARM_UP_SECONDS });
  const add = async () => {
    const { perSecond } = await load({
      url: `${site.origin}/api/cart/items`,
      headers: { Origin: site.origin },
      form: { product: products[0]?.slug ?? '', quantity: '1' },
      fromMany: true,
      seconds: ADD_SECONDS,
    });
    return perSecond;
  };
  const measure = async (): Promise<Omit<Figures, 'adds'>> => {
    await buy(site, market, { buyers: BUYERS, products, orders: AGAIN_ORDERS, seconds: SECONDS / 4 });
    const work = () => buy(site, market, { buyers: BUYERS, products, orders: ORDERS, seconds: SECONDS });
    const { result: bought, costs: cost, statements } = await costs.during(work);
    const { asked, nested } = callsOf(statements);
    const each = (value: number) => value / bought.orders;
    const [postgres, shop] = [each(cost.postgres), each(cost.shop)];
    return {
      ...{ postgres, shop, both: postgres + shop },
      ...{ emailPostgres: email.postgres, emailWorker: email.worker },
      ...{ sandbox: each(cost.sandbox), client: each(cost.client), wal: each(cost.wal) / 1024 },
      statements: each(asked) + email.asked,
      nested: each(nested) + email.nested,
      perSecond: bought.orders / bought.seconds,
      event: timeAt(bought, 'event', 0.5),
    };
  };
  const close = async () => {
    await costs.close();
    await server.stop();
  };
  return { measure, add, close };
}
