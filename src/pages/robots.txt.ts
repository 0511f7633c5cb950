import type { APIRoute } from 'astro';
import { PUBLIC_CACHE } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { absoluteUrl } from '#web/seo/absolute-url.ts';

/**
 * What crawlers need not request. Personal pages are not listed: they carry `noindex`, and a crawler must read a page to
 * see that.
 */
export const GET: APIRoute = () => {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /open/',
    '',
    `Sitemap: ${absoluteUrl(paths.sitemaps)}`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': PUBLIC_CACHE,
      'Cache-Tag': 'robots',
    },
  });
};
