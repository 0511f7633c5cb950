import { randomUUID } from 'node:crypto';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { db } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import { listLatestProducts } from '#shop/products/catalogue/list-published.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { paths } from '#web/paths.ts';
import { type Pages, renderPublicPage } from './render.ts';
import type { App } from './request-handler.ts';

/** The first round loads the code and opens the connections; the second runs with both in place. */
const ROUNDS = 2;

/**
 * Renders the most visited pages and drops the results. Without this the first visitors of a new process would wait until
 * its code is loaded and its connections are open. Never fails: the shop has to start without its database too, after
 * waiting for two query budgets at most.
 */
export async function warmUp({ pages }: Pick<App, 'pages'>): Promise<void> {
  const news = await listLatestProducts(db, 1).catch(() => []);
  const products = news.map(({ section, slug }) => paths.product(section, slug));
  const sections = allKinds().map(({ section }) => paths.section(section));
  for (let round = 1; round <= ROUNDS; round++) {
    await Promise.all(
      [paths.home, ...sections, ...products, paths.cart].map((path) => renderOnce(pages, path)),
    );
  }
}

async function renderOnce(pages: Pages, path: string): Promise<void> {
  try {
    await withQueryBudget(() => renderPublicPage(pages, path, 'text/html', randomUUID()));
  } catch (err) {
    log.warn({ err, path }, 'a page was not warmed up');
  }
}
