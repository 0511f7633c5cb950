import type { Db } from '#lib/db.ts';
import { memoize, type Stable } from '#lib/memoize.ts';
import type { ProductKind } from '../kind.ts';
import { kindNamed } from '../kinds.ts';
import type { FacetCount } from './cell-store.ts';
import type { FilterText } from './filter.ts';
import { valuesIn } from './parse-facets.ts';

/** How the owner writes the values by which these products can be filtered. */
export async function filterTextsOf(
  db: Db,
  { name, list: { filterTexts } }: ProductKind,
  facetCounts: Stable<readonly FacetCount[]>,
): Promise<Stable<readonly FilterText[]>> {
  return filterTexts ? filterTexts(db, { keys: groupKeysOf(name, facetCounts) }) : noTexts();
}

/** The values that come in groups, and their groups. */
const groupKeysOf = memoize((kindName: string, facetCounts: readonly FacetCount[]): readonly string[] => {
  const filters = kindNamed(kindName).list.filters.filter(({ open }) => open?.group);
  const keys = filters.flatMap(({ name, open }) =>
    facetCounts
      .flatMap((entry) => valuesIn(entry, name))
      .flatMap((value) => (open?.group ? [value, open.group.of(value)] : [])),
  );
  return [...new Set(keys)].toSorted();
});

const noTexts = memoize((): readonly FilterText[] => []);
