import { type Lighthouse, type Report, startLighthouse } from '#tests/support/lighthouse.ts';
import { startServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import type { Measure } from './section.ts';

const RUNS = 3;

/** What the shop promises a phone on slow 4G: points, milliseconds, layout shift, milliseconds. */
const BUDGET = { performance: 95, lcp: 1800, cls: 0.02, tbt: 50 } as const;

const PAGES: readonly { name: string; path: string; client?: (shop: Shop) => Promise<ShopClient> }[] = [
  { name: 'front', path: '/' },
  { name: 'list', path: '/courses' },
  { name: 'course', path: '/courses/first-sourdough' },
  { name: 'cart', path: '/cart', client: aShopper },
  { name: 'checkout', path: '/checkout', client: aShopper },
  { name: 'learn', path: '/learn/first-sourdough/keeping-it-alive', client: anOwner },
];

/** How fast the pages come to a phone, and how heavy they are. */
export const measure: Measure = async (say) => {
  const services = await startServices();
  const shop = await startShop({ services });
  const checkRequest = await startLighthouse();
  try {
    const rows: string[][] = [];
    for (const { name, path, client } of PAGES) {
      rows.push([
        name,
        ...(await judged(checkRequest, new URL(path, shop.origin).href, await client?.(shop))),
      ]);
      say(`lighthouse: ${rows.at(-1)?.join('  ')}`);
    }
    return {
      title: 'Pages on a phone',
      note: `Lighthouse, phone on simulated slow 4G, median of ${RUNS} runs of each page after one to warm it; the shop, its PostgreSQL and Redis on the same machine. Budgets: performance ${BUDGET.performance}, LCP ${BUDGET.lcp} ms, CLS ${BUDGET.cls}, TBT ${BUDGET.tbt} ms, 15 requests.`,
      columns: ['page', 'performance', 'LCP', 'CLS', 'TBT', 'TTFB', 'weight', 'requests', 'budgets'],
      rows,
    };
  } finally {
    await checkRequest.stop();
    await shop.stop();
    await services.stop();
  }
};

async function judged(
  checkRequest: Lighthouse,
  url: string,
  client: ShopClient | undefined,
): Promise<string[]> {
  const wanted = { categories: ['performance'], client } as const;
  await checkRequest.report(url, wanted);
  const reports: Report[] = [];
  for (let run = 0; run < RUNS; run++) reports.push(await checkRequest.report(url, wanted));
  const median = (read: (report: Report) => number) =>
    reports.map(read).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  const performance = median(({ scores }) => scores['performance'] ?? 0);
  const [lcp, cls, tbt, ttfb, weight] = [
    'largest-contentful-paint',
    'cumulative-layout-shift',
    'total-blocking-time',
    'server-response-time',
    'total-byte-weight',
  ].map((audit) => median(({ figure }) => figure(audit))) as [number, number, number, number, number];
  const requests = median((report) => report.requests);
  const isKept =
    performance >= BUDGET.performance &&
    lcp <= BUDGET.lcp &&
    cls <= BUDGET.cls &&
    tbt <= BUDGET.tbt &&
    requests <= 15;
  return [
    String(performance),
    `${Math.round(lcp)} ms`,
    cls.toFixed(3),
    `${Math.round(tbt)} ms`,
    `${Math.round(ttfb)} ms`,
    `${Math.round(weight / 1024)} KB`,
    String(requests),
    isKept ? 'kept' : 'broken',
  ];
}

async function aShopper(shop: Shop): Promise<ShopClient> {
  const client = shop.client();
  await client.post('/api/cart/items', { product: 'manual-mode' });
  return client;
}

async function anOwner(shop: Shop): Promise<ShopClient> {
  const { client, sessionId } = await aBuyer(shop);
  await payFor(shop, sessionId);
  await client.get(`/checkout/success?session_id=${sessionId}`);
  return client;
}
