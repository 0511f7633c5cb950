import type { APIContext } from 'astro';
import { type Cursor, readCursor } from '#lib/db/keyset.ts';
import { db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import type { Account } from '#shop/accounts/account.ts';
import { badRequest, openAdminPage } from '../request.ts';
import type { AdminList, Cell, FilterField, ListedRow, ListLook, ListQuery } from './list.ts';

/** A list as its page shows it, whatever its rows are. */
export interface ListView {
  readonly account: Account;
  readonly look: ListLook;
  readonly columns: readonly { readonly key: string; readonly head: string; readonly isFigure: boolean }[];
  readonly rows: readonly { readonly isPractice: boolean; readonly cells: readonly ShownCell[] }[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly filters: readonly FilterField[];
  /** What the fields of the form hold. */
  readonly values: Readonly<Record<string, string>>;
  /** The filters in use, as they stand in an address; without the page. */
  readonly inUse: Readonly<Record<string, string>>;
  /** Whether rows may be hidden: by a filter, or because they stand on another page. */
  readonly isNarrowed: boolean;
}

export interface ShownCell {
  readonly head: string;
  readonly look: 'figure' | 'short' | 'long' | undefined;
  readonly cell: Cell;
}

/** @returns the list that the address asks for, or the response to send instead. */
export async function openList<Row extends ListedRow, Query extends ListQuery>(
  context: APIContext,
  list: AdminList<Row, Query>,
): Promise<ListView | Response> {
  const account = await openAdminPage(context, { see: list.see });
  if (account instanceof Response) return account;
  const asked = await readAsked(context, list);
  if (asked instanceof Response) return asked;
  const { query, cursor } = asked;
  const [page, filters] = [await list.read(db, query, cursor), await list.filters(db)];
  const values = textsOf(query);
  const inUse = withoutUsual(values, list.usual ?? {});
  return {
    ...{ account, look: list, filters, values, inUse },
    ...{ next: page.next, previous: page.previous },
    ...tableOf(list, page.rows, query.columns),
    isNarrowed: cursor !== null || isFiltered(inUse),
  };
}

/** Whether filters hide rows; a sort and the columns do not. */
export function isFiltered(inUse: Readonly<Record<string, string>>): boolean {
  return Object.keys(inUse).some((name) => name !== 'sort' && name !== 'columns');
}

/** What an address asks of a list. @returns a page that names the fault where it has one. */
export async function readAsked<Row extends ListedRow, Query extends ListQuery>(
  context: APIContext,
  list: AdminList<Row, Query>,
): Promise<{ readonly query: Query; readonly cursor: Cursor | null } | Response> {
  const given = givenFields(context.url.searchParams);
  const parsed = list.query.safeParse(given);
  const isStorable = Object.values(given).every((text) => !text.includes('\0') && text.isWellFormed());
  if (!isStorable) return badRequest(context, t('This list cannot be shown: its web address is wrong.'));
  if (!parsed.success) return badRequest(context, faultOf(parsed.error.issues[0], await list.filters(db)));
  const cursor = readCursor(parsed.data, list.shape(parsed.data));
  if (cursor === undefined) return badRequest(context, t('This page of the list does not exist.'));
  return { query: parsed.data, cursor };
}

/** Columns are ticked, so that each comes as a field of its own. */
function givenFields(search: URLSearchParams): Record<string, string> {
  const given = Object.fromEntries(search);
  return search.has('columns') ? { ...given, columns: search.getAll('columns').join(',') } : given;
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Which filter of the address is wrong, and why where that helps. */
function faultOf(issue: Issue | undefined, filters: readonly FilterField[]): string {
  const field = filters.find(({ name }) => name === issue?.path[0]);
  if (!issue || !field) return t('This list cannot be shown: its web address is wrong.');
  if (issue.code === 'custom' || field.type === 'date')
    return t('{filter}: {problem}', { filter: field.label, problem: issue.message });
  return t('{filter}: there is no such choice. See the list without it, then choose again.', {
    filter: field.label,
  });
}

function tableOf<Row extends ListedRow>(
  { columns }: Pick<AdminList<Row, ListQuery>, 'columns'>,
  rows: readonly Row[],
  chosen: string | undefined,
): Pick<ListView, 'columns' | 'rows'> {
  const keys = new Set(chosen?.split(','));
  const shown = columns
    .filter(({ key, isExtra }, at) => at === 0 || (chosen === undefined ? !isExtra : keys.has(key)))
    .map((column) => ({ ...column, head: column.head() }));
  const lookOf = (look: (typeof shown)[number]['look']) => (look === 'money' ? 'figure' : look);
  return {
    columns: shown.map(({ key, head, look }) => ({ key, head, isFigure: lookOf(look) === 'figure' })),
    rows: rows.map((row) => ({
      isPractice: row.isPractice ?? false,
      cells: shown.map(({ head, look, cell }) => ({ head, look: lookOf(look), cell: cell(row) })),
    })),
  };
}

function textsOf(query: ListQuery): Record<string, string> {
  const { after: _after, before: _before, ...rest } = query;
  const entries = Object.entries(rest).filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(entries) as Record<string, string>;
}

function withoutUsual(texts: Record<string, string>, usual: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== usual[name]));
}
