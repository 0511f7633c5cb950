import { request } from 'node:http';
import { anAddress } from './checkouts.ts';
import { recordingDb } from './statements.ts';

/** Requests before the first that counts: a shop that has been open for a minute is meant, not one that just opened. */
const WARM_UP = 100;

type Db = Awaited<ReturnType<typeof recordingDb>>['db'];

/** What a shopper asks of a list: the section that it is in, how often, and the query. */
export interface AskedList {
  readonly section: string;
  readonly times: number;
  readonly query: (n: number) => string;
}

/** Milliseconds of each whole page, after those that warm the shop up. @param pathOf the pages in turn. */
export async function httpTimes(
  port: number,
  times: number,
  pathOf: (n: number) => string,
): Promise<number[]> {
  const taken: number[] = [];
  for (let n = -WARM_UP; n < times; n++) {
    const start = performance.now();
    await page(port, pathOf(n + WARM_UP));
    if (n >= 0) taken.push(performance.now() - start);
  }
  return taken;
}

/** The same for a list. */
export function listHttpTimes(port: number, { section, times, query }: AskedList): Promise<number[]> {
  return httpTimes(port, times, (n) => `/${section}?${query(n)}`);
}

/** Milliseconds that the shop's own statements of one list take, those side by side counted once. */
export async function listDatabaseTimes(
  url: string,
  { section, times, query }: AskedList,
): Promise<number[]> {
  const [{ listProducts }, { kindOfSection }, { parseListQuery }] = await Promise.all([
    import('#shop/products/catalogue/list-products.ts'),
    import('#shop/products/kinds.ts'),
    import('#shop/products/catalogue/list-query.ts'),
  ]);
  const kind = kindOfSection(section);
  if (!kind) throw new Error(`no such section: ${section}`);
  return databaseTimes(url, times, async (db, n) => {
    const read = parseListQuery(new URLSearchParams(query(n)), kind);
    if (!('query' in read)) throw new Error(`no such query: ${query(n)}`);
    const list = await listProducts(db, kind, read.query);
    if (!list?.cards.length) throw new Error(`${query(n)} finds nothing`);
  });
}

/** Milliseconds that the shop waits for all the statements of some work, those side by side counted once. */
export async function databaseTimes(
  url: string,
  times: number,
  work: (db: Db, n: number) => Promise<unknown>,
): Promise<number[]> {
  const { db, asked, close } = await recordingDb(url);
  const taken: number[] = [];
  for (let n = -WARM_UP; n < times; n++) {
    asked.length = 0;
    await work(db, n + WARM_UP);
    if (n >= 0) taken.push(waited(asked));
  }
  await close();
  return taken;
}

function waited(asked: readonly { readonly start: number; readonly end: number }[]): number {
  let [total, until] = [0, 0];
  for (const { start, end } of asked.toSorted((a, b) => a.start - b.start)) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total;
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
