import type { AuditChange } from '../../../../accounts/audit.ts';
import { variantChanges } from '../../../editing/audit-changes.ts';
import { changedVariantFields } from '../../../editing/variants/variant-list.ts';
import type { GoodsState } from './change-goods.ts';
import { type ProductOption, titleOf } from './option.ts';
import type { GoodsVariant } from './variant.ts';
import { goodsField, goodsTexts } from './variant-texts.ts';

const OPTIONS = goodsField('options');
const CHOICE = goodsField('choice');
const PICTURE = goodsField('picture');

/** Names of the form fields in which two states differ, as edits are compared and audited. */
export function changedFields(before: GoodsState, after: GoodsState): string[] {
  const fields = new Set(changedVariantFields(before.variants, after.variants));
  if (JSON.stringify(before.options) !== JSON.stringify(after.options)) fields.add(OPTIONS);
  for (const { field } of factChanges(before, after)) fields.add(field);
  if (after.variants.some((one) => isChosenAnew(before, one))) fields.add(CHOICE);
  if (before.variants.length !== after.variants.length) fields.add('variants');
  return [...fields];
}

function isChosenAnew({ variants }: GoodsState, { id, chosen }: GoodsVariant): boolean {
  const old = variants.find((one) => one.id === id)?.chosen ?? chosen;
  return JSON.stringify(Object.entries(old).toSorted()) !== JSON.stringify(Object.entries(chosen).toSorted());
}

/** What changed, with the values before and after. */
export function changesOf(before: GoodsState, after: GoodsState): AuditChange[] {
  const [from, to] = [optionsText(before.options), optionsText(after.options)];
  return [
    ...(from === to ? [] : [{ field: OPTIONS, from: from || null, to: to || null }]),
    ...variantChanges(before.variants, after.variants),
    ...factChanges(before, after),
  ];
}

/** "Size: S, M; Colour: Blue" */
export function optionsText(options: readonly ProductOption[]): string {
  return options
    .map(({ name, values }) => `${name}: ${values.map(({ value }) => value).join(', ')}`)
    .join('; ');
}

function factChanges(before: GoodsState, after: GoodsState): AuditChange[] {
  const known = new Map(before.variants.map((variant) => [variant.id, variant]));
  return after.variants.flatMap((variant) => {
    const old = known.get(variant.id);
    if (!old) return [];
    const [from, to] = [textsOf(before, old), textsOf(after, variant)];
    const of = variant.title || variant.sku;
    return Object.keys(to)
      .filter((field) => from[field] !== to[field])
      .map((field) =>
        field === PICTURE ? { field, of } : { field, from: from[field] || null, to: to[field] || null, of },
      );
  });
}

function textsOf({ options }: GoodsState, variant: GoodsVariant): Readonly<Record<string, string>> {
  return { ...goodsTexts(variant), [CHOICE]: titleOf(options, variant.chosen) };
}
