import type { APIRoute } from 'astro';
import { listCsv } from '#web/admin/lists/list-csv.ts';
import { orderList } from '#web/admin/lists/order-list.ts';

export const GET: APIRoute = (context) => listCsv(context, orderList);
/** Refused as on every page of the admin. */
export const ALL: APIRoute = (context) => listCsv(context, orderList);
