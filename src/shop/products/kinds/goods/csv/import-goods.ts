import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { currencyField, readPrice } from '../../../editing/amount-fields.ts';
import { createProduct } from '../../../editing/create-product.ts';
import { productForm, slugField, titleField } from '../../../editing/edit-form.ts';
import { editProduct } from '../../../editing/edit-product.ts';
import { findProductToEdit, formTexts, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { kindNamed } from '../../../kinds.ts';
import { changeGoods, type GoodsState } from '../variants/change-goods.ts';
import { findBarcodeOwner, listTakenSkus } from '../variants/store.ts';
import { goodsField } from '../variants/variant-texts.ts';
import { type GoodsRow, readGoodsCsv } from './goods-csv.ts';
import { type RowProblem, stateOfRows } from './rows-to-state.ts';

export interface GoodsImport {
  /** Products that are new, changed, and as they were. */
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Of these rows nothing was taken over, nor of the others of their products. */
  readonly problems: readonly RowProblem[];
}

/**
 * Takes over a file of goods, product by product: one that has a row with a fault stays as it is. New ones begin as drafts.
 * @throws ShopError `unreadable`.
 */
export async function importGoods(db: Db, text: string, actor: StaffActor): Promise<GoodsImport> {
  const rows = readGoodsCsv(text);
  const outcome = { created: 0, changed: 0, unchanged: 0 };
  const problems: RowProblem[] = [];
  for (const [slug, own] of Map.groupBy(rows, ({ cells }) => cells.get('product') ?? '')) {
    try {
      outcome[await importProduct(db, slug, own, actor)] += 1;
    } catch (error) {
      if (error instanceof RowsRefused) problems.push(...error.problems);
      else if (error instanceof ShopError) problems.push({ row: own[0]?.row ?? 0, text: error.message });
      else throw error;
    }
  }
  return { ...outcome, problems: problems.toSorted((a, b) => a.row - b.row) };
}

/** What is wrong with rows of a product. */
export class RowsRefused extends Error {
  readonly problems: readonly RowProblem[];
  constructor(problems: readonly RowProblem[]) {
    super('rows were refused');
    this.problems = problems;
  }
}

async function importProduct(
  db: Db,
  slug: string,
  rows: readonly GoodsRow[],
  actor: StaffActor,
): Promise<'created' | 'changed' | 'unchanged'> {
  const before = await findProductToEdit(db, slug);
  if (before && before.kind !== 'goods') throw notGoods(slug);
  if (!before) await createFrom(db, slug, rows, actor);
  const { version } = before ?? (await productOf(db, slug));
  await changeGoods(db, { slug, version, actor }, async (tx, state) => {
    const result = stateOfRows(state, rows, before === null);
    if ('problems' in result) throw new RowsRefused(result.problems);
    await refuseTaken(tx, state, result.state, rows);
    return { ...result.state, action: 'product.variants_edited' };
  });
  await saveProperties(db, await productOf(db, slug), rows, actor);
  if (!before) return 'created';
  return (await productOf(db, slug)).version === before.version ? 'unchanged' : 'changed';
}

export function notGoods(slug: string): ShopError {
  return new ShopError('not_goods', 409, t('“{slug}” is the web address of something else.', { slug }));
}

async function productOf(db: Db, slug: string): Promise<ProductToEdit> {
  const product = await findProductToEdit(db, slug);
  if (!product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
  return product;
}

async function createFrom(db: Db, slug: string, rows: readonly GoodsRow[], actor: StaffActor) {
  await createProduct(db, { kind: 'goods', slug, ...readNew(slug, rows) }, actor);
}

/** What a new product begins with, from its first row. @throws ShopError `invalid_input` */
export function readNew(slug: string, [first]: readonly GoodsRow[]) {
  const cell = (name: string) => first?.cells.get(name) ?? '';
  const [named, title] = [slugField.safeParse(slug), titleField.safeParse(cell('title'))];
  const currency = currencyField.safeParse(cell('currency'));
  const fault = [named, title, currency].find(({ success }) => !success)?.error?.issues[0]?.message;
  if (fault || !currency.data) throw new ShopError('invalid_input', 422, fault ?? '');
  const { amount, problem } = readPrice(cell('price'), currency.data);
  if (problem !== null) throw new ShopError('invalid_input', 422, problem);
  return { title: title.data ?? '', price: amount, currency: currency.data };
}

/** The owner's own properties, from the first row that has the column. */
async function saveProperties(db: Db, product: ProductToEdit, rows: readonly GoodsRow[], actor: StaffActor) {
  const typed = rows.map(({ cells }) => cells.get('properties')).find((text) => text !== undefined);
  if (typed === undefined) return;
  const texts = {
    ...formTexts(product),
    [goodsField('attributes')]: typed,
    version: String(product.version),
  };
  const { data, error } = productForm(kindNamed('goods')).safeParse(texts);
  if (!data) throw new ShopError('invalid_input', 422, error.issues[0]?.message ?? '');
  await editProduct(db, product.slug, data, actor);
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
