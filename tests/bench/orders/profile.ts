import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../figures.ts';
import type { Section } from '../section.ts';
import { buy } from './buyers.ts';
import { processMs } from './costs.ts';
import type { Market } from './market.ts';
import type { Site } from './site.ts';

interface Node {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

interface Profile {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const BUYERS = 16;
const WARM_UP_ORDERS = 300;
const ORDERS = 300;
const FUNCTIONS = 40;

/** Where the shop's processor time goes while orders are bought: by package, and by function. Profiles stay in `folder`. */
export async function profileOrders(site: Site, market: Market, folder: string): Promise<readonly Section[]> {
  const began = performance.now();
  const server = await site.serve(['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  const { products } = market;
  await buy(site, market, { buyers: BUYERS, products, orders: WARM_UP_ORDERS });
  const skipMs = performance.now() - began;
  const cpuFrom = processMs(server.pid);
  await buy(site, market, { buyers: BUYERS, products, orders: ORDERS });
  const cpu = ((processMs(server.pid) - cpuFrom) / ORDERS) * 1000;
  await server.stop();
  const byPlace = new Map<string, number>();
  const byFunction = new Map<string, number>();
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.cpuprofile')) continue;
    const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as Profile;
    addTimes(profile, skipMs * 1000, site.root, byPlace, byFunction);
  }
  const note = `Shares of the main thread's time by V8's own sampling, laid on the processor's microseconds per order (${figure(cpu)} with the profiler on); ${BUYERS} buyers, ${ORDERS} orders after a warm-up.`;
  const rowsOf = (times: ReadonlyMap<string, number>, most: number) => {
    const total = [...times.values()].reduce((sum, time) => sum + time, 0);
    const sorted = [...times].toSorted((a, b) => b[1] - a[1]).slice(0, most);
    return sorted.map(([name, time]) => [
      name,
      figure((time / total) * cpu),
      `${figure((time / total) * 100, 1)} %`,
    ]);
  };
  const columns = ['', 'µs per order', 'share'];
  return [
    { title: 'Where the shop’s time goes in an order', note, columns, rows: rowsOf(byPlace, FUNCTIONS) },
    { title: 'The functions that take most of it', note, columns, rows: rowsOf(byFunction, FUNCTIONS) },
  ];
}

function addTimes(
  { nodes, samples, timeDeltas }: Profile,
  /** Microseconds from the start of the process that do not count. */
  skip: number,
  root: string,
  byPlace: Map<string, number>,
  byFunction: Map<string, number>,
): void {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const add = (to: Map<string, number>, name: string, time: number) =>
    to.set(name, (to.get(name) ?? 0) + time);
  let elapsed = 0;
  for (const [at, id] of samples.entries()) {
    elapsed += timeDeltas[at] ?? 0;
    if (elapsed < skip) continue;
    const frame = nodeById.get(id)?.callFrame;
    if (!frame || /^\((idle|program)\)$/.test(frame.functionName)) continue;
    const time = timeDeltas[at] ?? 0;
    const place = placeOf(frame.url, frame.functionName, root);
    add(byPlace, place, time);
    add(
      byFunction,
      `${frame.functionName || '(anonymous)'} ${shortUrl(frame.url, root)}:${frame.lineNumber + 1}`,
      time,
    );
  }
}

function placeOf(url: string, name: string, root: string): string {
  if (!url) return name === '(garbage collector)' ? 'garbage collection' : 'the engine';
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(url)?.[1];
  if (packaged) return packaged;
  if (url.startsWith('node:'))
    return url.replace(/^node:(internal\/)?/, 'Node: ').replace(/^(Node: [^/]+)\/.*/, '$1');
  const short = shortUrl(url, root);
  return short.startsWith('dist/') ? short : short.split('/').slice(0, 3).join('/');
}

function shortUrl(url: string, root: string): string {
  return url.replace(`file://${root}/`, '').replace(/^.*node_modules\//, '');
}
