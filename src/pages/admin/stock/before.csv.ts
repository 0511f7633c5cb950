import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { findSheet } from '#shop/products/kinds/goods/sheets/store.ts';
import { openAdminPage } from '#web/admin/request.ts';
import { sheetResponse } from '#web/admin/sheet-response.ts';

/** A sheet that takes a stock-take (`?sheet=<id>`) back; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'stock.write' });
  if (account instanceof Response) return account;
  return sheetResponse(context, 'stock-before.csv', (id) => findSheet(db, 'stock', id));
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
