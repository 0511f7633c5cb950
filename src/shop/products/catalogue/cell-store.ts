import { type RawBuilder, sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { memoize, reuseUnchangedRows, type Stable } from '#lib/memoize.ts';

/** How many products share a category and a combination of facets, `level=beginner length=0`. */
export interface FacetCount {
  readonly categoryId: string | null;
  readonly facets: string;
  readonly count: number;
}

/** A category with a combination of facets; what stands under an id never changes. */
interface Cell {
  readonly id: number;
  readonly categoryId: string | null;
  readonly facets: string;
}

/** Products by cell, as two lists; the stamp changes when a kind has other cells. */
interface Counted {
  readonly stamp: string;
  readonly ids: readonly number[];
  readonly counts: readonly number[];
}

/** @param counts the rows of all cells of a kind as `c`, with `content`, a hash of what it says, and `count`: how many products are counted in each. */
function selectCounted(counts: RawBuilder<unknown>): RawBuilder<Counted> {
  return sql<Counted>`
    select sum(content)::text as stamp, coalesce(json_agg(id) filter (where count > 0), '[]') as ids,
      coalesce(json_agg(count) filter (where count > 0), '[]') as counts
    from (select id, content, count from (${counts}) c order by id) cells`;
}

const countedOfKind = statement<Counted, { kind: string }>((db, value) => ({
  compile: () =>
    selectCounted(sql`select id, content, count from product_cells where kind = ${value('kind')}`).compile(
      db,
    ),
}));

const countedOfSearch = statement<Counted, { kind: string; q: string }>(
  (db, value) => ({
    compile: () =>
      selectCounted(sql`
        select c.id, c.content, found.count from product_cells c
        left join (select s.cell_id, count(*) as count from product_search s
          where s.kind = ${value('kind')} and s.search @@ (select search_query(${value('q')})) group by s.cell_id) found on found.cell_id = c.id
        where c.kind = ${value('kind')}`).compile(db),
  }),
  { planned: 'each' },
);

/** The number of products of a kind for every combination that they have. */
export async function countCells(db: Db, kind: string): Promise<Stable<readonly FacetCount[]>> {
  return named(db, kind, await countedOfKind(db, { kind }));
}

/** The same of what a search finds. */
export async function countFoundCells(
  db: Db,
  kind: string,
  q: string,
): Promise<Stable<readonly FacetCount[]>> {
  return named(db, kind, await countedOfSearch(db, { kind, q }));
}

/**
 * The texts of the combinations are long and stay the same: they are read when the kind has others, and not for every list.
 * Read a moment later they may be more than the stamp says, which does no harm.
 */
async function named(
  db: Db,
  kind: string,
  counted: Stable<readonly Counted[]>,
): Promise<Stable<readonly FacetCount[]>> {
  const stamp = counted[0]?.stamp ?? '';
  const cells = await reuseUnchangedRows(`cells of ${kind}`, stamp, async () => [
    ...(await cellsOfKind(db, { kind })),
  ]);
  return withNames(counted, cells);
}

const cellsOfKind = prepared<Cell, { kind: string }>((db, value) =>
  db
    .selectFrom('productCells')
    .select(['id', 'categoryId', 'facets'])
    .where('kind', '=', value<string>('kind')),
);

const withNames = memoize((counted: readonly Counted[], cells: readonly Cell[]): readonly FacetCount[] => {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  return counted.flatMap(({ ids, counts }) =>
    ids.flatMap((id, at) => {
      const cell = byId.get(id);
      return cell ? [{ categoryId: cell.categoryId, facets: cell.facets, count: counts[at] ?? 0 }] : [];
    }),
  );
});
