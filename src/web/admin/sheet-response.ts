import type { APIContext } from 'astro';
import { isUuid } from '#lib/ids.ts';
import type { StoredSheet } from '#shop/products/kinds/goods/sheets/store.ts';

/** The sheet that brings back what an applied one (`?sheet=<id>`) changed; 404 where there is none. */
export async function sheetResponse(
  context: APIContext,
  name: string,
  find: (id: string) => Promise<StoredSheet | null>,
): Promise<Response> {
  const id = context.url.searchParams.get('sheet') ?? '';
  const sheet = isUuid(id) ? await find(id) : null;
  if (!sheet?.before) return context.rewrite('/404');
  return new Response(sheet.before, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
