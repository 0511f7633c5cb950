import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { translate } from '#messages/t.ts';
import { showCachedProduct } from '#shop/products/catalogue/product-cache.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { sharePictureResponse } from '#web/seo/share-picture-cache.ts';
import { isSlug } from '#web/slug.ts';

/** The preview picture of links to a product. */
export const GET: APIRoute = async ({ params, request }) => {
  const shown = isSlug(params.slug) ? await showCachedProduct(db, params.slug) : null;
  if (shown?.found !== 'product') return new Response(null, { status: 404 });
  const { title, kind, category, details } = shown.product;
  const one = translate(kindNamed(kind).words.title.one);
  // Isolated: the name of a category may run in the other direction.
  const foot = category ? `${one} · \u2068${category.title}\u2069` : one;
  const { language } = details as { language?: string };
  return sharePictureResponse(request, {
    subject: { title, kind, category: category?.slug ?? null },
    foot,
    ...(language && { language }),
  });
};
