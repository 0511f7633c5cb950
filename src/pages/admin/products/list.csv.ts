import type { APIRoute } from 'astro';
import { listCsv } from '#web/admin/lists/list-csv.ts';
import { productList } from '#web/admin/lists/product-list.ts';

export const GET: APIRoute = (context) => listCsv(context, productList);
/** Refused as on every page of the admin. */
export const ALL: APIRoute = (context) => listCsv(context, productList);
