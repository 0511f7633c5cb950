/** What was done to variants and their prices, by the action of an audit entry. */
export const variantActionLabels = {
  'product.variant_added': 'Variant added',
  'product.variant_edited': 'Variant edited',
  'product.variant_moved': 'Variants reordered',
  'product.variant_withdrawn': 'Variant taken off sale',
  'product.variant_brought_back': 'Variant put back on sale',
  'product.variant_currency_changed': 'Currency changed',
  'product.sale_planned': 'Sale planned',
  'product.sale_end_changed': 'End of a sale changed',
  'product.sale_ended': 'Sale ended',
  'product.price_planned': 'Price change planned',
  'product.price_plan_dropped': 'Planned price change dropped',
  'product.price_changed_as_planned': 'Price changed as planned',
  'product.rule_changed': 'Who may buy it changed',
} as const;

export const priceFieldLabels = {
  sale_price: 'Sale price',
  planned_price: 'Planned price',
  required_course: 'Course to finish first',
} as const;
