import type { CartLine } from './cart.ts';

/** What lines stand for: themselves, and instead of a bundle its parts. */
export interface LineUnits {
  readonly kind: string;
  readonly productId: string;
  readonly variantId: string;
  readonly title: string;
  readonly variantTitle: string;
  /** Of its title, ISO 639-1; null where it is not known. */
  readonly language: string | null;
  readonly quantity: number;
  /** Of the owner's guarantee for the product; null: as for its kind. */
  readonly guaranteeDays: number | null;
}

type Line = Pick<
  CartLine,
  | ('kind' | 'productId' | 'variantId' | 'title' | 'variantTitle' | 'language' | 'quantity' | 'parts')
  | 'guaranteeDays'
>;

/** What is bought with these lines, each variant once, in their order. */
export function unitsOfLines(lines: readonly Line[]): readonly LineUnits[] {
  const byVariant = Map.groupBy(lines.flatMap(expanded), ({ variantId }) => variantId);
  return [...byVariant.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, quantity: [first, ...more].reduce((sum, { quantity }) => sum + quantity, 0) }] : [],
  );
}

function expanded({ parts, ...line }: Line): readonly LineUnits[] {
  if (!parts) return [line];
  return parts.map(({ kind, productId, variantId, title, variantTitle, quantity, guaranteeDays = null }) => ({
    ...{ kind, productId, variantId, title, variantTitle, language: null, guaranteeDays },
    quantity: quantity * line.quantity,
  }));
}
