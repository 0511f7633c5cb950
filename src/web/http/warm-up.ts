import { randomUUID } from 'node:crypto';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { db } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import { listNews } from '#shop/products/catalogue/list-published.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { paths } from '#web/paths.ts';
import { type Pages, renderForAll } from './render.ts';
import type { App } from './request-handler.ts';

/** The first reads the code and, all pages at once, opens the connections; the second finds both there. */
const ROUNDS = 2;

/**
 * Renders the pages that most ask for first, and throws them away: the first visitors of a new process would wait for
 * its code to be read and its connections to be made, long enough on a busy machine to be turned away. Never fails: a
 * shop whose database is away has to open its door too, after two budgets of waiting at most.
 */
export async function warmUp({ pages }: Pick<App, 'pages'>): Promise<void> {
  const news = await listNews(db, 1).catch(() => []);
  const products = news.map(({ section, slug }) => paths.product(section, slug));
  const sections = allKinds().map(({ section }) => paths.section(section));
  for (let round = 1; round <= ROUNDS; round++) {
    await Promise.all([paths.home, ...sections, ...products, paths.cart].map((path) => tryOut(pages, path)));
  }
}

async function tryOut(pages: Pages, path: string): Promise<void> {
  try {
    await withQueryBudget(() => renderForAll(pages, path, 'text/html', randomUUID()));
  } catch (err) {
    log.warn({ err, path }, 'a page was not warmed up');
  }
}
