import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import { changesOf } from './audit-changes.ts';
import { changeGoods, type GoodsChange, type GoodsState } from './change-goods.ts';
import {
  isSameName,
  MOST_OPTIONS,
  MOST_VALUES,
  type OptionValue,
  type ProductOption,
  repeatedName,
} from './option.ts';
import { type OptionsInput, type SavedOption, typedValues, valueField } from './options-form.ts';
import { type GoodsVariant, retitled, sameChoice } from './variant.ts';

/** Names in a sentence, at most. */
const MOST_NAMED = 3;

/**
 * Adds, changes, moves or removes an option of an item. Variants keep what is chosen with them, and have the new names.
 * @throws ShopError `too_many`, `same_name`, `gone`, `value_used`, `option_used`, `no_value`, and those of `changeGoods`.
 */
export async function editOptions(
  db: Db,
  change: Omit<GoodsChange, 'version'>,
  input: OptionsInput,
): Promise<void> {
  await changeGoods(db, { ...change, version: input.version }, (_, state) => {
    const after = optionsAfter(state, input);
    const { options } = after;
    const changes = changesOf({ ...state, variants: [] }, { options, variants: [] });
    const variants = retitled(state, after);
    return { options, variants, action: 'product.options_edited', details: { changes } };
  });
}

function optionsAfter(state: GoodsState, input: OptionsInput): GoodsState {
  if (input.act === 'add-option') return addOption(state, input);
  const at = state.options.findIndex(({ id }) => id === input.option);
  const option = state.options[at];
  if (!option) throw new ShopError('gone', 409, t('That option is no longer here. Load the page again.'));
  if (input.act === 'save-option') {
    const saved = savedOption(state, option, input);
    refuseSameNames(state.options.with(at, saved), saved);
    return { ...state, options: state.options.with(at, saved) };
  }
  if (input.act === 'option-up') return { ...state, options: movedUp(state.options, at) };
  return removeOption(state, option);
}

function addOption(
  { options, variants }: GoodsState,
  { option_name: name, option_values: texts }: Extract<OptionsInput, { act: 'add-option' }>,
): GoodsState {
  if (options.length >= MOST_OPTIONS)
    throw atField('option_name', 'too_many', t('At most {max} options.', { max: MOST_OPTIONS }));
  const added: ProductOption = {
    ...{ id: crypto.randomUUID(), name },
    values: texts.map((value) => ({ id: crypto.randomUUID(), value })),
  };
  refuseSameNames([...options, added], added);
  const isAlone = variants.filter((one) => one.isOnSale).length < 2;
  const byTitle = options.length === 0 && !isAlone;
  return {
    options: [...options, added],
    variants: variants.map((one) => ({
      ...one,
      chosen: { ...one.chosen, [added.id]: (byTitle ? titled(added, one) : added.values[0])?.id ?? '' },
    })),
  };
}

/** The value that is called as a variant is. @throws ShopError where there is none. */
function titled({ values }: ProductOption, { title, isOnSale }: GoodsVariant): OptionValue | undefined {
  const value = values.find((one) => isSameName(one.value, title));
  if (value || !isOnSale) return value ?? values[0];
  throw atField(
    'option_values',
    'no_value',
    t('A variant is called “{title}”. Write that among the values too, or take the variant off sale.', {
      title: isolate(title),
    }),
  );
}

/** An option as its form says: names, new values, one moved up or taken away. */
function savedOption(state: GoodsState, option: ProductOption, input: SavedOption): ProductOption {
  const typed = typedValues(input);
  const kept = option.values
    .filter(({ id }) => id !== input.remove)
    .map(({ id, value }) => ({ id, value: typed.get(id) ?? value }));
  for (const { id, value } of kept)
    if (value === '') throw atField(valueField(id), 'no_name', t('Give the value a name, or remove it.'));
  const removed = option.values.find(({ id }) => id === input.remove);
  if (removed) refuseUsedValue(state.variants, removed);
  const at = kept.findIndex(({ id }) => id === input.up);
  const added = input.option_values.map((value) => ({ id: crypto.randomUUID(), value }));
  const values = [...(at > 0 ? movedUp(kept, at) : kept), ...added];
  if (values.length > MOST_VALUES)
    throw atField('option_values', 'too_many', t('At most {max} values.', { max: MOST_VALUES }));
  if (values.length === 0)
    throw atField('option_values', 'no_value', t('An option keeps one value. Remove the option instead.'));
  return { ...option, name: input.option_name, values };
}

function movedUp<T>(list: readonly T[], at: number): T[] {
  const one = list[at];
  return at < 1 || one === undefined ? [...list] : list.toSpliced(at, 1).toSpliced(at - 1, 0, one);
}

function refuseSameNames(options: readonly ProductOption[], { values }: ProductOption): void {
  const name = repeatedName(options.map((one) => one.name));
  if (name !== undefined)
    throw atField(
      'option_name',
      'same_name',
      t('Another option is called “{name}”.', { name: isolate(name) }),
    );
  const value = repeatedName(values.map((one) => one.value));
  if (value === undefined) return;
  const text = t('“{value}” is there twice.', { value: isolate(value) });
  throw atField('option_values', 'same_name', text);
}

function refuseUsedValue(variants: readonly GoodsVariant[], { id, value }: OptionValue): void {
  const using = variants.filter(({ chosen }) => Object.values(chosen).includes(id));
  if (using.length === 0) return;
  const text = t(
    '{count, plural, one {“{value}” is used by {codes}.} other {“{value}” is used by # variants, such as {codes}.}} Give them another value or delete them first.',
    {
      ...{ count: using.length, value: isolate(value) },
      codes: listFormat().format(using.slice(0, MOST_NAMED).map(({ sku }) => sku)),
    },
  );
  throw atField(valueField(id), 'value_used', text);
}

/** @throws ShopError where shoppers could not tell variants apart without it. */
function removeOption(state: GoodsState, option: ProductOption): GoodsState {
  const options = state.options.filter(({ id }) => id !== option.id);
  const variants = state.variants.map((one) => {
    const { [option.id]: _, ...chosen } = one.chosen;
    return { ...one, chosen };
  });
  const onSale = variants.filter((one) => one.isOnSale);
  const same = options.length === 0 && onSale.length > 1 ? onSale : sameChoice(options, variants);
  if (!same) return { options, variants };
  const text = t(
    'Without “{name}” shoppers could not tell {codes} apart. Take all but one of them off sale first.',
    {
      ...{ name: isolate(option.name) },
      codes: listFormat().format(same.slice(0, 2).map(({ sku }) => sku)),
    },
  );
  throw new ShopError('option_used', 409, text);
}

function atField(field: string, code: string, text: string): ShopError {
  return new ShopError(code, code === 'value_used' ? 409 : 422, text, { [field]: text });
}
