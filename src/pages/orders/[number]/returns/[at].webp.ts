import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { loadOwnReturn } from '#shop/orders/returns/view-return.ts';
import { pictureAnswer } from '#web/documents/picture-answer.ts';

/** The picture that a buyer sent with a return, for that buyer. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { number = '', at = '' } = params;
  const found = await loadOwnReturn(db, number, Number(at), await locals.visitor());
  return (await pictureAnswer(db, found)) ?? new Response(null, { status: 404 });
};
