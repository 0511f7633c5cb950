import type { AuditChange, AuditValue } from '../../accounts/audit.ts';
import { kindNamed } from '../kinds.ts';
import { shortFieldName } from './kind-fields.ts';
import { formTexts, type ProductToEdit } from './product-to-edit.ts';
import type { VariantToEdit } from './variants/variant-list.ts';

/** Fields whose values the audit log keeps. Long texts are left out, and so is what may be about a person. */
const KEPT = new Set(['guarantee_days', 'title', 'slug', 'image', 'tags', 'sku', 'currency']);

/**
 * What an edit changes, for the audit log: the values before and after where they are kept.
 * @param titles of categories by slug, of the owner's classes of tax by key
 */
export function productChanges(
  before: ProductToEdit,
  after: ProductToEdit,
  changing: readonly string[],
  titles: { readonly categories: ReadonlyMap<string, string>; readonly classes: ReadonlyMap<string, string> },
): AuditChange[] {
  const [old, fresh] = [formTexts(before), formTexts(after)];
  const kindFields = kindNamed(before.kind).admin?.auditFields ?? {};
  const category = ({ categorySlug }: ProductToEdit) =>
    categorySlug === null ? null : (titles.categories.get(categorySlug) ?? categorySlug);
  const taxClass = ({ taxClass: key }: ProductToEdit) =>
    key === null ? null : (titles.classes.get(key) ?? key);
  return changing.map((field) => {
    if (field === 'price' || field === 'cost')
      return { field, from: amountOf(before, field), to: amountOf(after, field) };
    if (field === 'tax_class') return { field, from: taxClass(before), to: taxClass(after) };
    if (field === 'category') return { field, from: category(before), to: category(after) };
    const isOfKind = field.startsWith(`${before.kind}.`);
    const isKept = isOfKind ? kindFields[shortFieldName(field)]?.isKept : KEPT.has(field);
    return isKept ? { field, from: old[field] || null, to: fresh[field] || null } : { field };
  });
}

function amountOf({ variant }: ProductToEdit, field: 'price' | 'cost'): AuditValue {
  if (!variant) return null;
  return moneyOf(field === 'price' ? variant.priceAmount : variant.costAmount, variant.currency);
}

function moneyOf(amount: number | null, currency: string): AuditValue {
  return amount === null ? null : { amount, currency };
}

/** What changes of the variants themselves; that one was added, moved or withdrawn is the action. */
export function variantChanges(
  before: readonly VariantToEdit[],
  after: readonly VariantToEdit[],
): AuditChange[] {
  return after.flatMap((variant) => {
    const old = before.find(({ id }) => id === variant.id);
    if (!old) return [];
    const [from, to] = [auditedFields(old), auditedFields(variant)];
    const of = variant.title || old.title;
    return Object.keys(to)
      .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
      .map((field) => ({
        ...{ field, from: from[field] ?? null, to: to[field] ?? null },
        ...(of && field !== 'variant_title' ? { of } : {}),
      }));
  });
}

function auditedFields(variant: VariantToEdit): Readonly<Record<string, AuditValue>> {
  return {
    variant_title: variant.title || null,
    sku: variant.sku,
    price: moneyOf(variant.priceAmount, variant.currency),
    cost: moneyOf(variant.costAmount, variant.currency),
    max_quantity: variant.maxQuantity,
  };
}
