import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { ProductKind } from '#shop/products/kind.ts';

/** Views that a kind may have in its folder, where shared pages find them by name. */
type ViewName = 'Choice' | 'Pictures' | 'Details' | 'Questions' | 'Front' | 'Own';

const views = import.meta.glob<{ default: AstroComponentFactory }>(
  '../shop/products/kinds/*/{Choice,Pictures,Details,Questions,Front,Own}.astro',
  { eager: true },
);

/** The kind's own view of that name; undefined where it has none. */
export function viewOf(
  { name }: Pick<ProductKind, 'name'>,
  view: ViewName,
): AstroComponentFactory | undefined {
  return views[`../shop/products/kinds/${name}/${view}.astro`]?.default;
}
