import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { carriersCsv } from '#shop/orders/shipping/carriers-csv.ts';
import { openAdminPage } from '#web/admin/request.ts';

/** What is packed and has not left, for the software of carriers; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'orders.ship' });
  if (account instanceof Response) return account;
  return new Response(await carriersCsv(db), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="parcels.csv"',
    },
  });
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
