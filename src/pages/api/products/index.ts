import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { allKinds, kindOfSection } from '#shop/products/kinds.ts';
import { pageTags } from '#shop/products/page-tags.ts';
import { json, PUBLIC_CACHE } from '#web/http/respond.ts';

/** The catalogue as JSON, one page per request: `?section=courses&page=2`; without a section, of the first kind. */
export const GET: APIRoute = async ({ url }) => {
  const kind = kindOfSection(url.searchParams.get('section') ?? allKinds()[0]?.section ?? '');
  const read = parseListQuery(url.searchParams, kind ?? undefined);
  if (!('query' in read) || !kind) throw new ShopError('invalid_query', 400, t('That list cannot be shown.'));
  const list = await listProducts(db, kind, read.query);
  if (!list) return json({ error: { code: 'past_the_end', message: t('There is no such page.') } }, 404);
  const response = json({ products: list.cards, total: list.total, page: list.page, pages: list.pages });
  response.headers.set('Cache-Control', PUBLIC_CACHE);
  response.headers.set(
    'Cache-Tag',
    (
      await pageTags(
        db,
        kind,
        list.cards.map(({ id }) => id),
      )
    ).join(','),
  );
  return response;
};
