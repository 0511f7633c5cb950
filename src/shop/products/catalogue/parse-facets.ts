import type { FacetCount } from './cell-store.ts';

const NONE: readonly string[] = [];

/** Of some filters a product has several values: an event has the months of all its dates. */
export function valuesIn(entry: FacetCount, name: string): readonly string[] {
  return parseFacets(entry).get(name) ?? NONE;
}

const parsedFacets = new Map<string, ReadonlyMap<string, readonly string[]>>();
const MAX_PARSED = 10_000;

/** Parses `level=beginner length=0`. There are a few hundred combinations, so each is parsed once. */
function parseFacets({ facets }: FacetCount): ReadonlyMap<string, readonly string[]> {
  const known = parsedFacets.get(facets);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const word of facets.split(' ')) {
    const [name = '', value = ''] = word.split('=');
    made.set(name, [...(made.get(name) ?? []), value]);
  }
  if (parsedFacets.size < MAX_PARSED) parsedFacets.set(facets, made);
  return made;
}
