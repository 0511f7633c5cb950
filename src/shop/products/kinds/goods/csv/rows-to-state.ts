import { t } from '#messages/t.ts';
import { currencyOf } from '../../../editing/variants/variant-list.ts';
import { MOST_PIECES } from '../goods.ts';
import type { GoodsState } from '../variants/change-goods.ts';
import { isSameName, MOST_OPTIONS, type ProductOption, titleOf } from '../variants/option.ts';
import { type GoodsVariant, retitled, sharedFacts } from '../variants/variant.ts';
import { variantForm } from '../variants/variant-form.ts';
import { variantFormTexts } from '../variants/variant-texts.ts';
import { type GoodsRow, VARIANT_COLUMNS } from './goods-csv.ts';

export interface RowProblem {
  readonly row: number;
  readonly text: string;
}

/** What rows make of an item, or what is wrong with them. */
export type RowsResult = { readonly state: GoodsState } | { readonly problems: readonly RowProblem[] };

/**
 * Options, values and variants as the rows of one item say; what they do not name stays.
 * @param isNew the item was made for these rows: its only variant becomes the first of them.
 */
export function stateOfRows(before: GoodsState, rows: readonly GoodsRow[], isNew: boolean): RowsResult {
  const options = rows.reduce(withChoices, before.options);
  const known = before.variants.map((one, at) =>
    isNew && at === 0 ? { ...one, sku: rows[0]?.cells.get('sku') ?? one.sku } : one,
  );
  const whole = { options, variants: known.map((one) => withFirstValues(one, options)) };
  let variants = retitled({ options: before.options, variants: known }, whole);
  const problems: RowProblem[] = [];
  for (const line of rows) {
    const read = readRow(line, options, variants);
    if ('problem' in read) problems.push({ row: line.row, text: read.problem });
    else {
      const others = variants.filter(({ id }) => id !== read.variant.id);
      const at = variants.findIndex(({ id }) => id === read.variant.id);
      variants = others.toSpliced(at < 0 ? others.length : at, 0, read.variant);
    }
  }
  if (problems.length > 0) return { problems };
  const [onSale, off] = [variants.filter((one) => one.isOnSale), variants.filter((one) => !one.isOnSale)];
  return { state: { options, variants: [...onSale, ...off] } };
}

/** The options and values that a row names, added where they are missing. */
function withChoices(options: readonly ProductOption[], { cells }: GoodsRow): readonly ProductOption[] {
  return choicesIn(cells).reduce((all, { name, value }) => {
    const at = all.findIndex((one) => isSameName(one.name, name));
    const option = all[at];
    const added = { id: crypto.randomUUID(), value };
    if (!option) return all.concat({ id: crypto.randomUUID(), name, values: [added] });
    if (option.values.some((one) => isSameName(one.value, value))) return all;
    return all.with(at, { ...option, values: [...option.values, added] });
  }, options);
}

function choicesIn(cells: GoodsRow['cells']): { name: string; value: string }[] {
  return Array.from({ length: MOST_OPTIONS }, (_, at) => ({
    name: cells.get(`option${at + 1}`) ?? '',
    value: cells.get(`value${at + 1}`) ?? '',
  })).filter(({ name, value }) => name !== '' && value !== '');
}

function withFirstValues(variant: GoodsVariant, options: readonly ProductOption[]): GoodsVariant {
  const first = options.flatMap(({ id, values }) => (values[0] ? [[id, values[0].id]] : []));
  return { ...variant, chosen: { ...Object.fromEntries(first), ...variant.chosen } };
}

function readRow(
  { cells }: GoodsRow,
  options: readonly ProductOption[],
  variants: readonly GoodsVariant[],
): { readonly variant: GoodsVariant } | { readonly problem: string } {
  const sku = cells.get('sku') ?? '';
  const currency = currencyOf(variants);
  const given = cells.get('currency') ?? '';
  if (given !== '' && given.toUpperCase() !== currency)
    return { problem: t('Its prices are in {currency}.', { currency }) };
  const old = variants.find((one) => one.sku === sku) ?? newVariant(sku, variants, options);
  const chosen = { ...old.chosen, ...chosenIn(cells, options) };
  const base = { ...old, chosen };
  const named = Object.entries(VARIANT_COLUMNS).filter(([head]) => cells.has(head));
  const typed = Object.fromEntries(named.map(([head, field]) => [field, cells.get(head) ?? '']));
  const form = variantForm({ ...{ options, currency, maxQuantity: MOST_PIECES, places: 0 }, minQuantity: 1 });
  const texts = { ...variantFormTexts(base, options, 0), ...typed, act: 'save', version: '0' };
  const { data, error } = form.safeParse(texts);
  const issue = error?.issues[0];
  if (issue || !data) return { problem: `${headOf(String(issue?.path[0] ?? ''))}: ${issue?.message ?? ''}` };
  const { version: _version, place: _place, pictureId: _picture, ...fields } = data;
  const title = fields.title || titleOf(options, fields.chosen);
  const isOnSale = cells.get('on_sale') ? cells.get('on_sale') !== 'no' : old.isOnSale;
  return { variant: { ...base, ...fields, title, isOnSale } };
}

const headOf = (field: string) =>
  Object.entries(VARIANT_COLUMNS).find(([, one]) => one === field)?.[0] ?? field;

function chosenIn(cells: GoodsRow['cells'], options: readonly ProductOption[]): Record<string, string> {
  const found = choicesIn(cells).flatMap(({ name, value }) => {
    const option = options.find((one) => isSameName(one.name, name));
    const known = option?.values.find((one) => isSameName(one.value, value));
    return option && known ? [[option.id, known.id]] : [];
  });
  return Object.fromEntries(found);
}

function newVariant(
  sku: string,
  variants: readonly GoodsVariant[],
  options: readonly ProductOption[],
): GoodsVariant {
  const [first] = variants;
  const fresh: GoodsVariant = {
    ...sharedFacts(first),
    ...{ id: crypto.randomUUID(), title: '', sku, chosen: {}, priceAmount: first?.priceAmount ?? 0 },
    ...{ costAmount: first?.costAmount ?? null, currency: currencyOf(variants), minQuantity: 1 },
    ...{ maxQuantity: first?.maxQuantity ?? MOST_PIECES, position: 0, isOnSale: true },
  };
  return withFirstValues(fresh, options);
}
