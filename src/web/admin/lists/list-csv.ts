import { Readable } from 'node:stream';
import type { APIContext } from 'astro';
import { csvLines } from '#lib/csv.ts';
import { readCursor } from '#lib/db/keyset.ts';
import { db, inTransaction } from '#lib/db.ts';
import { type Money, plainAmount } from '#lib/money.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { t } from '#messages/t.ts';
import { recordAudit } from '#shop/accounts/audit-store.ts';
import { shopZone } from '#shop/settings/zone.ts';
import { actorOf, openAdminPage } from '../request.ts';
import type { AdminList, Cell, Column, ListedRow, ListQuery } from './list.ts';
import { readAsked } from './open-list.ts';

/** Rows that are read at once. */
const PIECE = 500;

/**
 * All rows of a list that the address asks for, with all of its columns, as CSV: read page by page, so that a long list
 * takes no more memory than a short one. For GET and HEAD only; the audit log says who took it.
 */
export async function listCsv<Row extends ListedRow, Query extends ListQuery>(
  context: APIContext,
  list: AdminList<Row, Query>,
): Promise<Response> {
  const account = await openAdminPage(context, { see: list.take });
  if (account instanceof Response) return account;
  const asked = await readAsked(context, list);
  if (asked instanceof Response) return asked;
  if (context.request.method === 'GET') {
    const entry = { actor: actorOf(account), action: 'list.exported', subject: `list:${list.name}` };
    await inTransaction(db, (tx) => recordAudit(tx, entry));
  }
  const body = Readable.toWeb(Readable.from(linesOf(list, asked.query))) as ReadableStream;
  return new Response(context.request.method === 'HEAD' ? null : body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${list.name}.csv"`,
    },
  });
}

async function* linesOf<Row extends ListedRow, Query extends ListQuery>(
  list: AdminList<Row, Query>,
  query: Query,
): AsyncGenerator<string> {
  const { columns } = list;
  const zone = shopZone();
  yield `\uFEFF${csvLines([columns.flatMap(headsOf)])}`;
  let after: string | null = null;
  do {
    const at: Query = { ...query, before: undefined, after: after ?? undefined };
    const { rows, next } = await list.read(db, at, readCursor(at, list.shape(at)) ?? null, PIECE);
    if (rows.length > 0)
      yield csvLines(rows.map((row) => columns.flatMap(({ cell }) => textsOf(cell(row), zone))));
    after = next;
  } while (after !== null);
}

/** An amount stands beside its currency, so that the figure is a number. */
function headsOf<Row>({ head, look }: Column<Row>): string[] {
  return look === 'money' ? [head(), t('{column}, currency', { column: head() })] : [head()];
}

/** What a spreadsheet reads as a number, a date or a text. */
function textsOf(cell: Cell, zone: string): (string | number)[] {
  if (cell.is === 'badge') return [t(cell.badge.word)];
  if (cell.is === 'count') return [cell.count];
  if (cell.is === 'time') return [cell.at ? wallTimeAt(cell.at, zone).replace('T', ' ') : ''];
  if (cell.is === 'money') return moneyTexts(cell.money);
  return [cell.text];
}

const moneyTexts = (money: Money | null) => (money ? [plainAmount(money), money.currency] : ['', '']);
