import { formatMoney } from '#lib/money.ts';
import type { Variant } from '../../product.ts';
import { type StockNote, stockNote } from './stock-note.ts';
import type { VariantFacts } from './variant-facts-store.ts';

/** A variant among those that shoppers choose from. */
export interface Choosable {
  readonly variant: Variant;
  /** In the order of the options. */
  readonly values: readonly string[];
  readonly note: StockNote;
  readonly price: string;
  readonly isOpen: boolean;
}

export interface ChoiceOfGoods {
  readonly all: readonly Choosable[];
  /** What is chosen at first: what can be bought, else the first. */
  readonly chosen: Choosable | undefined;
  /** The options with those of their values that a variant on sale has; none where variants are told apart by their titles alone. */
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** What shoppers choose between. */
export function choiceOf(
  options: ChoiceOfGoods['options'],
  variants: readonly Variant[],
  facts: ReadonlyMap<string, VariantFacts>,
  at: Date,
): ChoiceOfGoods {
  const all = variants.map((variant): Choosable => {
    const own = facts.get(variant.id);
    const isOpen = variant.availability.is === 'open';
    const note = stockNote(variant.availability, own, at);
    return { variant, values: own?.values ?? [], note, price: formatMoney(variant.price), isOpen };
  });
  const used = options.map(({ name, values }, at) => ({
    name,
    values: values.filter((value) => all.some((one) => one.values[at] === value)),
  }));
  const isWhole = all.every(({ values }) => values.length === options.length);
  return { all, chosen: all.find(({ isOpen }) => isOpen) ?? all[0], options: isWhole ? used : [] };
}
