import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { countSitemaps } from '#shop/products/catalogue/list-published.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { paths } from '#web/paths.ts';
import { sitemapIndexXml } from '#web/seo/sitemap.ts';
import { xmlPage } from '#web/seo/xml.ts';

/** The sitemaps: one of the lists, and for each kind as many as its products need. */
export const GET: APIRoute = async () => {
  const kinds = await Promise.all(
    allKinds().map(async ({ name, section }) => ({ section, count: await countSitemaps(db, name) })),
  );
  const products = kinds.flatMap(({ section, count }) =>
    Array.from({ length: count }, (_, at) => paths.sitemap(`${section}-${at + 1}`)),
  );
  const entries = [paths.sitemap('shelves'), ...products].map((path) => ({ path }));
  return xmlPage(
    sitemapIndexXml(entries),
    allKinds().map(({ name }) => `list:${name}`),
  );
};
