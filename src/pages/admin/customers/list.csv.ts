import type { APIRoute } from 'astro';
import { customerList } from '#web/admin/lists/customer-list.ts';
import { listCsv } from '#web/admin/lists/list-csv.ts';

export const GET: APIRoute = (context) => listCsv(context, customerList);
/** Refused as on every page of the admin. */
export const ALL: APIRoute = (context) => listCsv(context, customerList);
