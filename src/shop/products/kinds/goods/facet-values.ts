import type { FilterText } from '../../catalogue/filter.ts';
import { cityOfKey, placeKey } from '../event/place-key.ts';
import type { GoodsBrief } from './goods.ts';

/** Between the name and the value in a value of the filter: `material-is-linen`. */
const IS = '-is-';
/** As long as a value of a filter may be. */
const MOST = 40;

interface Said {
  readonly name: string;
  readonly value: string;
  /** Among the values of a choice; 0 for all others. */
  readonly position: number;
}

const saidOf = ({ attributes, options }: GoodsBrief): Said[] => [
  ...attributes.map((attribute) => ({ ...attribute, position: 0 })),
  ...options.flatMap(({ name, values }) => values.map((value, position) => ({ name, value, position }))),
];

/** Null for what cannot be written as a value of the filter. */
function keysOf({ name, value }: Said): { readonly name: string; readonly whole: string } | null {
  const [nameKey, valueKey] = [placeKey(name), placeKey(value)];
  const whole = `${nameKey}${IS}${valueKey}`;
  return nameKey && valueKey && whole.length <= MOST ? { name: nameKey, whole } : null;
}

/** What lists find goods by, as `goods.facet_values` has it. One that cannot be written so is left out. */
export function facetValues(goods: GoodsBrief): string[] {
  const keys = saidOf(goods).flatMap((said) => keysOf(said)?.whole ?? []);
  return [...new Set(keys.map((key) => `property=${key}`))].toSorted();
}

/** How the owner writes these values and their names, each once, by key. */
export function facetTexts(goods: GoodsBrief): FilterText[] {
  const texts = saidOf(goods).flatMap((said): FilterText[] => {
    const keys = keysOf(said);
    if (!keys) return [];
    const { name, value, position } = said;
    return [
      { key: keys.whole, text: value, position },
      { key: keys.name, text: name, position: 0 },
    ];
  });
  return [...new Map(texts.map((text) => [text.key, text])).values()].toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  );
}

/** What a value is of: `material`. */
export function propertyOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(IS)));
}

/** "Deep Blue", for `colour-is-deep-blue`: values may be names, so each word has its capital. */
export function valueText(key: string): string {
  return cityOfKey(key.slice(key.indexOf(IS) + IS.length));
}

/** "Ink colour", for `ink-colour`. */
export function sentenceCase(key: string): string {
  const [first = '', ...rest] = cityOfKey(key).split(' ');
  return [first, ...rest.map((word) => word.toLowerCase())].join(' ');
}
