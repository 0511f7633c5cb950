import type { Sentence } from '#messages/sentence.ts';

/** What was done to goods and their stock, by the action of an audit entry. */
export const goodsActionLabels: Readonly<Record<string, Sentence>> = {
  'product.options_edited': 'Options changed',
  'product.variants_edited': 'Several variants edited',
  'product.pictures_edited': 'Pictures changed',
  'product.variant_removed': 'Variant deleted',
  'stock.received': 'Stock received',
  'stock.adjusted': 'Stock adjusted',
  'stock.written_off': 'Stock written off',
  'stock.transferred': 'Stock transferred',
  'stock.counted': 'Stock counted',
  'stock.minimum_set': 'Minimum of the stock set',
  'warehouse.added': 'Warehouse added',
  'warehouse.edited': 'Warehouse edited',
};
