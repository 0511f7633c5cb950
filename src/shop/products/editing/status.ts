export const productStatuses = ['draft', 'review', 'published', 'archived'] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Every legal change of status; a review by somebody else before publishing is offered, not needed. Shoppers see published products only; the page of an archived one says that it is gone. */
export const productMoves: Readonly<Record<ProductStatus, readonly ProductStatus[]>> = {
  draft: ['published', 'review'],
  review: ['published', 'draft'],
  published: ['archived'],
  archived: ['published', 'review'],
};

export function canMoveProduct(from: ProductStatus, to: ProductStatus): boolean {
  return productMoves[from].includes(to);
}
