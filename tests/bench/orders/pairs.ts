import { figure, median, spread } from '../figures.ts';
import type { Section } from '../section.ts';
import { load } from '../wrk.ts';
import { buy, openMarket, timeAt } from './buyers.ts';
import { callsOf, openCosts } from './costs.ts';
import { emailCost } from './email.ts';
import type { Site } from './site.ts';

const PAIRS = Math.max(3, Number(process.env['BENCH_ORDER_PAIRS'] || 3));
const BUYERS = 16;
/** The engine goes on making the code of a new process faster for a thousand orders. */
const WARM_UP_ORDERS = 1_200;
const AGAIN_ORDERS = 40;
const ORDERS = 240;
/** On a slow machine these end it before so many orders are bought. */
const WARM_UP_SECONDS = 30;
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

/** This checkout and another in turns, on the same PostgreSQL: 16 buyers, and adding to the cart alone. */
export async function besidePairs(
  { ours, other, postmaster }: Beside,
  say: (line: string) => void,
): Promise<Section> {
  const sides = [await openSide(ours, postmaster), await openSide(other, postmaster)] as const;
  const found: { ours: Figures; other: Figures }[] = [];
  for (let at = 0; at < PAIRS; at++) {
    say(`pair ${at + 1} of ${PAIRS}`);
    const isOursFirst = at % 2 === 0;
    const first = await sides[isOursFirst ? 0 : 1].measure();
    const second = await sides[isOursFirst ? 1 : 0].measure();
    found.push(isOursFirst ? { ours: first, other: second } : { ours: second, other: first });
  }
  await Promise.all(sides.map(({ close }) => close()));
  return {
    title: 'What an order costs, beside another checkout',
    note: `${PAIRS} pairs in turn on one PostgreSQL, each ${ORDERS} orders of ${BUYERS} buyers (${SECONDS} s at most) and ${ADD_SECONDS} s of adding to the cart; medians, the ratio taken within each pair. The email's job is in the statements; its milliseconds, measured once for each side and the less certain for it, stand by themselves.`,
    columns: ['', 'this checkout', 'the other', 'ratio (least to most)'],
    rows: FIGURES.map(([name, key, digits]) => {
      const middle = (side: 'ours' | 'other') => median(found.map((pair) => pair[side][key]));
      const ratios = found.map((pair) => pair.ours[key] / pair.other[key]);
      return [name, figure(middle('ours'), digits), figure(middle('other'), digits), spread(ratios, 2)];
    }),
  };
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
  const add = () =>
    load({
      url: `${site.origin}/api/cart/items`,
      headers: { Origin: site.origin },
      form: { product: products[0]?.slug ?? '', quantity: '1' },
      fromMany: true,
      seconds: ADD_SECONDS,
    });
  await add();
  const measure = async (): Promise<Figures> => {
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
      adds: (await add()).perSecond,
    };
  };
  const close = async () => {
    await costs.close();
    await server.stop();
  };
  return { measure, close };
}
