import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { goodsCsv, MOST_ROWS } from '#shop/products/kinds/goods/csv/goods-csv.ts';
import { listExportRows } from '#shop/products/kinds/goods/csv/store.ts';
import { openAdminPage } from '#web/admin/request.ts';

/** All goods with their variants (`?product=<slug>`: one of them), as the import takes them; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'products.write' });
  if (account instanceof Response) return account;
  const slug = context.url.searchParams.get('product');
  if (slug !== null && !/^[a-z0-9-]{1,120}$/.test(slug)) return context.rewrite('/404');
  return new Response(goodsCsv(await listExportRows(db, slug === null ? null : [slug], MOST_ROWS)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${slug ?? 'goods'}.csv"`,
    },
  });
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
