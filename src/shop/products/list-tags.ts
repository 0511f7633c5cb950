import type { ProductKind } from './kind.ts';
import { allKinds } from './kinds.ts';

/** Tags of pages that show products of a kind. What is sold as its parts changes with the products of every kind. */
export function listTags({ name, sale }: ProductKind): readonly string[] {
  return (sale.expand ? allKinds().map((kind) => kind.name) : [name]).map((one) => `list:${one}`);
}
