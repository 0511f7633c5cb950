import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { keepSellingCurrency } from '../../../../settings/currency-store.ts';
import { editedMeanwhile, refuseConflict } from '../../../editing/edit-conflict.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { refuseUnsellable } from '../../../editing/variants/variant-list.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { goodsForm } from '../edit-form.ts';
import type { GoodsDetails } from '../goods.ts';
import { loadGoods, saveGoods } from '../store.ts';
import { changedFields, changesOf } from './audit-changes.ts';
import { MOST_VARIANTS, type ProductOption } from './option.ts';
import { listGoodsVariants, listOptions } from './store.ts';
import { type GoodsVariant, sameChoice } from './variant.ts';
import { writeGoods } from './write-goods.ts';

/** Which item is changed, and as whose form shows it. */
export interface GoodsChange {
  readonly slug: string;
  /** The version of the product at which the form was opened. */
  readonly version: number;
  readonly actor: StaffActor;
  /** What the form says of fields that others changed since; by default any change since refuses it. */
  readonly conflict?: 'by-field';
}

export interface GoodsState {
  readonly options: readonly ProductOption[];
  /** Those on sale in their order, then the others. */
  readonly variants: readonly GoodsVariant[];
}

/** What becomes of an item, and what the audit log says of it. */
export interface GoodsResult extends GoodsState {
  readonly action: string;
  /** By default the changes of each variant. */
  readonly details?: AuditDetails;
}

/**
 * Changes the options or variants of an item in one transaction, and shows it to shoppers and in the audit log.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `same_choice`, `too_many`, what `refuseUnsellable` throws, and
 * what `change` throws.
 */
export async function changeGoods(
  db: Db,
  form: GoodsChange,
  change: (tx: Tx, state: GoodsState, product: ProductToEdit) => Promise<GoodsResult> | GoodsResult,
): Promise<void> {
  await inTransaction(db, (tx) => changeGoodsIn(tx, form, change));
  await invalidateProductCache(form.slug);
}

/** The same in the caller's transaction; `invalidateProductCache` is left to the caller. */
export async function changeGoodsIn(
  tx: Tx,
  form: GoodsChange,
  change: (tx: Tx, state: GoodsState, product: ProductToEdit) => Promise<GoodsResult> | GoodsResult,
): Promise<void> {
  await keepSellingCurrency(tx);
  const product = await findProductToEdit(tx, form.slug, { isLocked: true });
  if (product?.kind !== 'goods') throw new ShopError('unknown_product', 404, t('There is no such product.'));
  if (!form.conflict && product.version !== form.version) throw editedMeanwhile();
  const before = {
    options: await listOptions(tx, product.id),
    variants: await listGoodsVariants(tx, product.id),
  };
  const { action, details, ...after } = await change(tx, before, product);
  const fields = changedFields(before, after);
  if (fields.length === 0) return;
  const subject = `product:${product.id}`;
  await refuseConflict(tx, { subject, from: form.version, to: product.version, changing: fields });
  refuseUnsellableGoods(after);
  await writeGoods(tx, product.id, before, after);
  await refreshDescription(tx, product.id);
  const version = await incrementVersion(tx, product.id, now());
  await recordAudit(tx, {
    ...{ actor: form.actor, action, subject },
    details: { fields, version, ...(details ?? { changes: changesOf(before, after) }) },
  });
  await purgePages(tx, product);
}

/** @throws ShopError `too_many`, `same_choice`, what `refuseUnsellable` throws. */
export function refuseUnsellableGoods({ options, variants }: GoodsState): void {
  const count = variants.filter(({ isOnSale }) => isOnSale).length;
  if (count > MOST_VARIANTS)
    throw new ShopError(
      'too_many',
      422,
      t('At most {max, number} variants of a product are on sale at once.', { max: MOST_VARIANTS }),
    );
  const same = sameChoice(options, variants);
  if (same) {
    const text = t('“{sku}” and “{other}” would be chosen with the same values. Give one of them another.', {
      ...{ sku: same[0].sku, other: same[1].sku },
    });
    const [option] = options;
    throw new ShopError('same_choice', 409, text, option ? { [`option_${option.id}`]: text } : {});
  }
  refuseUnsellable(variants);
}

/** What lists filter by and searches find, made again of the options and barcodes. */
async function refreshDescription(tx: Tx, productId: string): Promise<void> {
  const details = (await loadGoods(tx, [productId])).get(productId);
  await saveGoods(tx, productId, details ?? (goodsForm.blank as GoodsDetails));
}
