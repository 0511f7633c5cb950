import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { noteInput, writeNote } from '#shop/products/kinds/course/learning/notes.ts';
import { handleForm } from '#web/forms/handle-form.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';
import { json, seeOther, wantsJson } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** Saves the notes of a learner on a lesson. */
export const POST: APIRoute = (context) => {
  const { course = '', lesson = '' } = context.params;
  const page = paths.lesson(course, lesson);
  return handleForm(context, page, async (keep) => {
    const input = await readInput(context.request);
    keep(input.texts);
    const visitor = await context.locals.visitor();
    const seen = await writeNote(db, course, lesson, visitor, parseInput(noteInput, input));
    return wantsJson(context.request) ? json({ seen }) : seeOther(`${page}?noted=1#notes`);
  });
};
