import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Cursor } from './keyset.ts';
import { isBeyond, queryDirection } from './keyset.ts';

/** How a keyset-paged list is read: where from, in what order, how much. */
export interface ListOrder {
  /** The table with its alias: `orders o`. */
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly column: RawBuilder<unknown>;
  readonly isDescending: boolean;
  readonly cursor: Cursor | null;
  /** The cursor's key in the type of the column; read only where there is a cursor. */
  readonly key: RawBuilder<unknown>;
  readonly limit: number;
}

/**
 * The condition of a list's page: all of `filters`, and one of `ways` where there are any. The ids of the page are found
 * first, so that what else a row shows is read for these rows alone. One statement with `or` would be planned as a walk
 * through the whole table; so each way finds a page of its own by its own index.
 */
export function pageCondition(
  list: ListOrder,
  filters: readonly RawBuilder<SqlBool>[],
  ways: readonly RawBuilder<SqlBool>[],
): RawBuilder<SqlBool> {
  const { cursor, column, id, key, isDescending } = list;
  const beyond = cursor ? [isBeyond(cursor, { column, id, key }, isDescending)] : [];
  const direction = sql.raw(queryDirection(cursor, isDescending));
  const pages = (ways.length === 0 ? [sql<SqlBool>`true`] : ways).map(
    (way) => sql`(select ${id} from ${list.from} where ${allOf([...filters, ...beyond, way])}
      order by ${column} ${direction}, ${id} ${direction} limit ${list.limit})`,
  );
  return sql<SqlBool>`${id} = any(array(${sql.join(pages, sql` union `)}))`;
}

function allOf(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}
