import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../accounts/audit.ts';
import { recordAudit } from '../../../accounts/audit-store.ts';
import { refuseOtherCurrency } from '../../../settings/refuse-currency.ts';
import { invalidateProductCache, purgePages } from '../../invalidate-product.ts';
import { kindNamed } from '../../kinds.ts';
import { variantChanges } from '../audit-changes.ts';
import { refuseConflict } from '../edit-conflict.ts';
import { findProductToEdit, type ProductToEdit } from '../product-to-edit.ts';
import { incrementVersion } from '../store.ts';
import { freeSku, refuseTakenSku } from './sku.ts';
import { insertVariant, listVariantsToEdit, saveVariant } from './store.ts';
import { inCurrency, readVariantFields, type VariantsInput } from './variant-input.ts';
import {
  addVariant,
  changedVariantFields,
  currencyOf,
  moveVariant,
  refuseUnsellable,
  replaceVariant,
  setOnSale,
  type VariantToEdit,
} from './variant-list.ts';

const ACTIONS = {
  add: 'added',
  save: 'edited',
  up: 'moved',
  down: 'moved',
  withdraw: 'withdrawn',
  'bring-back': 'brought_back',
  currency: 'currency_changed',
} as const satisfies Record<VariantsInput['act'], string>;

/**
 * Adds, edits, moves, withdraws or brings back a variant, or changes the currency of them all.
 * @returns the variant's id; null where all are concerned.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `gone`, `sku_taken`, `other_currency`, `invalid_input`, and what
 * `refuseUnsellable` throws.
 */
export async function editVariants(
  db: Db,
  slug: string,
  input: VariantsInput,
  actor: StaffActor,
): Promise<string | null> {
  const id = await inTransaction(db, async (tx) => {
    await refuseOtherCurrency(tx, input.act === 'currency' ? input.currency : null);
    const product = await findProductToEdit(tx, slug, { isLocked: true });
    if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    const before = await listVariantsToEdit(tx, product.id);
    const { after, id } = await applyChange(tx, product, before, input);
    const changing = changedVariantFields(before, after);
    if (changing.length === 0) return id;
    const subject = `product:${product.id}`;
    await refuseConflict(tx, { subject, from: input.version, to: product.version, changing });
    refuseUnsellable(after);
    await write(tx, product.id, before, after);
    const version = await incrementVersion(tx, product.id, now());
    await recordAudit(tx, {
      actor,
      action: `product.variant_${ACTIONS[input.act]}`,
      subject,
      details: {
        ...{ fields: changing, version, changes: variantChanges(before, after) },
        ...(id ? { variant: id, title: after.find((one) => one.id === id)?.title ?? '' } : {}),
      },
    });
    await purgePages(tx, product);
    return id;
  });
  await invalidateProductCache(slug);
  return id;
}

interface Change {
  readonly after: readonly VariantToEdit[];
  readonly id: string | null;
}

async function applyChange(
  tx: Tx,
  product: ProductToEdit,
  before: readonly VariantToEdit[],
  input: VariantsInput,
): Promise<Change> {
  if (input.act === 'add') return add(tx, product, before, input);
  if (input.act === 'currency') {
    const convert = (one: VariantToEdit) => (one.isOnSale ? inCurrency(one, input.currency) : one);
    return { after: before.map(convert), id: null };
  }
  const { act, variant: id } = input;
  const variant = before.find((one) => one.id === id);
  if (!variant) throw new ShopError('gone', 409, t('That variant is no longer here.'));
  if (act === 'up' || act === 'down') return { after: moveVariant(before, id, act === 'up' ? -1 : 1), id };
  if (act !== 'save') return { after: setOnSale(before, id, act === 'bring-back'), id };
  const bounds = { minQuantity: variant.minQuantity, maxQuantity: kindNamed(product.kind).sale.maxQuantity };
  const read = () => readVariantFields(input, currencyOf(before), bounds);
  await refuseAll([() => refuseTakenSku(tx, input.sku, id), read]);
  const change = read();
  return { after: replaceVariant(before, id, { ...change, sku: input.sku }), id };
}

async function add(
  tx: Tx,
  product: ProductToEdit,
  before: readonly VariantToEdit[],
  input: Extract<VariantsInput, { act: 'add' }>,
): Promise<Change> {
  const first = before[0];
  const { maxQuantity } = kindNamed(product.kind).sale;
  const named =
    first && first.title === '' && input.first_title
      ? replaceVariant(before, first.id, { title: input.first_title })
      : before;
  const read = () => readVariantFields(input, currencyOf(before), { minQuantity: 1, maxQuantity });
  await refuseAll([
    () => refuseUnnamed(first, input.first_title),
    () => input.sku && refuseTakenSku(tx, input.sku, null),
    read,
  ]);
  const fields = read();
  const id = crypto.randomUUID();
  const sku = input.sku || (await freeSku(tx, `${first?.sku ?? product.slug}-${before.length + 1}`));
  const added = { id, sku, minQuantity: 1, maxQuantity, position: 0, isOnSale: true, ...fields };
  return { after: addVariant(named, added), id };
}

function refuseUnnamed(first: VariantToEdit | undefined, name: string | undefined): void {
  if (!first?.isOnSale || first.title !== '' || name) return;
  const text = t('Give what is sold now a name too: shoppers choose between the two.');
  throw new ShopError('no_name', 422, text, { first_title: text });
}

/** Writes the variants that differ; their places in the list are their positions. */
async function write(
  tx: Tx,
  productId: string,
  before: readonly VariantToEdit[],
  after: readonly VariantToEdit[],
): Promise<void> {
  const at = now();
  for (const [position, one] of after.entries()) {
    const variant = { ...one, position };
    const old = before.find(({ id }) => id === one.id);
    if (!old) {
      const { isOnSale: _isOnSale, ...columns } = variant;
      await insertVariant(tx, productId, columns);
    } else if (JSON.stringify(old) !== JSON.stringify(variant)) await saveVariant(tx, variant, at);
  }
}
