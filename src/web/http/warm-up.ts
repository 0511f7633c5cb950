import { randomUUID } from 'node:crypto';
import { db } from '#lib/db.ts';
import { log } from '#lib/log.ts';
import { withinBudget } from '#lib/patience.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { listNews } from '#shop/products/list-published.ts';
import { paths } from '#web/paths.ts';
import type { House } from './door.ts';
import { renderForAll } from './render.ts';

/** Milliseconds that visitors may be kept waiting for a process that warms up; what is not done by then is done cold. */
const MOST_MS = 5_000;

/**
 * Renders the pages that most ask for first, and throws them away: the first visitors of a new process would wait for
 * its code to be read and its connections to be made, long enough on a busy machine to be turned away. Never fails: a
 * shop whose database is away has to open its door too.
 */
export async function warmUp({ pages }: Pick<House, 'pages'>): Promise<void> {
  const until = Date.now() + MOST_MS;
  const news = await listNews(db, 1).catch(() => []);
  const products = news.map(({ section, slug }) => paths.product(section, slug));
  const sections = allKinds().map(({ section }) => paths.section(section));
  for (const path of [paths.home, ...sections, ...products, paths.cart]) {
    if (Date.now() > until) return;
    await withinBudget(() => renderForAll(pages, path, 'text/html', randomUUID())).catch((err: unknown) =>
      log.warn({ err, path }, 'a page was not warmed up'),
    );
  }
}
