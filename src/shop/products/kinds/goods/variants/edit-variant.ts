import type { Db, Tx } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { refuseTakenSku } from '../../../editing/variants/sku.ts';
import { replaceVariant, setOnSale } from '../../../editing/variants/variant-list.ts';
import { listProductPictures } from '../../../media/product-pictures-store.ts';
import { changeGoods, type GoodsChange, type GoodsState } from './change-goods.ts';
import { titleOf } from './option.ts';
import { findBarcodeOwner, listUsed } from './store.ts';
import { type GoodsVariant, movedTo } from './variant.ts';
import type { VariantFields } from './variant-form.ts';
import { goodsField } from './variant-texts.ts';

/**
 * Saves the form of a variant. Fields that others changed since it was opened are refused, each with who did.
 * @throws ShopError `gone`, `sku_taken`, `barcode_taken`, and those of `changeGoods`.
 */
export async function editGoodsVariant(
  db: Db,
  change: Omit<GoodsChange, 'version'>,
  id: string,
  { version, place, ...fields }: VariantFields,
): Promise<void> {
  await changeGoods(db, { ...change, version, conflict: 'by-field' }, async (tx, state, product) => {
    const before = variantOf(state, id);
    await refuseAll([
      () => fields.sku !== before.sku && refuseTakenSku(tx, fields.sku, id),
      () => fields.barcode && refuseTakenBarcode(tx, fields.barcode, id),
      () => fields.pictureId !== before.pictureId && refuseOtherPicture(tx, product.id, fields.pictureId),
    ]);
    const title = fields.title || titleOf(state.options, fields.chosen);
    const saved = replaceVariant(state.variants, id, { ...fields, title });
    const variants = place === null ? saved : movedTo(saved, id, place);
    return { ...state, variants, action: 'product.variant_edited' };
  });
}

/**
 * Takes a variant off sale, puts it back as the last one, or deletes one that nobody ordered.
 * @throws ShopError `gone`, `is_used`, and those of `changeGoods`.
 */
export async function setGoodsVariant(
  db: Db,
  change: GoodsChange,
  id: string,
  act: 'withdraw' | 'bring-back' | 'remove',
): Promise<void> {
  await changeGoods(db, change, async (tx, state) => {
    const { title, sku } = variantOf(state, id);
    const details = { title: title || sku };
    if (act === 'remove') {
      await refuseUsed(tx, id);
      const variants = state.variants.filter((one) => one.id !== id);
      return { ...state, variants, action: 'product.variant_removed', details };
    }
    const variants = setOnSale(state.variants, id, act === 'bring-back');
    const action = act === 'withdraw' ? 'product.variant_withdrawn' : 'product.variant_brought_back';
    return { ...state, variants, action, details };
  });
}

function variantOf({ variants }: GoodsState, id: string): GoodsVariant {
  const found = variants.find((one) => one.id === id);
  if (!found) throw new ShopError('gone', 409, t('That variant is no longer here.'));
  return found;
}

/** A variant shows a picture of its product. */
async function refuseOtherPicture(tx: Tx, productId: string, pictureId: string | null): Promise<void> {
  if (pictureId === null) return;
  if ((await listProductPictures(tx, productId)).some(({ id }) => id === pictureId)) return;
  const text = t('This picture was deleted. Choose another.');
  throw new ShopError('gone', 409, text, { [goodsField('picture')]: text });
}

async function refuseTakenBarcode(tx: Tx, barcode: string, id: string): Promise<void> {
  const owner = await findBarcodeOwner(tx, barcode, id);
  if (!owner) return;
  const text = t('{sku} of “{title}” has this barcode.', { sku: owner.sku, title: isolate(owner.title) });
  throw new ShopError('barcode_taken', 409, text, { [goodsField('barcode')]: text });
}

async function refuseUsed(tx: Tx, id: string): Promise<void> {
  if (!(await listUsed(tx, [id])).has(id)) return;
  const text = t('It was ordered, is in a cart or has stock, so it stays. Take it off sale instead.');
  throw new ShopError('is_used', 409, text);
}
