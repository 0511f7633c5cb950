import { z } from 'zod';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { readPrice } from '../../../editing/amount-fields.ts';
import { skuField, versionField } from '../../../editing/edit-form.ts';
import { currencyOf } from '../../../editing/variants/variant-list.ts';
import { MOST_PIECES } from '../goods.ts';
import { changeGoods, type GoodsChange, type GoodsState } from './change-goods.ts';
import {
  type Combination,
  MOST_VARIANTS,
  missingCombinations,
  sortedByOptions,
  suggestedSku,
  titleOf,
} from './option.ts';
import { listTakenSkus } from './store.ts';
import { type GoodsVariant, sharedFacts } from './variant.ts';

/** The field that ticks a combination. */
export const combinationField = ({ key }: Pick<Combination, 'key'>) => `add_${key}`;

/** Most fields of the form. */
export const GRID_FIELDS = MOST_VARIANTS + 10;

/** The form with the combinations that no variant has. */
export const gridForm = z
  .strictObject({ act: z.literal('add'), version: versionField, price: z.string(), sku_base: skuField })
  .catchall(z.literal('on'))
  .transform(({ act: _, version, price, sku_base: base, ...ticks }) => ({
    ...{ version, price, base },
    keys: new Set(Object.keys(ticks).map((name) => name.slice('add_'.length))),
  }));
export type GridFields = z.infer<typeof gridForm>;

/**
 * Makes variants of the combinations that are ticked. What is the same for all of an item, such as the weight, they get
 * from its first variant.
 * @throws ShopError `invalid_input` at the price, `none_ticked`, and those of `changeGoods`.
 */
export async function addGoodsVariants(
  db: Db,
  change: Omit<GoodsChange, 'version'>,
  { version, price, base, keys }: GridFields,
): Promise<void> {
  await changeGoods(db, { ...change, version }, async (tx, state) => {
    const { options, variants } = state;
    const amount = amountOf(price, currencyOf(variants));
    const ticked = missingCombinations(options, variants, MOST_VARIANTS).filter(({ key }) => keys.has(key));
    if (ticked.length === 0) throw atField('form', 'none_ticked', t('Tick what you want to add.'));
    const added = await newVariants(tx, state, ticked, { amount, base });
    const [onSale, others] = [
      variants.filter((one) => one.isOnSale),
      variants.filter((one) => !one.isOnSale),
    ];
    const isSorted = sortedByOptions(options, onSale).every((one, at) => one === onSale[at]);
    const all = [...onSale, ...added];
    return {
      ...{ options, variants: [...(isSorted ? sortedByOptions(options, all) : all), ...others] },
      ...{ action: 'product.variant_added', details: { count: added.length, ...titleDetail(added) } },
    };
  });
}

const titleDetail = ([first, second]: readonly GoodsVariant[]) =>
  first && !second ? { title: first.title } : {};

function amountOf(price: string, currency: string): number {
  const { amount, problem } = readPrice(price, currency);
  if (problem !== null) throw atField('price', 'invalid_input', problem);
  return amount;
}

async function newVariants(
  tx: Tx,
  { options, variants }: GoodsState,
  combinations: readonly Combination[],
  { amount: priceAmount, base }: { readonly amount: number; readonly base: string },
): Promise<GoodsVariant[]> {
  const [first] = variants;
  const skus = await freeSkus(
    tx,
    combinations.map(({ values }) => suggestedSku(base, values)),
  );
  return combinations.map(({ values }, at) => {
    const chosen = Object.fromEntries(options.map(({ id }, place) => [id, values[place]?.id ?? '']));
    return {
      ...sharedFacts(first),
      ...{ id: crypto.randomUUID(), title: titleOf(options, chosen), sku: skus[at] ?? '', chosen },
      ...{ priceAmount, costAmount: first?.costAmount ?? null, currency: currencyOf(variants) },
      ...{ minQuantity: 1, maxQuantity: first?.maxQuantity ?? MOST_PIECES, position: 0, isOnSale: true },
    };
  });
}

/** These codes, each with a number after it where it is taken or stands twice. */
export async function freeSkus(tx: Tx, wanted: readonly string[]): Promise<string[]> {
  const taken = new Set(await listTakenSkus(tx, wanted));
  return wanted.map((sku) => {
    const free = taken.has(sku)
      ? `${sku.slice(0, 55)}-${crypto.randomUUID().slice(0, 8).toUpperCase()}`
      : sku;
    taken.add(free);
    return free;
  });
}

function atField(field: string, code: string, text: string): ShopError {
  return new ShopError(code, 422, text, { [field]: text });
}
