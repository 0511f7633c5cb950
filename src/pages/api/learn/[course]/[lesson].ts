import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { progressInput, recordProgress } from '#shop/products/kinds/course/learning/record-progress.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** Records the progress of a learner in a lesson; `done` leads to the next one. */
export const POST: APIRoute = (context) => {
  const { course = '', lesson = '' } = context.params;
  return handleForm(context, paths.lesson(course, lesson), async () => {
    const input = parseInput(progressInput, await readInput(context.request));
    const { after } = await recordProgress(db, course, lesson, await context.locals.visitor(), input);
    if (wantsJson(context.request)) return json({ after });
    if (input.act !== 'done') return seeOther(paths.lesson(course, lesson));
    return seeOther(after ? paths.lesson(course, after) : paths.course(course));
  });
};
