import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { findBySlug, findRetiredSlug } from '#shop/products/store.ts';
import { thumbnailResponse } from '#web/seo/share-picture-cache.ts';
import { isSlug } from '#web/slug.ts';

/** The small picture of a product for emails; an order of what is not sold any more still shows it. */
export const GET: APIRoute = async ({ params, request }) => {
  const { slug } = params;
  const row = isSlug(slug) ? await findBySlug(db, slug) : null;
  const moved = isSlug(slug) && !row ? await findRetiredSlug(db, slug) : null;
  if (moved) return new Response(null, { status: 301, headers: { Location: `/covers/${moved.slug}.png` } });
  if (row?.status !== 'published' && row?.status !== 'archived') return new Response(null, { status: 404 });
  return thumbnailResponse(request, { title: row.title, kind: row.kind, category: row.categorySlug });
};
