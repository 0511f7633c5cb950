import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { sellingCurrency } from '../../../../settings/currency.ts';
import { keepSellingCurrency } from '../../../../settings/currency-store.ts';
import { otherCurrency } from '../../../../settings/refuse-currency.ts';
import { currencyField, readPrice } from '../../../editing/amount-fields.ts';
import { createProductIn } from '../../../editing/create-product.ts';
import { editedMeanwhile } from '../../../editing/edit-conflict.ts';
import { productForm, slugField, titleField } from '../../../editing/edit-form.ts';
import { editProductIn } from '../../../editing/edit-product.ts';
import { findProductToEdit, formTexts, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { invalidateProductCache } from '../../../invalidate-product.ts';
import { kindNamed } from '../../../kinds.ts';
import { changeGoodsIn, type GoodsState } from '../variants/change-goods.ts';
import { findBarcodeOwner, listTakenSkus } from '../variants/store.ts';
import { goodsField } from '../variants/variant-texts.ts';
import type { GoodsRow } from './goods-csv.ts';
import { type RowProblem, stateOfRows } from './rows-to-state.ts';

/** What is wrong with rows of a product. */
export class RowsRefused extends Error {
  readonly problems: readonly RowProblem[];
  constructor(problems: readonly RowProblem[]) {
    super('rows were refused');
    this.problems = problems;
  }
}

/** What became of a product of the file. */
export interface Imported {
  readonly result: 'created' | 'changed' | 'unchanged';
  readonly productId: string;
  /** The product's version afterwards. */
  readonly version: number;
}

/** What an import asks of one product, in the transaction that takes it over. */
export interface ImportRules {
  /** The version that the preview showed, null for a product that was to be created; by default any. */
  readonly seen?: number | null | undefined;
  /** The preview said that it stays as it is: it does, even if its rows are right by now. */
  readonly isRefused?: boolean;
  /** Whether it is still to be done; false leaves it alone. */
  readonly claim?: (tx: Tx) => Promise<boolean>;
  readonly record?: (tx: Tx, done: Imported) => Promise<void>;
}

/**
 * Takes over the rows of one product, all of them or none.
 * @returns null where it was done before.
 * @throws RowsRefused, ShopError.
 */
export async function importProduct(
  db: Db,
  slug: string,
  rows: readonly GoodsRow[],
  actor: StaffActor,
  { seen, isRefused, claim, record }: ImportRules = {},
): Promise<Imported | null> {
  const done = await inTransaction(db, async (tx) => {
    if (claim && !(await claim(tx))) return null;
    const imported = await takeOver(tx, slug, rows, { actor, seen });
    if (isRefused) throw editedMeanwhile();
    await record?.(tx, imported);
    return imported;
  });
  if (done && done.result !== 'unchanged') await invalidateProductCache(slug);
  return done;
}

async function takeOver(
  tx: Tx,
  slug: string,
  rows: readonly GoodsRow[],
  { actor, seen }: { readonly actor: StaffActor; readonly seen: ImportRules['seen'] },
): Promise<Imported> {
  await keepSellingCurrency(tx);
  const before = await findProductToEdit(tx, slug, { isLocked: true });
  if (before && before.kind !== 'goods') throw notGoods(slug);
  if (seen !== undefined && (before?.version ?? null) !== seen) throw editedMeanwhile();
  if (!before) await createProductIn(tx, { kind: 'goods', slug, ...readNew(slug, rows) }, actor);
  const { version } = before ?? (await productOf(tx, slug));
  await changeGoodsIn(tx, { slug, version, actor }, async (_, state) => {
    const result = stateOfRows(state, rows, before === null);
    if ('problems' in result) throw new RowsRefused(result.problems);
    await refuseTaken(tx, state, result.state, rows);
    return { ...result.state, action: 'product.variants_edited' };
  });
  await saveProperties(tx, await productOf(tx, slug), rows, actor);
  const after = await productOf(tx, slug);
  const changed = after.version === before?.version ? 'unchanged' : 'changed';
  return { result: before ? changed : 'created', productId: after.id, version: after.version };
}

export function notGoods(slug: string): ShopError {
  return new ShopError('not_goods', 409, t('“{slug}” is the web address of something else.', { slug }));
}

async function productOf(db: Tx, slug: string): Promise<ProductToEdit> {
  const product = await findProductToEdit(db, slug);
  if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
  return product;
}

/** What a new product begins with, from its first row. @throws ShopError `invalid_input` */
export function readNew(slug: string, [first]: readonly GoodsRow[]) {
  const cell = (name: string) => first?.cells.get(name) ?? '';
  const [named, title] = [slugField.safeParse(slug), titleField.safeParse(cell('title'))];
  const sold = sellingCurrency();
  const currency = currencyField.safeParse(cell('currency') || sold);
  const fault = [named, title, currency].find(({ success }) => !success)?.error?.issues[0]?.message;
  if (fault || !currency.data) throw new ShopError('invalid_input', 422, fault ?? '');
  if (currency.data !== sold) throw otherCurrency(sold);
  const { amount, problem } = readPrice(cell('price'), currency.data);
  if (problem !== null) throw new ShopError('invalid_input', 422, problem);
  return { title: title.data ?? '', price: amount, currency: currency.data };
}

/** The owner's own properties, from the first row that has the column. */
async function saveProperties(tx: Tx, product: ProductToEdit, rows: readonly GoodsRow[], actor: StaffActor) {
  const typed = rows.map(({ cells }) => cells.get('properties')).find((text) => text !== undefined);
  if (typed === undefined) return;
  const texts = {
    ...formTexts(product),
    [goodsField('attributes')]: typed,
    version: String(product.version),
  };
  const { data, error } = productForm(kindNamed('goods')).safeParse(texts);
  if (!data) throw new ShopError('invalid_input', 422, error.issues[0]?.message ?? '');
  await editProductIn(tx, product.slug, data, { actor, picture: null });
}

/** @throws RowsRefused for a code or barcode that another variant has. */
export async function refuseTaken(tx: Tx, before: GoodsState, after: GoodsState, rows: readonly GoodsRow[]) {
  const old = new Map(before.variants.map((one) => [one.id, one]));
  const fresh = after.variants.filter(({ id, sku }) => old.get(id)?.sku !== sku);
  const taken = await listTakenSkus(
    tx,
    fresh.map(({ sku }) => sku),
  );
  const rowOf = (sku: string) => rows.find(({ cells }) => cells.get('sku') === sku)?.row ?? 0;
  const problems: RowProblem[] = fresh
    .filter(({ sku }) => taken.has(sku) && !before.variants.some((one) => one.sku === sku))
    .map(({ sku }) => ({ row: rowOf(sku), text: t('“{sku}” is the code of something else.', { sku }) }));
  const codes = Map.groupBy(after.variants, ({ sku }) => sku.toLowerCase());
  for (const { id, sku } of fresh)
    if (!taken.has(sku) && codes.get(sku.toLowerCase())?.[0]?.id !== id)
      problems.push({ row: rowOf(sku), text: t('“{sku}” is the code of something else.', { sku }) });
  for (const { id, sku, barcode } of after.variants) {
    if (barcode === null || old.get(id)?.barcode === barcode) continue;
    const owner = await findBarcodeOwner(tx, barcode, id);
    const twin = after.variants.find((one) => one.id !== id && one.barcode === barcode);
    const other = owner ?? (twin ? { sku: twin.sku, title: twin.title } : null);
    if (!other) continue;
    const values = { sku: other.sku, title: isolate(other.title) };
    problems.push({ row: rowOf(sku), text: t('{sku} of “{title}” has this barcode.', values) });
  }
  if (problems.length > 0) throw new RowsRefused(problems);
}
