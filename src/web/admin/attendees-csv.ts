import { stringify } from 'csv-stringify/sync';
import { wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import type { AttendeeRow } from '#shop/products/kinds/event/attendees/admin-store.ts';
import type { Question } from '#shop/products/kinds/event/attendees/question.ts';
import { spacedCode } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { dayAndTime } from '#shop/products/kinds/event/date-texts.ts';
import type { EventDate } from '#shop/products/kinds/event/dates/date.ts';

/**
 * The attendees of a date as CSV in UTF-8, with a byte order mark for spreadsheets. A text that a spreadsheet would take for
 * a formula stands behind an apostrophe. Times are those of the date's own clocks.
 */
export function attendeesCsv(
  rows: readonly AttendeeRow[],
  questions: readonly Question[],
  { sessions, zone }: Pick<EventDate, 'sessions' | 'zone'>,
): string {
  const heads = [t('Name'), t('Email'), t('Ticket'), t('Code'), t('Order'), t('Seat'), t('Status')];
  const came = sessions.map(({ startsLocal }) =>
    sessions.length > 1 ? t('Checked in, {day}', { day: dayAndTime(startsLocal) }) : t('Checked in'),
  );
  const lines = rows.map((row) => [
    ...[row.name ?? '', row.email ?? '', row.ticketName, spacedCode(row.code), row.orderNumber, row.seat],
    row.isCancelled ? t('Cancelled ¦ a ticket') : t('Valid ¦ a ticket'),
    ...sessions.map(({ id }) => {
      const entry = row.entries.find(({ session }) => session === id);
      return entry ? wallTimeAt(new Date(entry.at), zone).replace('T', ' ') : '';
    }),
    ...questions.map(({ id }) => row.answers[id] ?? ''),
  ]);
  const labels = questions.map(({ label }) => label);
  return stringify([[...heads, ...came, ...labels], ...lines], {
    ...{ bom: true, escape_formulas: true, record_delimiter: 'windows' },
  });
}
