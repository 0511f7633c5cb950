import type { APIRoute } from 'astro';
import { now } from '#lib/clock.ts';
import { db } from '#lib/db.ts';
import { listFeed } from '#shop/products/kinds/goods/feed/list-feed.ts';
import { merchantFeedXml } from '#web/seo/merchant-feed.ts';
import { xmlPage } from '#web/seo/xml.ts';

/** All goods on sale, for the catalogues of merchants; a long list has further pages. */
export const GET: APIRoute = async ({ url }) => {
  const typed = url.searchParams.get('page') ?? '1';
  const number = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const page = number > 0 ? await listFeed(db, number, now()) : null;
  if (!page) return new Response(null, { status: 404 });
  return xmlPage(merchantFeedXml(page, number), ['list:goods']);
};
