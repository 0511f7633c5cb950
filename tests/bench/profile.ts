import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from './figures.ts';
import { SECONDS } from './length.ts';
import type { Measure, Section } from './section.ts';
import { inSetting, type Setting } from './setting.ts';
import { load } from './wrk.ts';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The first that fits names the place. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  ['waiting', /^ \(idle\)$|^ \(program\)$/],
  ['garbage collection', /^ \(garbage collector\)$/],
  ['the framework', /node_modules\/(astro|@astrojs)|dist\/server\/.*(entry|astro|server|render)/],
  ['the pages', /dist\/server\//],
  ['PostgreSQL driver', /node_modules\/(pg|pg-\w+|postgres-\w+)\//],
  ['query builder', /node_modules\/kysely\//],
  ['log', /node_modules\/(pino|sonic-boom|quick-format)/],
  ['metrics', /node_modules\/prom-client/],
  ['other packages', /node_modules\//],
  ['the shop', /\/src\/(shop|lib)\//],
  ['the door', /\/src\//],
  ['Node: streams and sockets', /node:(internal\/(stream|net)|net|stream|internal\/streams)/],
  ['Node: http', /node:(_http|http|internal\/http)/],
  ['Node: the rest', /node:/],
];

/** Where the processor's time goes while the list of courses is asked for. */
export const measure: Measure = (say) =>
  inSetting(async (setting) => {
    const kept = await profiled(setting, {}, 'cached', say);
    const rendered = await profiled(setting, { PAGE_CACHE_MB: '0' }, 'rendered', say);
    const places = [...new Set([...kept.keys(), ...rendered.keys()])].filter((place) => place !== 'waiting');
    const share = (from: ReadonlyMap<string, number>, place: string) => {
      const total = [...from].reduce((sum, [name, time]) => sum + (name === 'waiting' ? 0 : time), 0);
      return `${figure(((from.get(place) ?? 0) / total) * 100, 1)} %`;
    };
    const rows = places
      .toSorted((a, b) => (rendered.get(b) ?? 0) - (rendered.get(a) ?? 0))
      .map((place) => [place, share(kept, place), share(rendered, place)]);
    return {
      title: 'Where the time goes',
      note: `Shares of the main thread's working time under load (CPU profile, ${SECONDS} s), by where the function stands that runs.`,
      columns: ['/courses', 'from the cache', 'rendered'],
      rows,
    } satisfies Section;
  });

/** Microseconds of its own that were spent in each place. */
async function profiled(
  { shop, dir, serveShop }: Setting,
  env: Readonly<Record<string, string>>,
  name: string,
  say: (line: string) => void,
): Promise<Map<string, number>> {
  say(`profiling /courses, ${name}`);
  const folder = join(process.env['BENCH_PROFILES'] || dir, name);
  await mkdir(folder, { recursive: true });
  const server = await serveShop(env, { args: ['--cpu-prof', `--cpu-prof-dir=${folder}`, 'src/server.ts'] });
  await load({ url: `${shop.origin}/courses`, seconds: SECONDS * 2 });
  await server.stop();
  const times = new Map<string, number>();
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.cpuprofile')) continue;
    const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as Profile;
    for (const [place, time] of placesIn(profile)) times.set(place, (times.get(place) ?? 0) + time);
  }
  return times;
}

function placesIn({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const placeById = new Map(
    nodes.map(({ id, callFrame }) => {
      const text = callFrame.url ? callFrame.url : ` ${callFrame.functionName}`;
      return [id, PLACES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'the engine'] as const;
    }),
  );
  const times = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const place = placeById.get(id) ?? 'the engine';
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[at] ?? 0));
  }
  return times;
}
