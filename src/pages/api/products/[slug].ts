import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { showCachedProduct } from '#shop/products/catalogue/product-cache.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { shownTags } from '#shop/products/page-tags.ts';
import { json, PUBLIC_CACHE } from '#web/http/respond.ts';

/** One product as JSON. */
export const GET: APIRoute = async ({ params }) => {
  const shown = await showCachedProduct(db, params.slug ?? '');
  if (shown.found === 'moved')
    return new Response(null, { status: 301, headers: { Location: `/api/products/${shown.slug}` } });
  if (shown.found === 'withdrawn')
    return json({ error: { code: 'withdrawn', message: t('No longer on sale.') } }, 410);
  if (shown.found === 'nothing')
    return json({ error: { code: 'unknown_product', message: t('There is no such product.') } }, 404);
  const response = json(shown.product);
  response.headers.set('Cache-Control', PUBLIC_CACHE);
  response.headers.set(
    'Cache-Tag',
    [
      `product:${shown.product.id}`,
      ...(await shownTags(db, kindNamed(shown.product.kind), [shown.product.id])),
    ].join(','),
  );
  return response;
};
