import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { exportMonth, recordExport } from '#shop/invoices/export/export-month.ts';
import { month } from '#shop/invoices/list-invoices.ts';
import { actorOf, badRequest, openAdminPage } from '#web/admin/request.ts';

/** The invoices of a month with a list for the bookkeeper, streamed; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'invoices.export' });
  if (account instanceof Response) return account;
  const asked = month.safeParse(context.url.searchParams.get('month'));
  if (!asked.success) return badRequest(context, t('Choose a month, such as 2026-11.'));
  const isSample = context.url.searchParams.has('samples');
  await recordExport(db, asked.data, { isSample }, actorOf(account));
  const name = `${isSample ? 'samples' : 'invoices'}-${asked.data}.zip`;
  return new Response(
    Readable.toWeb(Readable.from(exportMonth(db, asked.data, { isSample }))) as ReadableStream,
    {
      headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}"` },
    },
  );
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
