import type { APIRoute } from 'astro';
import { db, inTransaction } from '#lib/db.ts';
import { recordAudit } from '#shop/accounts/audit-store.ts';
import { listAttendees } from '#shop/products/kinds/event/attendees/admin-store.ts';
import { questionsOf } from '#shop/products/kinds/event/attendees/question-store.ts';
import { dateAddress } from '#shop/products/kinds/event/dates/date.ts';
import { attendeesCsv } from '#web/admin/attendees-csv.ts';
import { findAdminDate } from '#web/admin/event-date.ts';
import { actorOf, openAdminPage } from '#web/admin/request.ts';

/** Everybody who comes to a date, as a file for a spreadsheet; for GET and HEAD only. */
const answer: APIRoute = async (context) => {
  const account = await openAdminPage(context, { see: 'attendees.export' });
  if (account instanceof Response) return account;
  const found = await findAdminDate(context.params);
  if (!found) return context.rewrite('/404');
  const { event, date } = found;
  const rows = await listAttendees(db, date.id, { limit: Number.MAX_SAFE_INTEGER });
  const file = attendeesCsv(rows, await questionsOf(db, event.id), date);
  await inTransaction(db, (tx) =>
    recordAudit(tx, {
      ...{ actor: actorOf(account), action: 'attendees.exported', subject: `event_date:${date.id}` },
      details: { fields: ['name', 'email', 'answers'] },
    }),
  );
  const name = `attendees-${event.slug}-${dateAddress(date.startsLocal)}.csv`;
  return new Response(file, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
};

export const GET = answer;
/** Refused as on every page of the admin. */
export const ALL = answer;
