import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { listWarehouses } from '#shop/inventory/stock/warehouses/store.ts';
import { listForCount } from '#shop/products/kinds/goods/stock/list-store.ts';
import { sheetCsv } from '#shop/products/kinds/goods/stock/sheet.ts';
import { openAdminPage } from '#web/admin/request.ts';

/** The sheet for a stock-take of a warehouse (`?warehouse=<code>`, by default the first); for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'stock.write' });
  if (account instanceof Response) return account;
  const code = context.url.searchParams.get('warehouse');
  const warehouse = (await listWarehouses(db)).find((one) => code === null || one.code === code);
  if (!warehouse) return context.rewrite('/404');
  return new Response(sheetCsv(await listForCount(db, warehouse.id)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="stock-${warehouse.code}.csv"`,
    },
  });
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
