import { PAIRS, SECONDS } from './length.ts';
import { inPairs, PAIR_COLUMNS, pairRow } from './pairs.ts';
import type { Section } from './section.ts';
import { inSetting } from './setting.ts';
import { CONNECTIONS, load } from './wrk.ts';

/** Of the demo shop: pages of events, each beside the page of the same sort that courses have. */
const PAGES = [
  { name: 'the list', event: '/events', course: '/courses?category=paper-and-ink' },
  { name: 'one of them', event: '/events/a-day-at-the-oven', course: '/courses/first-sourdough' },
] as const;
const HEADERS = { 'Accept-Encoding': 'br' };

/** Pages of events from the page cache and rendered for each request, beside the courses'. */
export const eventPages = (say: (line: string) => void): Promise<Section> =>
  inSetting(async ({ shop, serveShop }) => {
    const rows: string[][] = [];
    for (const [how, env] of [
      ['from the cache', {}],
      ['rendered', { PAGE_CACHE_MB: '0' }],
    ] as const) {
      const server = await serveShop(env);
      for (const { name, event, course } of PAGES) {
        say(`${name}, ${how}`);
        const at = (path: string) => () => load({ url: `${shop.origin}${path}`, headers: HEADERS });
        rows.push(pairRow(`${name}, ${how}`, await inPairs(at(event), at(course))));
      }
      await server.stop();
    }
    return {
      title: 'Pages of events beside those of courses',
      note: `The list of the demo shop's events beside one category of its courses, and a page of each; the yardstick is the course's page. ${PAIRS} pairs in turn of ${SECONDS} s each, ${CONNECTIONS} connections, compressed; the server on one core, the load and PostgreSQL on the other. Medians.`,
      columns: ['', ...PAIR_COLUMNS],
      rows,
    };
  });
