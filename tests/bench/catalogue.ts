import { request } from 'node:http';
import { anAddress } from './checkouts.ts';
import { figure, ms, percentile } from './figures.ts';
import { growTo } from './grow.ts';
import { PRODUCTS } from './length.ts';
import type { Measure, Section } from './section.ts';
import { inSetting, type Setting } from './setting.ts';
import { recordingDb } from './statements.ts';

/** A list as a shopper asks for it; `limit` is the promise for its p95, in milliseconds. */
interface Kind {
  readonly name: string;
  readonly limit: number;
  readonly times: number;
  readonly query: (n: number) => string;
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const NOUNS = 'bread ink wood light clay linen silver paper garden river'.split(' ');
const ACTS = 'baking drawing carving weaving printing reading tuning binding'.split(' ');
/** Each a letter away from a word of the catalogue, and found nowhere. */
const TYPOS = 'brread wodo lihgt clayy linnen silvr pappr gardenn rivrr coper'.split(' ');
const FILTERS = [
  'level=beginner',
  'level=intermediate,beginner&price=2500',
  'price=5000&length=120',
  'length=240,480&sort=price',
  'level=beginner&price=2500,5000&sort=title',
];

export const KINDS: readonly Kind[] = [
  {
    name: 'list',
    limit: 10,
    times: 100,
    query: (n) => `sort=${pick(['newest', 'price', 'title', 'rating'], n)}&page=${1 + (n % 5)}`,
  },
  { name: 'filtered, with counts', limit: 60, times: 40, query: (n) => pick(FILTERS, n) },
  { name: 'full text', limit: 60, times: 40, query: (n) => `q=${pick(ACTS, n)}+${pick(NOUNS, n * 3)}` },
  { name: 'a frequent word', limit: 60, times: 20, query: (n) => `q=${pick(NOUNS, n)}` },
  { name: 'typo', limit: 400, times: 20, query: (n) => `q=${pick(TYPOS, n)}` },
];
/** Requests before the first that counts: a shop that has been open for a minute is meant, not one that just opened. */
const WARM_UP = 100;
const SIZES = [1_000, 10_000, 100_000].filter((size) => size <= PRODUCTS);

/** Lists, filters and searches in catalogues of three sizes, in the database and over HTTP. */
export const measure: Measure = (say) =>
  inSetting(async (setting) => {
    const server = await setting.serveShop({ PAGE_CACHE_MB: '0' });
    const rows: string[][] = [];
    for (const size of SIZES) {
      say(`${figure(size)} products`);
      await growTo(setting, size);
      for (const kind of KINDS) rows.push(await rowOf(setting, size, kind));
    }
    await server.stop();
    return {
      title: 'Catalogues of three sizes',
      note: 'Lists of 24 cards with their filters and counts, one request after the other, nothing cached. "Database" is what the shop waits for all the statements of one list together; HTTP is the whole page, rendered and sent.',
      columns: [
        'products',
        'what',
        'promised p95',
        'database p50',
        'database p95',
        'HTTP p50',
        'HTTP p95',
        'kept',
      ],
      rows,
    } satisfies Section;
  });

async function rowOf({ shop }: Setting, size: number, kind: Kind): Promise<string[]> {
  const inDatabase = await databaseTimes(shop.database.url, kind);
  const overHttp = await httpTimes(shop.port, kind);
  const [database, http] = [percentile(inDatabase, 0.95), percentile(overHttp, 0.95)];
  return [
    figure(size),
    kind.name,
    ms(kind.limit),
    ms(percentile(inDatabase, 0.5)),
    ms(database),
    ms(percentile(overHttp, 0.5)),
    ms(http),
    http <= kind.limit ? 'yes' : database <= kind.limit ? 'in the database' : 'NO',
  ];
}

/** Milliseconds that the shop's own statements of one list take, those side by side counted once. */
async function databaseTimes(url: string, kind: Kind): Promise<number[]> {
  const { db, asked, close } = await recordingDb(url);
  const [{ listProducts }, { kindNamed }, { parseListQuery: readList }] = await Promise.all([
    import('#shop/products/catalogue/list-products.ts'),
    import('#shop/products/kinds.ts'),
    import('#shop/products/catalogue/list-query.ts'),
  ]);
  const times: number[] = [];
  for (let n = -WARM_UP; n < kind.times; n++) {
    const read = readList(new URLSearchParams(kind.query(n + WARM_UP)));
    if (!('query' in read)) throw new Error(`no such query: ${kind.query(n + WARM_UP)}`);
    asked.length = 0;
    const shelf = await listProducts(db, kindNamed('course'), read.query);
    if (!shelf?.cards.length) throw new Error(`${kind.query(n + WARM_UP)} finds nothing`);
    if (n >= 0) times.push(waited(asked));
  }
  await close();
  return times;
}

function waited(asked: readonly { readonly start: number; readonly end: number }[]): number {
  let [total, until] = [0, 0];
  for (const { start, end } of asked.toSorted((a, b) => a.start - b.start)) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total;
}

/** Milliseconds of each whole page, after those that warm the shop up. */
export async function httpTimes(port: number, kind: Kind): Promise<number[]> {
  const times: number[] = [];
  for (let n = -WARM_UP; n < kind.times; n++) {
    const start = performance.now();
    await page(port, `/courses?${kind.query(n + WARM_UP)}`);
    if (n >= 0) times.push(performance.now() - start);
  }
  return times;
}

/** Each page is asked for by an address of its own, so that no limit counts them together. */
function page(port: number, path: string): Promise<void> {
  const headers = { 'X-Forwarded-For': anAddress() };
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, host: 'localhost', headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${response.statusCode}`)),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}
