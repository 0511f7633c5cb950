import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { loadOwnReturn } from '#shop/orders/returns/view-return.ts';
import { drawReturnSlip } from '#web/documents/return-slip.ts';
import { seeOther } from '#web/http/respond.ts';
import { paths } from '#web/paths.ts';

/** The slip that goes into a return's parcel; the return's page, when the fonts here lack a character of it. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { number = '', at = '' } = params;
  const found = await loadOwnReturn(db, number, Number(at), await locals.visitor());
  if (found?.asked.state !== 'accepted') return new Response(null, { status: 404 });
  const pdf = await drawReturnSlip(found);
  if (!pdf) return seeOther(paths.return(number, found.asked.number));
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="return-${number}-${found.asked.number}.pdf"`,
    },
  });
};
