import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildYardstick } from './astro-yardstick.ts';
import { pagesBeside } from './beside/pages.ts';
import { keptBytes } from './bytes.ts';
import { checkouts } from './checkouts.ts';
import { figure, median, ms, spread } from './figures.ts';
import { growTo } from './grow.ts';
import { PAIRS, SECONDS } from './length.ts';
import { inPairs, PAIR_COLUMNS, pairRow } from './pairs.ts';
import type { Measure, Section } from './section.ts';
import { inSetting, type Setting } from './setting.ts';
import { recordingDb } from './statements.ts';
import { CONNECTIONS, load } from './wrk.ts';

type Say = Parameters<Measure>[0];

const ENCODINGS = ['identity', 'br'] as const;
const NO_CACHE = { PAGE_CACHE_MB: '0' };
const BARE = 'tests/bench/bare-server.ts';
const STARTS = 3;
/** More than the 24 on a page, whatever the demo shop has. */
const PRODUCTS_ON_SALE = 100;
const LOAD_NOTE = `${PAIRS} pairs in turn of ${SECONDS} s each, ${CONNECTIONS} connections; the server on one core, the load and PostgreSQL on the other; log and metrics on. Medians.`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The list of courses and the pages around it, beside servers that do nothing else, or beside another checkout. */
export const measure: Measure = (say) => {
  const { beside } = parseArgs({
    args: process.argv.slice(3),
    options: { beside: { type: 'string' } },
  }).values;
  return beside ? pagesBeside(ROOT, beside, say) : besideBareServers(say);
};

const besideBareServers: Measure = (say) =>
  inSetting(async (setting) => {
    await growTo(setting, PRODUCTS_ON_SALE);
    const kept = await cached(setting, say);
    const rendered = await uncached(setting, say);
    return [kept, rendered, await others(setting, say), await theProcess(setting, say)];
  });

async function cached({ shop, dir, serve, serveShop }: Setting, say: Say): Promise<Section> {
  const server = await serveShop();
  const rows: string[][] = [];
  for (const encoding of ENCODINGS) {
    say(`/courses from the page cache, ${encoding}`);
    const url = `${shop.origin}/courses`;
    const headers = { 'Accept-Encoding': encoding };
    const { file, bytes } = await keptBytes(dir, url, encoding);
    const bare = await serve([BARE], { BYTES: file, ENCODING: encoding === 'identity' ? '' : encoding });
    const pairs = await inPairs(
      () => load({ url, headers }),
      () => load({ url: `${bare.origin}/courses`, headers }),
    );
    rows.push(pairRow(`${nameOf(encoding)}, ${figure(bytes / 1024, 1)} KB`, pairs));
    await bare.stop();
  }
  await server.stop();
  return {
    title: 'The list of courses from the page cache',
    note: `24 cards, beside a bare node:http server that sends the same bytes from memory. ${LOAD_NOTE}`,
    columns: ['/courses', ...PAIR_COLUMNS],
    rows,
  };
}

async function uncached({ shop, dir, serve, serveShop }: Setting, say: Say): Promise<Section> {
  const server = await serveShop(NO_CACHE);
  say('building the bare Astro page');
  const [entry, statements] = await Promise.all([buildYardstick(dir), statementsOf(shop.database.url, dir)]);
  const env = { DATABASE_URL: shop.database.url, STATEMENTS: statements };
  const bare = await serve([entry], env);
  const rows: string[][] = [];
  for (const encoding of ENCODINGS) {
    say(`/courses rendered for each request, ${encoding}`);
    const headers = { 'Accept-Encoding': encoding };
    const pairs = await inPairs(
      () => load({ url: `${shop.origin}/courses`, headers }),
      () => load({ url: `${bare.origin}/courses`, headers }),
    );
    rows.push(pairRow(nameOf(encoding), pairs));
  }
  await Promise.all([bare.stop(), server.stop()]);
  return {
    title: 'The list of courses rendered for each request',
    note: `Without the page cache, beside a bare Astro page (standalone adapter) that runs the same SQL, prepared once a connection as in the shop, writes the 24 cards as plain HTML, and compresses where the shop does. ${LOAD_NOTE}`,
    columns: ['/courses', ...PAIR_COLUMNS],
    rows,
  };
}

/** What the shop asks of the database for the list, in a file. */
async function statementsOf(url: string, dir: string): Promise<string> {
  const recording = await recordingDb(url);
  const { listProducts } = await import('#shop/products/catalogue/list-products.ts');
  const { kindNamed } = await import('#shop/products/kinds.ts');
  await listProducts(recording.db, kindNamed('course'), { page: 1, sort: 'newest', chosen: {} });
  await recording.close();
  const file = join(dir, 'statements.json');
  await writeFile(file, JSON.stringify(recording.waves()));
  return file;
}

async function others({ shop, serveShop }: Setting, say: Say): Promise<Section> {
  const slug = 'first-sourdough';
  const rows: string[][] = [];
  const add = async (name: string, once: () => ReturnType<typeof load>) => {
    say(name);
    const loads = [await once(), await once(), await once()].slice(1);
    const middle = (key: 'p50' | 'p99') => ms(median(loads.map((one) => one[key])));
    rows.push([
      name,
      spread(
        loads.map(({ perSecond }) => perSecond),
        0,
      ),
      middle('p50'),
      middle('p99'),
    ]);
  };
  const plain = await serveShop(NO_CACHE);
  const product = `${shop.origin}/courses/${slug}`;
  await add('a course page, rendered', () => load({ url: product, headers: { 'Accept-Encoding': 'br' } }));
  await plain.stop();
  const server = await serveShop();
  await add('a course page, from the cache', () =>
    load({ url: product, headers: { 'Accept-Encoding': 'br' } }),
  );
  const client = shop.client();
  await client.post('/api/cart/items', { product: slug, quantity: '1' });
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  await add('the cart', () => load({ url: `${shop.origin}/cart`, headers: { Cookie: cookie } }));
  const items = { url: `${shop.origin}/api/cart/items`, headers: { Origin: shop.origin } };
  await add('add to cart (a new visitor each)', () =>
    load({ ...items, form: { product: slug, quantity: '1' }, fromMany: true }),
  );
  await add('start a checkout (order, payment page)', () => checkouts(shop, slug));
  await server.stop();
  return {
    title: 'Other pages and deeds',
    note: `The same server and load, twice ${SECONDS} s after a warm-up; checkouts by 8 buyers at a time, Stripe's part played by the sandbox. Medians; requests/s with the least and the most.`,
    columns: ['', 'requests/s', 'p50', 'p99'],
    rows,
  };
}

async function theProcess({ shop, serveShop }: Setting, say: Say): Promise<Section> {
  say('start and memory');
  const starts: number[] = [];
  const memory: { before: number; after: number }[] = [];
  for (let at = 0; at < STARTS; at++) {
    const server = await serveShop();
    starts.push(server.startMs);
    const before = server.memory();
    if (at === STARTS - 1) {
      for (const path of ['/courses', '/cart', '/courses?page=2'])
        await load({ url: `${shop.origin}${path}`, headers: { 'Accept-Encoding': 'br' } });
      memory.push({ before, after: server.memory() });
    }
    await server.stop();
  }
  const [{ before, after } = { before: Number.NaN, after: Number.NaN }] = memory;
  return {
    title: 'The process',
    note: `From the start of the process to the first 200 for /courses, ${STARTS} times, on one core; resident memory at once after that and after three loads of ${SECONDS} s.`,
    columns: ['', 'median (least to most)'],
    rows: [
      ['start to first 200', `${spread(starts, 0)} ms`],
      ['memory after the start', `${figure(before)} MB`],
      ['memory after load', `${figure(after)} MB`],
    ],
  };
}

function nameOf(encoding: string): string {
  return encoding === 'br' ? 'compressed (br)' : 'not compressed';
}
