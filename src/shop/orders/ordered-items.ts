import { allocateCharge } from '#lib/money.ts';
import type { CartLine } from '../cart/cart.ts';
import { guaranteeDaysOf } from '../products/guarantee.ts';
import type { Part } from '../products/kind-expand.ts';
import { kindNamed } from '../products/kinds.ts';
import type { ItemRow } from './columns-store.ts';

/** A line as it is ordered. */
export type OrderedLine = Pick<
  CartLine,
  | ('productId' | 'variantId' | 'kind' | 'title' | 'variantTitle' | 'taxClass')
  | ('quantity' | 'unit' | 'total' | 'parts')
> &
  Partial<Pick<CartLine, 'guaranteeDays'>> & { readonly discountAmount?: number };

/** An item before it is taxed; amounts in minor units. */
export type OrderedItem = Omit<
  ItemRow,
  | ('id' | 'orderId' | 'position' | 'taxAmount' | 'taxIncluded' | 'totalAmount' | 'refundedAmount')
  | 'withdrawalDays'
> & { readonly taxClass: string | null };

/** One item for each line; for a bundle, one for each of its parts. */
export function itemsOf(lines: readonly OrderedLine[]): OrderedItem[] {
  return lines.flatMap((line) => (line.parts ? partsOf(line, line.parts) : [itemOf(line)]));
}

function itemOf(line: OrderedLine): OrderedItem {
  const { productId, variantId, kind, title, variantTitle, taxClass, quantity, discountAmount = 0 } = line;
  const amounts = { unitAmount: line.unit.amount, subtotalAmount: line.total.amount, discountAmount };
  const whole = { partOfVariantId: null, partOfQuantity: null };
  const guaranteeDays = guaranteeDaysOf(kindNamed(kind), line.guaranteeDays);
  return {
    productId,
    variantId,
    kind,
    title,
    variantTitle,
    taxClass,
    quantity,
    guaranteeDays,
    ...amounts,
    ...whole,
  };
}

/** @throws when the shares of the parts do not sum to the price: a bug of the kind. */
function partsOf(line: OrderedLine, parts: readonly Part[]): OrderedItem[] {
  const sum = parts.reduce((total, { unitAmount, quantity }) => total + unitAmount * quantity, 0);
  if (sum !== line.unit.amount) throw new Error(`the parts of ${line.variantId} do not sum to its price`);
  const discounts = allocateCharge(
    { amount: line.discountAmount ?? 0, currency: line.unit.currency },
    parts.map(({ unitAmount, quantity }) => unitAmount * quantity),
  );
  return parts.map(({ unitAmount, quantity: each, taxClass = null, ...part }, at) => {
    const { productId, variantId, kind, title, variantTitle } = part;
    const quantity = each * line.quantity;
    const discountAmount = discounts[at] ?? 0;
    const amounts = { unitAmount, subtotalAmount: unitAmount * quantity, discountAmount };
    const whole = { partOfVariantId: line.variantId, partOfQuantity: line.quantity };
    const guaranteeDays = guaranteeDaysOf(kindNamed(kind), part.guaranteeDays);
    return {
      productId,
      variantId,
      kind,
      title,
      variantTitle,
      taxClass,
      quantity,
      guaranteeDays,
      ...amounts,
      ...whole,
    };
  });
}
