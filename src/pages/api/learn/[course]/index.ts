import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { ownProgress } from '#shop/products/kinds/course/learning/progress.ts';
import { isBeingPaid } from '#shop/products/owned-store.ts';
import { json } from '#web/http/respond.ts';
import { isSlug } from '#web/slug.ts';

/**
 * Whether this visitor owns the course, and their progress, or is paying for it, and with which address they would order: the
 * public page of the course is the same for everybody.
 */
export const GET: APIRoute = async ({ params: { course }, locals }) => {
  const visitor = await locals.visitor();
  if (!isSlug(course) || !visitor) return json({ owned: false });
  const own = await ownProgress(db, course, visitor);
  if (own.owned) return json(own);
  const account = await locals.account();
  const beingPaid = await isBeingPaid(db, visitor, course);
  return json({ ...own, ...(beingPaid ? { beingPaid } : {}), ...(account ? { email: account.email } : {}) });
};
