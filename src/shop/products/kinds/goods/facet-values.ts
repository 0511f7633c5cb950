import { cityOfKey, placeKey } from '../event/place-key.ts';
import type { GoodsBrief } from './goods.ts';

/** Between the name and the value in a value of the filter: `material-is-linen`. */
const IS = '-is-';
/** As long as a value of a filter may be. */
const MOST = 40;

/** What lists find goods by, as `goods.facet_values` has it. One that cannot be written so is left out. */
export function facetValues({ attributes, options }: GoodsBrief): string[] {
  const named = [
    ...attributes,
    ...options.flatMap(({ name, values }) => values.map((value) => ({ name, value }))),
  ];
  const keys = named.flatMap(({ name, value }) => {
    const [nameKey, valueKey] = [placeKey(name), placeKey(value)];
    const key = `${nameKey}${IS}${valueKey}`;
    return nameKey && valueKey && key.length <= MOST ? [`property=${key}`] : [];
  });
  return [...new Set(keys)].toSorted();
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
