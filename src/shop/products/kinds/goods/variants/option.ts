import { firstCharacters } from '#lib/typed-text.ts';

export const MOST_OPTIONS = 4;
/** Of one option. */
export const MOST_VALUES = 50;
export const OPTION_NAME = 40;
export const OPTION_VALUE = 60;
/** On sale at once: more than that nobody chooses from. */
export const MOST_VARIANTS = 250;
/** Characters of a variant's title. */
const MAX_TITLE = 120;
/** Characters of a code. */
const MAX_SKU = 60;

export interface OptionValue {
  readonly id: string;
  readonly value: string;
}

/** What shoppers choose by, such as a size, with its values in their order. */
export interface ProductOption {
  readonly id: string;
  readonly name: string;
  readonly values: readonly OptionValue[];
}

/** What is chosen with a variant: ids of values by the ids of their options. */
export type Chosen = Readonly<Record<string, string>>;

/** Whether people would read two names as one. */
export function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

/** The first name that people would read as an earlier one; undefined where all differ. */
export function repeatedName(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.slice(0, at).some((earlier) => isSameName(earlier, name)));
}

/** The values chosen, in the order of the options; null where one of them is not chosen. */
export function valuesChosen(options: readonly ProductOption[], chosen: Chosen): OptionValue[] | null {
  const values = options.map(({ id, values }) => values.find((one) => one.id === chosen[id]));
  return values.every((value) => value !== undefined) ? values : null;
}

/** "Small, Blue": how a variant is called that has no name of its own; empty where there is nothing to choose. */
export function titleOf(options: readonly ProductOption[], chosen: Chosen): string {
  const values = valuesChosen(options, chosen) ?? [];
  return firstCharacters(values.map(({ value }) => value).join(', '), MAX_TITLE);
}

/** Tells combinations apart; null where one of the options is not chosen. */
export function combinationKey(options: readonly ProductOption[], chosen: Chosen): string | null {
  const values = valuesChosen(options, chosen);
  return values && options.length > 0 ? values.map(({ id }) => id).join(' ') : null;
}

/** A combination that no variant has. */
export interface Combination {
  /** Places of its values among those of each option: `0-2`. */
  readonly key: string;
  readonly values: readonly OptionValue[];
}

/** How many combinations the options have. */
export function countCombinations(options: readonly ProductOption[]): number {
  return options.length === 0 ? 0 : options.reduce((count, { values }) => count * values.length, 1);
}

/** The first combinations that none of the variants has, in the order of the options. @param most at most so many. */
export function missingCombinations(
  options: readonly ProductOption[],
  variants: readonly { readonly chosen: Chosen }[],
  most: number,
): Combination[] {
  const known = new Set(variants.map(({ chosen }) => combinationKey(options, chosen)));
  const missing: Combination[] = [];
  for (const places of placesOf(options)) {
    if (missing.length === most) break;
    const values = places.flatMap((place, at) => options[at]?.values[place] ?? []);
    if (!known.has(values.map(({ id }) => id).join(' '))) missing.push({ key: places.join('-'), values });
  }
  return missing;
}

function* placesOf(options: readonly ProductOption[], before: readonly number[] = []): Generator<number[]> {
  const [option, ...others] = options;
  if (!option) {
    if (before.length > 0) yield [...before];
    return;
  }
  for (const place of option.values.keys()) yield* placesOf(others, [...before, place]);
}

/** Variants in the order of their options; those without a whole choice come last. */
export function sortedByOptions<T extends { readonly chosen: Chosen }>(
  options: readonly ProductOption[],
  variants: readonly T[],
): T[] {
  const places = ({ chosen }: T) =>
    options.map(({ id, values }) => {
      const place = values.findIndex((one) => one.id === chosen[id]);
      return place < 0 ? values.length : place;
    });
  const difference = (a: readonly number[], b: readonly number[]) =>
    a.map((place, at) => place - (b[at] ?? 0)).find((one) => one !== 0) ?? 0;
  return variants.toSorted((a, b) => difference(places(a), places(b)));
}

/** A code for a combination: that of the product with the values, `APRON-S-BLUE`. */
export function suggestedSku(base: string, values: readonly OptionValue[]): string {
  const parts = values.map(({ value }) => skuPart(value)).filter(Boolean);
  return [base, ...parts].join('-').slice(0, MAX_SKU).replace(/-+$/, '');
}

/** What the codes of the variants begin with: `APRON` of `APRON-S-BLUE` and `APRON-L-GREY`. @param slug where they have nothing in common. */
export function skuBase(skus: readonly string[], slug: string): string {
  const [first = slug.toUpperCase(), ...others] = skus;
  const parts = first.split('-');
  const alike = (count: number) =>
    others.every((sku) => sku.split('-').slice(0, count).join('-') === parts.slice(0, count).join('-'));
  let count = parts.length;
  while (count > 0 && !alike(count)) count--;
  return (parts.slice(0, count).join('-') || slug.toUpperCase()).slice(0, MAX_SKU);
}

/** Letters without their marks, digits and hyphens; nothing for other scripts. */
function skuPart(value: string): string {
  return value
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 16);
}
