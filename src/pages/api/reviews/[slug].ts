import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { reviewInput } from '#shop/reviews/review.ts';
import { writeReview } from '#shop/reviews/write-review.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** Takes a buyer's review of a course; it shows once it has been read. */
export const POST: APIRoute = (context) => {
  const { slug = '' } = context.params;
  return handleForm(context, paths.course(slug), async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    await writeReview(db, slug, await context.locals.visitor(), parseInput(reviewInput, input));
    return wantsJson(context.request)
      ? json({ status: 'pending' })
      : seeOther(`${paths.course(slug)}?review=1#review`);
  });
};
