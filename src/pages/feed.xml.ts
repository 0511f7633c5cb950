import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { currentLanguage } from '#messages/language.ts';
import { t } from '#messages/t.ts';
import { type LatestProduct, listLatestProducts } from '#shop/products/catalogue/list-published.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { shopName, shopTitle } from '#shop/settings/shop-name.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';
import { latest } from '#web/seo/sitemap.ts';
import { element, xmlPage } from '#web/seo/xml.ts';

const MAX_ITEMS = 30;

/** The newest products, as RSS 2.0. */
export const GET: APIRoute = async () => {
  const news = await listLatestProducts(db, MAX_ITEMS);
  const builtAt = latest(news.map(({ updatedAt }) => updatedAt));
  const channel = [
    element('title', t('New at {shop}', { shop: shopName() })),
    element('link', absoluteUrl(paths.home)),
    element('description', shopTitle()),
    element('language', currentLanguage()),
    `<atom:link href="${absoluteUrl(paths.feed)}" rel="self" type="application/rss+xml"/>`,
    ...(builtAt ? [element('lastBuildDate', builtAt.toUTCString())] : []),
    ...news.map(item),
  ];
  return xmlPage(
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>\n${channel.join('\n')}\n</channel></rss>`,
    allKinds().map(({ name }) => `list:${name}`),
    'application/rss+xml',
  );
};

function item({ section, slug, title, description, publishedAt }: LatestProduct): string {
  const address = absoluteUrl(paths.product(section, slug));
  return `<item>${[
    element('title', title),
    element('link', address),
    element('guid', address),
    element('description', description),
    element('pubDate', publishedAt.toUTCString()),
  ].join('')}</item>`;
}
