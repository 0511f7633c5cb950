import { decimalsOf } from '#lib/money.ts';
import type { Sentence } from '#messages/sentence.ts';
import { sellingCurrency } from '../../settings/currency.ts';

/**
 * An attribute by which a list can be filtered. Its values are in `products.facets` as `name=value`. Label and options are
 * English sentences or labels, said by `translate`.
 */
export interface Filter {
  /** The name of the query parameter. */
  readonly name: string;
  readonly label: string;
  /** In the order they are shown. */
  readonly options: readonly FilterOption[];
  /** For a filter whose values are not all listed here, such as languages. */
  readonly open?: OpenValues;
}

/** How the owner writes a value that products brought, or a group of such values. */
export interface FilterText {
  readonly key: string;
  readonly text: string;
  /** Among the values of its group. */
  readonly position: number;
}

/** Values that products bring with them. */
export interface OpenValues {
  /** What a whole value looks like; any other is neither offered nor accepted. It needs no `^` and `$`. */
  readonly accepts: RegExp;
  /** In the current language; for a value whose text the owner has not said. */
  readonly textOf: (value: string) => string;
  /** For values of several attributes, such as the owner's own: each is shown as a filter of its own. */
  readonly group?: {
    /** The attribute of a value. */
    readonly of: (value: string) => string;
    readonly textOf: (group: string) => string;
  };
}

/** Whether a list can be filtered by this value. */
export function acceptsValue({ options, open }: Filter, value: string): boolean {
  return options.some((option) => option.value === value) || isOpenValue(open, value);
}

export function isOpenValue(open: OpenValues | undefined, value: string): boolean {
  return open !== undefined && new RegExp(`^(?:${open.accepts.source})$`, open.accepts.flags).test(value);
}

export interface FilterOption {
  readonly value: string;
  readonly text: string;
}

/** A filter whose texts are in the catalogue of sentences. */
export interface SaidFilter extends Filter {
  readonly label: Sentence;
  readonly options: readonly (FilterOption & { readonly text: Sentence })[];
}

/** Filters of every kind of product. The value of a price band is its lower bound in minor units. */
export const commonFilters: readonly SaidFilter[] = [
  {
    name: 'price',
    label: 'Price',
    options: [
      { value: 'free', text: 'Free' },
      { value: '1', text: 'Under 25' },
      { value: '2500', text: '25 to 50' },
      { value: '5000', text: '50 to 100' },
      { value: '10000', text: '100 and more' },
    ],
  },
  {
    name: 'rating',
    label: 'Rating',
    options: [
      { value: '45', text: '4.5 and more' },
      { value: '40', text: '4 to 4.5' },
      { value: '30', text: '3 to 4' },
      { value: '10', text: 'Under 3' },
    ],
  },
];

/** Those that a list offers: the bands of prices say hundreds of minor units, which not every currency has. */
export function offeredFilters(): readonly SaidFilter[] {
  if (decimalsOf(sellingCurrency()) === 2) return commonFilters;
  return commonFilters.filter(({ name }) => name !== 'price');
}
