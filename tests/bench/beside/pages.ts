import { resolve } from 'node:path';
import { scratchFolder } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { asAdmin } from '#tests/support/services.ts';
import { shopClient } from '#tests/support/shop-client.ts';
import { KINDS } from '../catalogue.ts';
import { checkouts } from '../checkouts.ts';
import { leaveServerCore } from '../cores.ts';
import { figure, median, ms, percentile, spread } from '../figures.ts';
import { PRODUCTS, SECONDS } from '../length.ts';
import { startCountingPostgres } from '../orders/postgres.ts';
import { openSite, type Site } from '../orders/site.ts';
import type { Section } from '../section.ts';
import { listHttpTimes } from '../times.ts';
import { CONNECTIONS, load, type Wanted } from '../wrk.ts';

const PAIRS = Number(process.env['BENCH_PAIRS'] || 4);
const CATALOGUE_PAIRS = 3;
const WARM_UPS = 2;
const SLUG = 'first-sourdough';
const BR = { 'Accept-Encoding': 'br' };

type Measurement = (site: Site) => Promise<number>;
type Say = (line: string) => void;
type Two = readonly [ours: Site, other: Site];

/** The pages of this checkout and of another one that is built, in turns on one PostgreSQL. */
export async function pagesBeside(root: string, beside: string, say: Say): Promise<readonly Section[]> {
  const { dir, remove } = scratchFolder();
  const postgres = await startCountingPostgres(dir);
  await leaveServerCore(postgres.url);
  const sites: Site[] = [];
  try {
    for (const [name, folder] of Object.entries({ this_checkout: root, the_other: resolve(beside) }))
      sites.push(await openSite(folder, name, postgres.url, dir));
    const [ours, other] = sites;
    if (!ours || !other) throw new Error('two shops are needed');
    return [await pages([ours, other], say), await catalogue([ours, other], say)];
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await postgres.stop(true);
    remove();
  }
}

async function pages(two: Two, say: Say): Promise<Section> {
  const rows: string[][] = [];
  const add = async (name: string, measure: Measurement) => {
    say(name);
    const row = await inTurns(two, measure, PAIRS, figure);
    say(`  ${row.join(' · ')}`);
    rows.push([name, ...row]);
  };
  const from = (path: string, more: Partial<Wanted> = {}): Measurement => {
    return async ({ origin }) => (await load({ url: `${origin}${path}`, headers: BR, ...more })).perSecond;
  };
  await serving(two, { PAGE_CACHE_MB: '0' }, async () => {
    await add('/courses, rendered', from('/courses'));
    await add('a course page, rendered', from(`/courses/${SLUG}`));
  });
  await serving(two, {}, async () => {
    await add('/courses, from the cache', from('/courses'));
    const cookies = new Map<Site, string>();
    for (const site of two) cookies.set(site, await cookieWithCart(site));
    await add('the cart', (site) => from('/cart', { headers: { Cookie: cookies.get(site) ?? '' } })(site));
    // Before the carts are filled: the faster shop would have more of them, and PostgreSQL more to tidy up.
    await add('start a checkout (order, payment page)', async ({ origin }) => {
      return (await checkouts({ client: () => shopClient(origin) }, SLUG)).perSecond;
    });
    const form = { product: SLUG, quantity: '1' };
    await add('add to cart (a new visitor each)', (site) =>
      from('/api/cart/items', { headers: { Origin: site.origin }, form, fromMany: true })(site),
    );
  });
  return {
    title: 'Pages, beside another checkout',
    note: `Requests a second, ${PAIRS} pairs in turn of ${SECONDS} s each after ${WARM_UPS} to warm up, ${CONNECTIONS} connections (checkouts: 8 buyers); each server on one core, the load and PostgreSQL on the other. Medians, the ratio taken within each pair.`,
    columns: ['', 'this checkout', 'the other', 'ratio (least to most)'],
    rows,
  };
}

async function catalogue(two: Two, say: Say): Promise<Section> {
  for (const site of two) {
    say(`${figure(PRODUCTS)} products for ${site.database}`);
    await growTo(site, PRODUCTS);
  }
  const rows: string[][] = [];
  await serving(two, { PAGE_CACHE_MB: '0' }, async () => {
    for (const kind of KINDS) {
      say(kind.name);
      const p95: Measurement = async ({ port }) => percentile(await listHttpTimes(port, kind), 0.95);
      const row = await inTurns(two, p95, CATALOGUE_PAIRS, ms);
      say(`  ${row.join(' · ')}`);
      rows.push([kind.name, ...row]);
    }
  });
  return {
    title: `A catalogue of ${figure(PRODUCTS)} products, beside another checkout`,
    note: `The p95 of whole pages over HTTP, one request after the other, nothing cached; ${CATALOGUE_PAIRS} pairs in turn. Medians, the ratio taken within each pair: less is better.`,
    columns: ['', 'this checkout', 'the other', 'ratio (least to most)'],
    rows,
  };
}

/** Both shops run while `work` measures. */
async function serving(two: Two, env: Readonly<Record<string, string>>, work: () => Promise<void>) {
  const servers = [await two[0].serve([], env), await two[1].serve([], env)];
  await work();
  await Promise.all(servers.map((server) => server.stop()));
}

async function inTurns(
  [ours, other]: Two,
  measure: Measurement,
  pairs: number,
  show: (value: number) => string,
): Promise<string[]> {
  for (let at = 0; at < WARM_UPS; at++) {
    await measure(ours);
    await measure(other);
  }
  const found: { ours: number; other: number }[] = [];
  for (let at = 0; at < pairs; at++) {
    if (at % 2 === 0) found.push({ ours: await measure(ours), other: await measure(other) });
    else {
      const before = await measure(other);
      found.push({ ours: await measure(ours), other: before });
    }
  }
  const middle = (side: 'ours' | 'other') => show(median(found.map((pair) => pair[side])));
  const ratios = found.map((pair) => pair.ours / pair.other);
  return [middle('ours'), middle('other'), spread(ratios, 2)];
}

async function cookieWithCart({ origin }: Site): Promise<string> {
  const client = shopClient(origin);
  await client.post('/api/cart/items', { product: SLUG, quantity: '1' });
  return [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** By that checkout's own command; tables as they are in a shop that has been open for a while. */
async function growTo({ root, adminUrl, env }: Site, products: number): Promise<void> {
  const child = run('seed', ['src/cli.ts', 'db', 'seed', '--products', String(products)], env, root);
  if ((await child.exited) !== 0) throw new Error(`the catalogue could not be filled:\n${child.output()}`);
  await asAdmin(adminUrl, (client) => client.query('vacuum (full, analyze) products, variants, courses'));
}
