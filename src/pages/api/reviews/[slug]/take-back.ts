import type { APIRoute } from 'astro';
import { z } from 'zod';
import { db } from '#lib/db.ts';
import { takeBackReview } from '#shop/reviews/take-back-review.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** Deletes the visitor's review of a product. */
export const POST: APIRoute = async (context) => {
  const { slug = '' } = context.params;
  return handleForm(context, paths.accountReviews, async () => {
    parseInput(z.strictObject({}), await readInput(context.request));
    await takeBackReview(db, slug, await context.locals.visitor());
    if (wantsJson(context.request)) return json({ status: 'taken_back' });
    return seeOther(`${paths.accountReviews}?done=taken-back`);
  });
};
