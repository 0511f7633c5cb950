import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { AuditChange } from '../../../../accounts/audit.ts';
import { refuseTakenSlug } from '../../../editing/claim-slug.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { goodsForm } from '../edit-form.ts';
import { type GoodsDetails, MOST_PIECES } from '../goods.ts';
import { changedFields, changesOf } from '../variants/audit-changes.ts';
import { type GoodsState, refuseUnsellableGoods } from '../variants/change-goods.ts';
import { listGoodsVariants, listOptions } from '../variants/store.ts';
import { NO_FACTS } from '../variants/variant.ts';
import { goodsField } from '../variants/variant-texts.ts';
import type { GoodsRow } from './goods-csv.ts';
import { byProduct, problemsOf } from './import-file.ts';
import { notGoods, RowsRefused, readNew, refuseTaken } from './import-goods.ts';
import { type RowProblem, stateOfRows } from './rows-to-state.ts';

/** What a file of goods does to a product. */
export interface PlannedProduct {
  readonly slug: string;
  readonly title: string;
  readonly does: 'create' | 'change' | 'keep';
  /** The first of its rows in the file, and how many there are. */
  readonly row: number;
  readonly rows: number;
  readonly changes: readonly AuditChange[];
  /** Codes of variants that are new. */
  readonly added: readonly string[];
  readonly version: number | null;
}

export interface GoodsPlan {
  readonly products: readonly PlannedProduct[];
  /** Products with one of these rows stay as they are. */
  readonly problems: readonly RowProblem[];
}

/**
 * What a file of goods would do at this moment. It changes nothing.
 * @param looked is told now and then how many products have been looked at.
 * @throws ShopError `unreadable`.
 */
export async function planGoods(
  db: Db,
  text: string,
  looked: (products: number) => Promise<void> = async () => {},
): Promise<GoodsPlan> {
  const products: PlannedProduct[] = [];
  const problems: RowProblem[] = [];
  let count = 0;
  for (const [slug, rows] of byProduct(text)) {
    const faults = await problemsOf(rows, async () => {
      products.push(await inTransaction(db, (tx) => planProduct(tx, slug, rows)));
    });
    problems.push(...faults);
    if (++count % 200 === 0) await looked(count);
  }
  return { products, problems: problems.toSorted((a, b) => a.row - b.row) };
}

async function planProduct(tx: Tx, slug: string, rows: readonly GoodsRow[]): Promise<PlannedProduct> {
  const product = await findProductToEdit(tx, slug);
  if (product && product.kind !== 'goods') throw notGoods(slug);
  const before = product ? await stateOf(tx, product) : await newState(tx, slug, rows);
  const result = stateOfRows(before, rows, product === null);
  if ('problems' in result) throw new RowsRefused(result.problems);
  const after = result.state;
  await refuseTaken(tx, before, after, rows);
  refuseUnsellableGoods(after);
  const hasFields = changedFields(before, after).length > 0;
  const properties = propertiesChange(product, rows);
  const known = new Set(product ? before.variants.map(({ id }) => id) : []);
  const planned = {
    ...{ slug, title: product?.title ?? rows[0]?.cells.get('title') ?? '', row: rows[0]?.row ?? 0 },
    added: after.variants.filter(({ id }) => !known.has(id)).map(({ sku }) => sku),
    ...{ rows: rows.length, version: product?.version ?? null },
  };
  if (!product) return { ...planned, does: 'create', changes: [] };
  const changes = [...changesOf(before, after), ...properties];
  return { ...planned, changes, does: hasFields || properties.length > 0 ? 'change' : 'keep' };
}

async function stateOf(tx: Tx, { id }: ProductToEdit): Promise<GoodsState> {
  return { options: await listOptions(tx, id), variants: await listGoodsVariants(tx, id) };
}

/** The draft that such rows begin with. */
async function newState(tx: Tx, slug: string, rows: readonly GoodsRow[]): Promise<GoodsState> {
  const { price: priceAmount, currency } = readNew(slug, rows);
  await refuseTakenSlug(tx, slug, null);
  const variant = {
    ...{ ...NO_FACTS, id: crypto.randomUUID(), sku: '', title: '', priceAmount, costAmount: null, currency },
    ...{ minQuantity: 1, maxQuantity: MOST_PIECES, position: 0, isOnSale: true, chosen: {} },
  };
  return { options: [], variants: [variant] };
}

/** @throws ShopError for properties that cannot be read. */
function propertiesChange(product: ProductToEdit | null, rows: readonly GoodsRow[]): AuditChange[] {
  const typed = rows.map(({ cells }) => cells.get('properties')).find((text) => text !== undefined);
  if (typed === undefined || (!product && typed === '')) return [];
  const { data, error } = goodsForm.fields['attributes']?.safeParse(typed) ?? {};
  if (error) throw new ShopError('invalid_input', 422, error.issues[0]?.message ?? '');
  const details = (product?.details ?? goodsForm.blank) as GoodsDetails;
  const [from, fresh] = [details, goodsForm.apply(details, { attributes: data })].map(
    (one) => goodsForm.texts(one)['attributes'],
  );
  return from === fresh ? [] : [{ field: goodsField('attributes'), from: from || null, to: fresh || null }];
}
