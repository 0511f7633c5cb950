import type { Db } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { checkQuantity, refuseUnavailable, type Sellable, sellableVariant } from '../../cart/add-item.ts';
import { listGivable } from '../../orders/by-staff/give-store.ts';
import type { OrderedLine } from '../../orders/ordered-items.ts';
import { kindNamed } from '../../products/kinds.ts';
import { listGivenProductIds } from '../../products/owned-store.ts';
import { settlePrices } from '../../products/prices/settle-prices.ts';
import type { TypedLine } from './form.ts';

export type HandLine = OrderedLine & { readonly parts: OrderedLine['parts'] };

/**
 * The lines of an order that staff make, at today's prices, or at none where it is free. What is bought once is refused for a
 * customer who has it, and so is what is not there now.
 * @param customerId null for somebody who is no customer yet.
 * @throws ShopError with the reason at each field.
 */
export async function handLines(
  db: Db,
  typed: readonly TypedLine[],
  { customerId, isFree }: { readonly customerId: string | null; readonly isFree: boolean },
): Promise<readonly HandLine[]> {
  if (typed.length === 0) throw atField('product1', 'nothing_chosen', t('Choose at least one product.'));
  await settlePrices(db);
  const lines: HandLine[] = [];
  await refuseAll(
    typed.map((line, index) => async () => {
      const variant = await variantOf(db, line);
      if (lines.some(({ variantId }) => variantId === variant.id))
        throw atField(
          `product${line.at}`,
          'twice',
          t('This is in another line already: raise its quantity.'),
        );
      await refuseLine(db, line, variant, customerId);
      lines[index] = await toLine(db, variant, line.quantity, isFree);
    }),
  );
  return lines.filter((line) => line !== undefined);
}

async function variantOf(db: Db, { at, product }: TypedLine): Promise<Sellable> {
  const field = `product${at}`;
  const [first, second] = await listGivable(db, product);
  if (!first)
    throw atField(field, 'unknown_product', t('There is no such product, or it was never on sale.'));
  const found = second ? await listGivable(db, product) : [];
  if (second) {
    const names = found.map(({ sku, variantTitle }) => `${sku} (${variantTitle})`);
    const choices = listFormat('disjunction').format(names);
    throw atField(field, 'which_variant', t('It has several variants. Enter {choices}.', { choices }));
  }
  return inField(field, () => sellableVariant(db, { variant: first.variantId }));
}

async function refuseLine(
  db: Db,
  { at, quantity }: TypedLine,
  variant: Sellable,
  customerId: string | null,
): Promise<void> {
  const { isBoughtOnce } = kindNamed(variant.kind).sale;
  if (quantity < 1) throw atField(`quantity${at}`, 'quantity', t('Add at least one.'));
  await inField(`quantity${at}`, async () => checkQuantity(variant, quantity));
  await inField(`quantity${at}`, () => refuseUnavailable(db, null, variant, quantity));
  const owned =
    customerId && isBoughtOnce ? await listGivenProductIds(db, customerId, [variant.productId]) : null;
  if (!owned || owned.size === 0) return;
  const text = t('This customer already has “{title}”.', { title: variant.productTitle });
  throw atField(`product${at}`, 'owned', text);
}

async function toLine(db: Db, variant: Sellable, quantity: number, isFree: boolean): Promise<HandLine> {
  const { id: variantId, productId, kind, productTitle, title: variantTitle } = variant;
  const { currency, taxClass, guaranteeDays } = variant;
  const amount = isFree ? 0 : variant.priceAmount;
  const parts = await kindNamed(kind).sale.expand?.(db, [{ variantId, unitAmount: amount }]);
  return {
    ...{ productId, variantId, kind, title: productTitle, variantTitle, quantity, taxClass, guaranteeDays },
    unit: { amount, currency },
    total: { amount: amount * quantity, currency },
    parts: parts?.get(variantId) ?? null,
  };
}

/** What is refused is refused at this field. */
async function inField<T>(field: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ShopError) throw atField(field, error.code, error.message);
    throw error;
  }
}

function atField(field: string, code: string, text: string): ShopError {
  return new ShopError(code, 422, text, { [field]: text });
}
