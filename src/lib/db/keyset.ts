import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isUuid } from '../ids.ts';

/** Where a page of an endless list begins: beside the row that has this key and this id. */
export interface Edge {
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
  /** Microseconds since 1970, as PostgreSQL counts them: a date of JavaScript would round. */
  instant: /^\d{1,16}$/,
  text: /^[^\0]{0,300}$/u,
  number: /^-?\d{1,15}$/,
} as const;
export type KeyShape = keyof typeof SHAPES;

/** Reads the cursor of `?after=` or `?before=`. @returns undefined for one that was never given out. */
export function readEdge(
  { after, before }: { after?: string | undefined; before?: string | undefined },
  shape: KeyShape,
): Edge | null | undefined {
  const given = after ?? before;
  if (given === undefined) return null;
  const [key, id, ...more] = fromCursor(given);
  if (key === undefined || id === undefined || more.length > 0) return undefined;
  if (!SHAPES[shape].test(key) || !key.isWellFormed() || !isUuid(id)) return undefined;
  return { direction: after === undefined ? 'before' : 'after', key, id };
}

function fromCursor(text: string): string[] {
  try {
    const list: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(list) && list.every((part) => typeof part === 'string') ? list : [];
  } catch {
    return [];
  }
}

export function cursorOf(key: string | number, id: string): string {
  return Buffer.from(JSON.stringify([String(key), id])).toString('base64url');
}

/** An instant as the key of a cursor, and back. */
export const microseconds = (column: RawBuilder<Date>) =>
  sql<number>`(extract(epoch from ${column}) * 1000000)::bigint`;
export const instantOf = (key: string) =>
  sql<Date>`(timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond')`;

/** The order to ask in: the page before an edge is asked for backwards, and `pageOf` turns it round. */
export function directionOf(edge: Edge | null, isDescending: boolean): 'asc' | 'desc' {
  return isDescending !== (edge?.direction === 'before') ? 'desc' : 'asc';
}

/** The condition that a row lies beyond the edge. @param key the edge's key in the column's type. */
export function isBeyond(
  edge: Edge,
  { column, id, key }: Readonly<Record<'column' | 'id' | 'key', RawBuilder<unknown>>>,
  isDescending: boolean,
): RawBuilder<SqlBool> {
  const sign = directionOf(edge, isDescending) === 'desc' ? sql`<` : sql`>`;
  return sql<SqlBool>`(${column}, ${id}) ${sign} (${key}, ${edge.id}::uuid)`;
}

/**
 * Cuts a page out of rows that were asked for with one more than fit.
 * @param rows in the order they were asked for: backwards on the way back.
 */
export function pageOf<Row extends { id: string; key: string | number }>(
  rows: readonly Row[],
  edge: Edge | null,
  size: number,
): PageOf<Row> {
  const isMore = rows.length > size;
  const isBack = edge?.direction === 'before';
  const kept = isBack ? rows.slice(0, size).toReversed() : rows.slice(0, size);
  const [first, last] = [kept[0], kept.at(-1)];
  const hasNext = isBack ? true : isMore;
  const hasPrevious = isBack ? isMore : edge !== null;
  return {
    rows: kept,
    next: hasNext && last ? cursorOf(last.key, last.id) : null,
    previous: hasPrevious && first ? cursorOf(first.key, first.id) : null,
  };
}
