import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ownProgress } from '#shop/products/kinds/course/learning/progress.ts';
import { json } from '#web/http/respond.ts';
import { isSlug } from '#web/slug.ts';

/** Whether the course is this visitor's, and how far they have come: what its public page cannot say itself. */
export const GET: APIRoute = async ({ params: { course }, locals }) =>
  json(isSlug(course) ? await ownProgress(db, course, await locals.visitor()) : { owned: false });
