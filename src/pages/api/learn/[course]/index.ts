import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ownProgress } from '#shop/products/kinds/course/learning/progress.ts';
import { json } from '#web/http/respond.ts';
import { isSlug } from '#web/slug.ts';

/** Whether this visitor owns the course, and their progress: the public page of the course is the same for everybody. */
export const GET: APIRoute = async ({ params: { course }, locals }) =>
  json(isSlug(course) ? await ownProgress(db, course, await locals.visitor()) : { owned: false });
