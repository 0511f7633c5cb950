import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { AuditChange } from '../../../../accounts/audit.ts';
import { readPrice } from '../../../editing/amount-fields.ts';
import { versionField } from '../../../editing/edit-form.ts';
import { currencyOf } from '../../../editing/variants/variant-list.ts';
import { MOST_PIECES } from '../goods.ts';
import { changeGoods, type GoodsChange, type GoodsResult, type GoodsState } from './change-goods.ts';
import { weightField } from './measures.ts';
import { MOST_VARIANTS, sortedByOptions } from './option.ts';
import type { GoodsVariant } from './variant.ts';
import { optional, weightInput } from './variant-form.ts';
import { goodsField } from './variant-texts.ts';

/** The field that ticks a variant. */
export const pickField = ({ id }: Pick<GoodsVariant, 'id'>) => `pick_${id}`;

/** Most fields of the form. */
export const MANY_FIELDS = MOST_VARIANTS + 10;

/** The form around the list of variants. */
export const manyForm = z
  .strictObject({
    ...{ act: z.enum(['change', 'withdraw-many', 'sort']), version: versionField },
    /** The ticked ones, all, or those with a value of an option. */
    which: z.union([z.literal(['ticked', 'all']), z.uuid()], { error: () => t('Choose which variants.') }),
    ...{ price: z.string(), weight: weightInput },
    max_quantity: optional(
      (text) => (/^[1-9]\d?$/.test(text) ? Number(text) : null),
      () => t('Give a number from {min, number} to {max, number}.', { min: 1, max: MOST_PIECES }),
    ),
  })
  .catchall(z.literal('on'))
  .transform(({ act, version, which, price, weight, max_quantity, ...ticks }) => ({
    ...{ act, version, which, price, weightGrams: weight },
    maxQuantity: max_quantity,
    ticked: new Set(Object.keys(ticks).map((name) => name.slice('pick_'.length))),
  }));
export type ManyFields = z.infer<typeof manyForm>;

/**
 * Gives several variants on sale a price, a weight or a limit, takes them off sale, or sorts all by their options.
 * @throws ShopError `none_ticked`, `nothing_given`, `invalid_input` at the price, and those of `changeGoods`.
 */
export async function editGoodsVariants(
  db: Db,
  change: Omit<GoodsChange, 'version'>,
  form: ManyFields,
): Promise<void> {
  await changeGoods(db, { ...change, version: form.version }, (_, state) => applyMany(state, form));
}

function applyMany(state: GoodsState, form: ManyFields): GoodsResult {
  const { options, variants } = state;
  const [onSale, others] = [variants.filter((one) => one.isOnSale), variants.filter((one) => !one.isOnSale)];
  if (form.act === 'sort') {
    const sorted = [...sortedByOptions(options, onSale), ...others];
    return { options, variants: sorted, action: 'product.variant_moved', details: {} };
  }
  const chosen = onSale.filter((one) => isMeant(one, form));
  if (chosen.length === 0) throw atField('which', 'none_ticked', t('Tick the variants that you mean.'));
  const details = { count: chosen.length };
  if (form.act === 'withdraw-many') {
    const kept = onSale.filter((one) => !chosen.includes(one));
    const off = chosen.map((one) => ({ ...one, isOnSale: false }));
    const action = 'product.variant_withdrawn';
    return { options, variants: [...kept, ...off, ...others], action, details };
  }
  const { given, changes } = givenBy(form, currencyOf(variants));
  const changed = variants.map((one) => (chosen.includes(one) ? { ...one, ...given } : one));
  return { options, variants: changed, action: 'product.variants_edited', details: { ...details, changes } };
}

function isMeant({ id, chosen }: GoodsVariant, { which, ticked }: ManyFields): boolean {
  if (which === 'ticked') return ticked.has(id);
  return which === 'all' || Object.values(chosen).includes(which);
}

/** What the form gives to each of them; what is empty stays as it is. */
function givenBy({ price, weightGrams, maxQuantity }: ManyFields, currency: string) {
  const read = price.trim() === '' ? null : readPrice(price, currency);
  if (read && read.problem !== null) throw atField('price', 'invalid_input', read.problem);
  const given: Partial<GoodsVariant> = {
    ...(read ? { priceAmount: read.amount ?? 0, currency } : {}),
    ...(weightGrams === null ? {} : { weightGrams }),
    ...(maxQuantity === null ? {} : { maxQuantity }),
  };
  if (Object.keys(given).length === 0)
    throw atField('price', 'nothing_given', t('Say what they get: a price, a weight or a limit.'));
  const changes: AuditChange[] = [
    ...(read ? [{ field: 'price', to: { amount: read.amount ?? 0, currency } }] : []),
    ...(weightGrams === null ? [] : [{ field: goodsField('weight'), to: weightField(weightGrams) }]),
    ...(maxQuantity === null ? [] : [{ field: 'max_quantity', to: maxQuantity }]),
  ];
  return { given, changes };
}

function atField(field: string, code: string, text: string): ShopError {
  return new ShopError(code, 422, text, { [field]: text });
}
