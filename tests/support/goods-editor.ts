import { db } from '#lib/db.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { findProductToEdit } from '#shop/products/editing/product-to-edit.ts';
import { currencyOf } from '#shop/products/editing/variants/variant-list.ts';
import {
  addGoodsVariants,
  combinationField,
  gridForm,
} from '#shop/products/kinds/goods/variants/add-variants.ts';
import { editOptions } from '#shop/products/kinds/goods/variants/edit-options.ts';
import { editGoodsVariant } from '#shop/products/kinds/goods/variants/edit-variant.ts';
import { MOST_VARIANTS, missingCombinations } from '#shop/products/kinds/goods/variants/option.ts';
import { optionsInput } from '#shop/products/kinds/goods/variants/options-form.ts';
import { listGoodsVariants, listOptions } from '#shop/products/kinds/goods/variants/store.ts';
import { variantForm } from '#shop/products/kinds/goods/variants/variant-form.ts';
import { variantFormTexts } from '#shop/products/kinds/goods/variants/variant-texts.ts';

type Actor = `staff:${string}`;
type Texts = Readonly<Record<string, string>>;

/** A draft of goods that no other test touches, with one variant. */
export async function aDraftOfGoods(actor: Actor): Promise<string> {
  const slug = `apron-${crypto.randomUUID().slice(0, 8)}`;
  return createProduct(db, { kind: 'goods', title: 'Apron', slug, price: 4800, currency: 'USD' }, actor);
}

/** An item as it stands. */
export async function goodsNow(slug: string) {
  const product = await findProductToEdit(db, slug);
  if (!product) throw new Error(`there is no item ${slug}`);
  const [options, variants] = [await listOptions(db, product.id), await listGoodsVariants(db, product.id)];
  const onSale = variants.filter(({ isOnSale }) => isOnSale);
  return { product, version: product.version, options, variants, onSale };
}

/** Sends a form about the options. */
export async function sendOptions(slug: string, actor: Actor, typed: Texts): Promise<void> {
  const { version } = await goodsNow(slug);
  await editOptions(db, { slug, actor }, optionsInput.parse({ version: String(version), ...typed }));
}

export const addOption = (slug: string, actor: Actor, name: string, ...values: readonly string[]) =>
  sendOptions(slug, actor, { act: 'add-option', option_name: name, option_values: values.join('\n') });

/** Saves the form of an option as the page shows it, with what is typed. */
export async function saveOption(slug: string, actor: Actor, name: string, typed: Texts): Promise<void> {
  const option = (await goodsNow(slug)).options.find((one) => one.name === name);
  if (!option) throw new Error(`no option ${name}`);
  const values = option.values.map(({ id, value }) => [`value_${id}`, value]);
  await sendOptions(slug, actor, {
    ...{ act: 'save-option', option: option.id, option_name: name, option_values: '' },
    ...{ ...Object.fromEntries(values), ...typed },
  });
}

/** Adds every combination that is missing, or those with these keys. */
export async function addCombinations(slug: string, actor: Actor, keys?: readonly string[]): Promise<void> {
  const { version, options, variants } = await goodsNow(slug);
  const ticked = missingCombinations(options, variants, MOST_VARIANTS).filter(
    ({ key }) => keys?.includes(key) ?? true,
  );
  const form = gridForm.parse({
    ...{ act: 'add', version: String(version), price: '48', sku_base: slug.toUpperCase() },
    ...Object.fromEntries(ticked.map((one) => [combinationField(one), 'on'])),
  });
  await addGoodsVariants(db, { slug, actor }, form);
}

/** The form of a variant as its page shows it, with what is typed. @param title of the variant. */
export async function variantFormOf(slug: string, title: string, typed: Texts = {}) {
  const { version, options, variants, onSale } = await goodsNow(slug);
  const variant = variants.find((one) => one.title === title);
  if (!variant) throw new Error(`no variant ${title}`);
  const places = variant.isOnSale ? onSale.length : 0;
  const context = { options, currency: currencyOf(variants), maxQuantity: 99, minQuantity: 1, places };
  const texts = variantFormTexts(variant, options, onSale.indexOf(variant) + 1);
  const form = { ...texts, act: 'save', version: String(version), ...typed };
  return { id: variant.id, read: variantForm(context).safeParse(form) };
}

export async function saveGoodsVariant(slug: string, actor: Actor, title: string, typed: Texts) {
  const { id, read } = await variantFormOf(slug, title, typed);
  if (!read.data) throw read.error;
  await editGoodsVariant(db, { slug, actor }, id, read.data);
}
