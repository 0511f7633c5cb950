import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isUuid } from '../ids.ts';

/** Where a page of a keyset-paged list begins: after or before the row with this sort key and id. */
export interface Cursor {
  readonly direction: 'after' | 'before';
  readonly key: string;
  readonly id: string;
}

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  /** Cursors of the pages beside this one; null where there is none. */
  readonly next: string | null;
  readonly previous: string | null;
}

const SHAPES = {
  /** Microseconds since 1970, as PostgreSQL counts them: a JavaScript date would round. */
  instant: /^\d{1,16}$/,
  text: /^[^\0]{0,300}$/u,
  number: /^-?\d{1,15}$/,
} as const;
export type KeyShape = keyof typeof SHAPES;

/** Reads `?after=` or `?before=`. @returns null without either, undefined for a text that is no cursor of ours. */
export function readCursor(
  { after, before }: { after?: string | undefined; before?: string | undefined },
  shape: KeyShape,
): Cursor | null | undefined {
  const given = after ?? before;
  if (given === undefined) return null;
  const [key, id, ...more] = decodeCursor(given);
  if (key === undefined || id === undefined || more.length > 0) return undefined;
  if (!SHAPES[shape].test(key) || !key.isWellFormed() || !isUuid(id)) return undefined;
  return { direction: after === undefined ? 'before' : 'after', key, id };
}

function decodeCursor(text: string): string[] {
  try {
    const list: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(list) && list.every((part) => typeof part === 'string') ? list : [];
  } catch {
    return [];
  }
}

function encodeCursor(key: string | number, id: string): string {
  return Buffer.from(JSON.stringify([String(key), id])).toString('base64url');
}

/** An instant as the key of a cursor, and back. */
export const microseconds = (column: RawBuilder<Date>) =>
  sql<number>`(extract(epoch from ${column}) * 1000000)::bigint`;
export const instantOf = (key: string) =>
  sql<Date>`(timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond')`;

/** The sort direction of the query: a page before the cursor is selected in reverse, and `pageOf` restores the order. */
export function queryDirection(cursor: Cursor | null, isDescending: boolean): 'asc' | 'desc' {
  return isDescending !== (cursor?.direction === 'before') ? 'desc' : 'asc';
}

/** The condition that a row lies on the page's side of the cursor. @param key the cursor's key in the type of the column. */
export function isBeyond(
  cursor: Cursor,
  { column, id, key }: Readonly<Record<'column' | 'id' | 'key', RawBuilder<unknown>>>,
  isDescending: boolean,
): RawBuilder<SqlBool> {
  const sign = queryDirection(cursor, isDescending) === 'desc' ? sql`<` : sql`>`;
  return sql<SqlBool>`(${column}, ${id}) ${sign} (${key}, ${cursor.id}::uuid)`;
}

/**
 * Makes a page of rows that were selected with a limit of `size + 1`.
 * @param rows in the order of the query: reversed for a page before the cursor.
 */
export function pageOf<Row extends { id: string; key: string | number }>(
  rows: readonly Row[],
  cursor: Cursor | null,
  size: number,
): PageOf<Row> {
  const isMore = rows.length > size;
  const isBack = cursor?.direction === 'before';
  const kept = isBack ? rows.slice(0, size).toReversed() : rows.slice(0, size);
  const [first, last] = [kept[0], kept.at(-1)];
  const hasNext = isBack ? true : isMore;
  const hasPrevious = isBack ? isMore : cursor !== null;
  return {
    rows: kept,
    next: hasNext && last ? encodeCursor(last.key, last.id) : null,
    previous: hasPrevious && first ? encodeCursor(first.key, first.id) : null,
  };
}
