import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { findBySlug } from '#shop/products/store.ts';
import { reviewInput } from '#shop/reviews/review.ts';
import { writeReview } from '#shop/reviews/write-review.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';
import { isSlug } from '#web/slug.ts';

/** Takes a buyer's review of a product; it shows once it has been read. */
export const POST: APIRoute = async (context) => {
  const { slug = '' } = context.params;
  const page = await pageOfForm(slug, context.url.searchParams);
  return handleForm(context, page, async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    await writeReview(db, slug, await context.locals.visitor(), parseInput(reviewInput, input));
    return wantsJson(context.request) ? json({ status: 'pending' }) : seeOther(`${page}?review=1#review`);
  });
};

/** Where the form was: on the page where the product is used, or on a page of its own. */
async function pageOfForm(slug: string, search: URLSearchParams): Promise<string> {
  const product = isSlug(slug) ? await findBySlug(db, slug) : null;
  if (!product) return paths.account;
  return search.get('from') === 'write' ? paths.writeReview(slug) : kindNamed(product.kind).own.path(slug);
}
