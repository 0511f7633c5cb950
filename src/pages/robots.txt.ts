import type { APIRoute } from 'astro';
import { PUBLIC_CACHE } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { absolute } from '#web/seo/absolute-url.ts';

/**
 * What machines need not ask for. Pages that are somebody's own are not named here: they say `noindex` themselves, and
 * must be read for that.
 */
export const GET: APIRoute = () => {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /open/',
    '',
    `Sitemap: ${absolute(paths.sitemaps)}`,
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
