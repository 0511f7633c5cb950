import { figure, ms, percentile } from './figures.ts';
import { growTo } from './grow.ts';
import { PRODUCTS } from './length.ts';
import type { Measure, Section } from './section.ts';
import { inSetting, type Setting } from './setting.ts';
import { type AskedList, listDatabaseTimes, listHttpTimes } from './times.ts';

/** A list as a shopper asks for it; `limit` is the promise for its p95, in milliseconds. */
export interface Kind extends AskedList {
  readonly name: string;
  readonly limit: number;
}

export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
export const NOUNS = 'bread ink wood light clay linen silver paper garden river'.split(' ');
const ACTS = 'baking drawing carving weaving printing reading tuning binding'.split(' ');
/** Each a letter away from a word of the catalogue, and found nowhere. */
export const TYPOS = 'brread wodo lihgt clayy linnen silvr pappr gardenn rivrr coper'.split(' ');
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
    section: 'courses',
    limit: 10,
    times: 100,
    query: (n) => `sort=${pick(['newest', 'price', 'title', 'rating'], n)}&page=${1 + (n % 5)}`,
  },
  { name: 'filtered, with counts', section: 'courses', limit: 60, times: 40, query: (n) => pick(FILTERS, n) },
  {
    name: 'full text',
    section: 'courses',
    limit: 60,
    times: 40,
    query: (n) => `q=${pick(ACTS, n)}+${pick(NOUNS, n * 3)}`,
  },
  { name: 'a frequent word', section: 'courses', limit: 60, times: 20, query: (n) => `q=${pick(NOUNS, n)}` },
  { name: 'typo', section: 'courses', limit: 400, times: 20, query: (n) => `q=${pick(TYPOS, n)}` },
];
const SIZES = [1_000, 10_000, 100_000].filter((size) => size <= PRODUCTS);

export const PROMISE_COLUMNS = [
  'promised p95',
  'database p50',
  'database p95',
  'HTTP p50',
  'HTTP p95',
  'kept',
];

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
      columns: ['products', 'what', ...PROMISE_COLUMNS],
      rows,
    } satisfies Section;
  });

async function rowOf({ shop }: Setting, size: number, kind: Kind): Promise<string[]> {
  const inDatabase = await listDatabaseTimes(shop.database.url, kind);
  const overHttp = await listHttpTimes(shop.port, kind);
  return [figure(size), kind.name, ...promiseCells(kind.limit, inDatabase, overHttp)];
}

/** The promise for a p95 and whether it is kept: the cells of the columns after the name. */
export function promiseCells(
  limit: number,
  inDatabase: readonly number[],
  overHttp: readonly number[],
): string[] {
  const [database, http] = [percentile(inDatabase, 0.95), percentile(overHttp, 0.95)];
  return [
    ms(limit),
    ms(percentile(inDatabase, 0.5)),
    ms(database),
    ms(percentile(overHttp, 0.5)),
    ms(http),
    http <= limit ? 'yes' : database <= limit ? 'in the database' : 'NO',
  ];
}
