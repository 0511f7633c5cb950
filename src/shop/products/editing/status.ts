export const productStatuses = ['draft', 'review', 'published', 'archived'] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Every legal move of a product. Shoppers see only what is published; what is archived says that it is gone. */
export const productMoves: Readonly<Record<ProductStatus, readonly ProductStatus[]>> = {
  draft: ['review'],
  review: ['published', 'draft'],
  published: ['archived'],
  archived: ['review'],
};

export function canMoveProduct(from: ProductStatus, to: ProductStatus): boolean {
  return productMoves[from].includes(to);
}
