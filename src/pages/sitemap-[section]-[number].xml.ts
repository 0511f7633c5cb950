import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { listSitemapPage } from '#shop/products/catalogue/list-published.ts';
import { kindOfSection } from '#shop/products/kinds.ts';
import { paths } from '#web/paths.ts';
import { sitemapXml } from '#web/seo/sitemap.ts';
import { xmlPage } from '#web/seo/xml.ts';

/** One page of the products of a kind, each with the time of its latest change. */
export const GET: APIRoute = async ({ params }) => {
  const kind = kindOfSection(params.section ?? '');
  const number = /^[1-9]\d{0,4}$/.test(params.number ?? '') ? Number(params.number) : 0;
  const products = kind && number > 0 ? await listSitemapPage(db, kind.name, number) : [];
  if (!kind || products.length === 0) return new Response(null, { status: 404 });
  const entries = products.map(({ slug, updatedAt }) => ({
    path: paths.product(kind.section, slug),
    changedAt: updatedAt,
  }));
  return xmlPage(sitemapXml(entries), [`list:${kind.name}`]);
};
