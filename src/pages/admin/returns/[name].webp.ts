import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { loadReturn } from '#shop/orders/returns/view-return.ts';
import { openAdminPage } from '#web/admin/request.ts';
import { pictureAnswer } from '#web/documents/picture-answer.ts';

/** The picture that a buyer sent with a return; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'orders.read' });
  if (account instanceof Response) return account;
  const [, number = '', at = 'x'] =
    /^(ORD-\d{4}-\d{6,12})-R(\d{1,4})$/.exec(context.params['name'] ?? '') ?? [];
  return (await pictureAnswer(db, await loadReturn(db, number, Number(at)))) ?? context.rewrite('/404');
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
