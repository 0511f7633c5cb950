import type { SaidFilter } from '../../catalogue/filter.ts';
import { propertyOf, sentenceCase, valueText } from './facet-values.ts';

/** The filters of goods lists: whether a piece is there, what the owner said of them, and what shoppers choose between. */
export const goodsFilters: readonly SaidFilter[] = [
  { name: 'stock', label: 'Availability', options: [{ value: 'now', text: 'In stock' }] },
  {
    name: 'property',
    label: 'Property',
    options: [],
    open: {
      ...{ accepts: /[a-z0-9-]{1,100}-is-[a-z0-9-]{1,100}/, textOf: valueText },
      group: { of: propertyOf, textOf: sentenceCase },
    },
  },
];
