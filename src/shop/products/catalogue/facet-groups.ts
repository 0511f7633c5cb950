import { currentLocale } from '#messages/language.ts';
import { translate } from '#messages/t.ts';
import { type Filter, type FilterText, isOpenValue } from './filter.ts';

type ChosenFilters = Readonly<Record<string, readonly string[]>>;

/** Between the name of a filter and a group of its values; in no name. */
const OF_GROUP = '#';

/**
 * What is chosen, by groups for filters whose values come in groups: a product must match one value of each. The names are
 * then those that `filterNameOf` reads.
 */
export function chosenByGroup(filters: readonly Filter[], chosen: ChosenFilters): ChosenFilters {
  const entries = Object.entries(chosen).flatMap(([name, values]): [string, readonly string[]][] => {
    const group = filters.find((filter) => filter.name === name)?.open?.group;
    if (!group) return [[name, values]];
    return [...Map.groupBy(values, group.of)].map(([key, own]) => [`${name}${OF_GROUP}${key}`, own]);
  });
  return Object.fromEntries(entries);
}

/** The filter that a name among the chosen ones belongs to. */
export function filterNameOf(chosenName: string): string {
  const at = chosenName.indexOf(OF_GROUP);
  return at < 0 ? chosenName : chosenName.slice(0, at);
}

/** A filter, or one group of its values, as a list shows it. */
export interface FilterPart {
  readonly filter: Filter;
  /** Its name among the chosen ones. */
  readonly chosenName: string;
  readonly label: string;
  has(value: string): boolean;
}

/**
 * @param values all values of the filter that products have or that are chosen.
 * @param texts of groups, by key.
 */
export function partsOf(
  filter: Filter,
  values: Iterable<string>,
  texts: ReadonlyMap<string, FilterText>,
): FilterPart[] {
  const { name, label, open } = filter;
  const group = open?.group;
  if (!group) return [{ filter, chosenName: name, label: translate(label), has: () => true }];
  const keys = [...new Set([...values].map(group.of))];
  return keys
    .map((key) => ({
      ...{ filter, chosenName: `${name}${OF_GROUP}${key}`, label: texts.get(key)?.text ?? group.textOf(key) },
      has: (value: string) => group.of(value) === key,
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, currentLocale()));
}

/** Options for the values that the filter does not list itself, as the owner orders them, then by text. */
export function openOptions(
  { options, open }: Filter,
  values: ReadonlySet<string>,
  texts: ReadonlyMap<string, FilterText>,
) {
  if (!open) return [];
  return [...values]
    .filter((value) => isOpenValue(open, value) && !options.some((option) => option.value === value))
    .map((value) => ({ value, text: open.textOf(value), position: 0, ...texts.get(value) }))
    .toSorted(
      (a, b) => a.position - b.position || a.text.localeCompare(b.text, currentLocale(), { numeric: true }),
    );
}
