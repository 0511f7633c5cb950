import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { keepSellingCurrency } from '../../settings/currency-store.ts';
import { otherCurrency } from '../../settings/refuse-currency.ts';
import { invalidateProductCache, purgePages } from '../invalidate-product.ts';
import { ownTaxClassKey } from '../kind-tax.ts';
import { kindNamed } from '../kinds.ts';
import { putFirst } from '../media/product-pictures-store.ts';
import { listOwnTaxClasses, lockTaxClass } from '../tax-classes-store.ts';
import { productChanges } from './audit-changes.ts';
import { refuseBrokenPicture, refuseGonePictures } from './check-picture.ts';
import { claimSlug, refuseTakenSlug } from './claim-slug.ts';
import { refuseConflict } from './edit-conflict.ts';
import type { ProductEdit, VariantEdit } from './edit-form.ts';
import { refuseIncomplete } from './missing-fields.ts';
import { changedFields, findProductToEdit, formTexts, type ProductToEdit } from './product-to-edit.ts';
import { findCategoryId, listAllCategories, setTags, updateProduct } from './store.ts';
import { refuseTakenSku } from './variants/sku.ts';
import { insertVariant, listVariantsToEdit, updateVariant } from './variants/store.ts';

/**
 * Saves an edit of a product. It overwrites nothing saved since the form was opened, and a published product stays complete.
 * @returns the product's slug after the edit.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `slug_taken`, `sku_taken`, `other_currency`,
 * `unknown_category`, `incomplete`.
 */
export async function editProduct(
  db: Db,
  slug: string,
  edit: ProductEdit,
  actor: StaffActor,
): Promise<string> {
  // It asks the network, so before the transaction; it is told with what else is refused.
  const picture = await refusalOf(refuseBrokenPicture(db, slug, edit.image));
  const isChanged = await inTransaction(db, (tx) => editProductIn(tx, slug, edit, { actor, picture }));
  if (isChanged) await invalidateProductCache(slug, edit.slug);
  return edit.slug;
}

/**
 * The same in the caller's transaction; `invalidateProductCache` is left to the caller.
 * @param by.picture what is wrong with the picture; null for an edit that keeps it.
 */
export async function editProductIn(
  tx: Tx,
  slug: string,
  edit: ProductEdit,
  by: { readonly actor: StaffActor; readonly picture: ShopError | null },
): Promise<boolean> {
  const sold = await keepSellingCurrency(tx);
  const product = await findProductToEdit(tx, slug, { isLocked: true });
  if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
  return save(tx, product, edit, { ...by, sold });
}

async function refusalOf(check: Promise<void>): Promise<ShopError | null> {
  try {
    await check;
    return null;
  } catch (error) {
    if (error instanceof ShopError) return error;
    throw error;
  }
}

async function save(
  tx: Tx,
  product: ProductToEdit,
  edit: ProductEdit,
  {
    actor,
    picture,
    sold,
  }: { readonly actor: StaffActor; readonly picture: ShopError | null; readonly sold: string },
): Promise<boolean> {
  const edited = editedBy(product, edit);
  const changing = changedFields(formTexts(product), formTexts(edited));
  if (changing.length === 0) return false;
  const subject = `product:${product.id}`;
  await refuseConflict(tx, { subject, from: edit.version, to: product.version, changing });
  await refuseAll([
    () => {
      if (picture) throw picture;
    },
    () => product.status === 'published' && refuseIncomplete(tx, edited, changing),
    () => refuseTaken(tx, product, { slug: edit.slug, category: edit.category, sku: edit.variant?.sku }),
    () => refuseGonePictures(tx, product, edited),
    () => changing.includes('tax_class') && refuseUnknownClass(tx, edited),
    () => edit.variant && refuseSecondCurrency(tx, product, edit.variant.currency, sold),
  ]);
  await write(tx, product, edited, edit);
  const version = product.version + 1;
  const categories = changing.includes('category') ? await categoryTitles(tx) : new Map<string, string>();
  const classes = changing.includes('tax_class') ? await ownClassTitles(tx) : new Map<string, string>();
  const changes = productChanges(product, edited, changing, { categories, classes });
  const details = { fields: changing, version, changes };
  await recordAudit(tx, { actor, action: 'product.edited', subject, details });
  await purgePages(tx, product);
  return true;
}

/**
 * What of a form other rows stand against, checked together.
 * @throws ShopError `slug_taken`, `unknown_category`, `sku_taken`, each at its field.
 */
export async function refuseTaken(
  tx: Tx,
  { id, slug, variant }: Pick<ProductToEdit, 'id' | 'slug' | 'variant'>,
  form: { readonly slug?: string; readonly category?: string; readonly sku?: string | undefined },
): Promise<void> {
  await refuseAll([
    () => form.slug && form.slug !== slug && refuseTakenSlug(tx, form.slug, id),
    () => form.category && categoryOf(tx, form.category),
    () => form.sku && refuseTakenSku(tx, form.sku, variant?.id ?? null),
  ]);
}

/** The product as it would be after the edit. */
function editedBy(product: ProductToEdit, edit: ProductEdit): ProductToEdit {
  const { variant } = product;
  return {
    ...product,
    slug: edit.slug,
    title: edit.title,
    description: edit.description,
    fullDescription: edit.full_description,
    image: edit.image,
    categorySlug: edit.category || null,
    // A form from before it was asked leaves it as it is.
    taxClass: edit.tax_class === undefined ? product.taxClass : edit.tax_class || null,
    guaranteeDays: edit.guarantee_days === undefined ? product.guaranteeDays : edit.guarantee_days,
    tags: edit.tags.map(({ title }) => title),
    variant: edit.variant ? { id: variant?.id ?? '', ...columnsOf(edit.variant) } : variant,
    details: kindNamed(product.kind).details.form.apply(product.details, edit.details),
  };
}

async function write(
  tx: Tx,
  product: ProductToEdit,
  edited: ProductToEdit,
  edit: ProductEdit,
): Promise<void> {
  const at = now();
  const { id } = product;
  const { slug, title, description, fullDescription, image, taxClass, guaranteeDays } = edited;
  if (slug !== product.slug) await claimSlug(tx, product, slug, at);
  const categoryId = await categoryOf(tx, edited.categorySlug);
  const texts = { slug, title, description, fullDescription, image };
  await updateProduct(tx, id, { ...texts, categoryId, taxClass, guaranteeDays }, at);
  if (image && image !== product.image) await putFirst(tx, id, image);
  if (edit.variant) await writeVariant(tx, product, edit.variant, at);
  await setTags(tx, id, edit.tags);
  await kindNamed(product.kind).details.save(tx, id, edited.details);
}

async function categoryTitles(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAllCategories(tx)).map(({ slug, title }) => [slug, title]));
}

async function ownClassTitles(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map((await listOwnTaxClasses(tx)).map(({ key, title }) => [key, title]));
}

async function refuseUnknownClass(tx: Tx, { taxClass }: ProductToEdit): Promise<void> {
  if (!taxClass || !ownTaxClassKey.test(taxClass) || (await lockTaxClass(tx, taxClass, 'share'))) return;
  const text = t('There is no such class.');
  throw new ShopError('unknown_tax_class', 422, text, { tax_class: text });
}

async function categoryOf(tx: Tx, slug: string | null): Promise<string | null> {
  const id = slug === null ? null : await findCategoryId(tx, slug);
  if (slug === null || id) return id;
  const text = t('There is no such category.');
  throw new ShopError('unknown_category', 422, text, { category: text });
}

async function writeVariant(
  tx: Tx,
  { id, kind, variant }: ProductToEdit,
  edit: VariantEdit,
  at: Date,
): Promise<void> {
  const change = columnsOf(edit);
  if (!variant) return insertVariant(tx, id, { ...change, maxQuantity: kindNamed(kind).sale.maxQuantity });
  await updateVariant(tx, variant.id, change, at);
}

function columnsOf({ sku, price: priceAmount, cost: costAmount, currency }: VariantEdit) {
  return { sku, priceAmount, costAmount, currency };
}

/** A product has one currency, that of the shop: that of several variants is changed together, on their page. */
async function refuseSecondCurrency(
  tx: Tx,
  { id, variant }: ProductToEdit,
  currency: string,
  sold: string,
): Promise<void> {
  if (currency === variant?.currency) return;
  if (currency !== sold) throw otherCurrency(sold);
  if (!variant) return;
  if ((await listVariantsToEdit(tx, id)).filter(({ isOnSale }) => isOnSale).length < 2) return;
  const text = t('It is sold in several variants: change the currency on their page.');
  throw new ShopError('other_currency', 409, text, { currency: text });
}
