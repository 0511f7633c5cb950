import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { saveVariant } from '../../../editing/variants/store.ts';
import type { VariantToEdit } from '../../../editing/variants/variant-list.ts';
import type { GoodsState } from './change-goods.ts';
import { deleteVariant, insertVariants, saveChosen, saveFacts, saveOptions } from './store.ts';
import type { GoodsFacts, GoodsVariant } from './variant.ts';

/** Writes what differs; the places of variants in the list are their positions. */
export async function writeGoods(
  tx: Tx,
  productId: string,
  before: GoodsState,
  after: GoodsState,
): Promise<void> {
  const placed = after.variants.map((variant, position) => ({ ...variant, position }));
  const old = new Map(before.variants.map((variant) => [variant.id, variant]));
  for (const { id } of before.variants) if (!placed.some((one) => one.id === id)) await deleteVariant(tx, id);
  if (!isSame(before.options, after.options)) await saveOptions(tx, productId, after.options);
  await insertVariants(tx, productId, placed.filter(({ id }) => !old.has(id)).map(newRowOf));
  const at = now();
  for (const variant of placed) {
    const known = old.get(variant.id);
    if (known && !isSame(saleOf(known), saleOf(variant))) await saveVariant(tx, saleOf(variant), at);
  }
  const differs = <T>(of: (variant: GoodsVariant) => T) =>
    placed.filter((variant) => {
      const known = old.get(variant.id);
      return !known || !isSame(of(known), of(variant));
    });
  await saveFacts(
    tx,
    differs(factsOf).map((variant) => ({ id: variant.id, ...factsOf(variant) })),
  );
  await saveChosen(
    tx,
    differs(({ chosen }) => Object.entries(chosen).toSorted()),
  );
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What every variant has. */
function saleOf(variant: GoodsVariant): VariantToEdit {
  const { id, title, sku, priceAmount, costAmount, currency } = variant;
  const { minQuantity, maxQuantity, position, isOnSale } = variant;
  return {
    ...{ id, title, sku, priceAmount, costAmount, currency },
    ...{ minQuantity, maxQuantity, position, isOnSale },
  };
}

function newRowOf(variant: GoodsVariant) {
  const { isOnSale: _, minQuantity: _min, ...row } = saleOf(variant);
  return row;
}

/** What only goods have. */
function factsOf(variant: GoodsVariant): GoodsFacts {
  const { barcode, weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry } = variant;
  const { stock, promisedDays, promisedOn, pictureId } = variant;
  const parcel = { weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry };
  return { barcode, ...parcel, stock, promisedDays, promisedOn, pictureId };
}
