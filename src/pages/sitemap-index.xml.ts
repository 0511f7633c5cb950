import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { countSitemaps } from '#shop/products/list-published.ts';
import { paths } from '#web/paths.ts';
import { sitemapIndexXml } from '#web/sitemap.ts';
import { xmlPage } from '#web/xml.ts';

/** Where the sitemaps are: one of the shelves, and as many of each kind of product as its products fill. */
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
