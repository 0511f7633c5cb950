import type { Db } from '#lib/db.ts';
import { typedAmount } from '#lib/parse-amount.ts';
import { kindNamed } from '../kinds.ts';
import { listTags } from '../store.ts';
import { withKindPrefix } from './kind-fields.ts';
import { findProductRow, type ProductRow } from './store.ts';
import { findMainVariant } from './variants/store.ts';

/** A product with everything its edit form shows. */
export interface ProductToEdit extends ProductRow {
  readonly tags: readonly string[];
  readonly variant: Awaited<ReturnType<typeof findMainVariant>>;
  readonly details: unknown;
}

/** The product with this slug, of any status; null if there is none. `isLocked`: lock it, in the transaction of the edit. */
export async function findProductToEdit(
  db: Db,
  slug: string,
  { isLocked = false } = {},
): Promise<ProductToEdit | null> {
  const row = await findProductRow(db, slug, { isLocked });
  return row ? loadProductParts(db, row) : null;
}

export async function loadProductParts(db: Db, row: ProductRow): Promise<ProductToEdit> {
  const kind = kindNamed(row.kind);
  const [tags, variant, details] = [
    await listTags(db, row.id),
    await findMainVariant(db, row.id),
    await kind.details.load(db, [row.id]),
  ];
  return {
    ...row,
    tags: tags.map(({ title }) => title),
    variant,
    details: details.get(row.id) ?? kind.details.form.blank,
  };
}

/** The fields of the edit form as texts: what the form shows and what an edit is compared with. */
export function formTexts(product: ProductToEdit): Readonly<Record<string, string>> {
  const { variant } = product;
  const amountText = (amount: number | null | undefined) =>
    variant && amount !== null && amount !== undefined
      ? typedAmount({ amount, currency: variant.currency })
      : '';
  return {
    title: product.title,
    slug: product.slug,
    description: product.description,
    full_description: product.fullDescription,
    image: product.image ?? '',
    category: product.categorySlug ?? '',
    tax_class: product.taxClass ?? '',
    guarantee_days: product.guaranteeDays === null ? '' : String(product.guaranteeDays),
    tags: product.tags.toSorted().join(', '),
    sku: variant?.sku ?? '',
    price: amountText(variant?.priceAmount),
    cost: amountText(variant?.costAmount),
    currency: variant?.currency ?? '',
    ...withKindPrefix(product.kind, kindNamed(product.kind).details.form.texts(product.details)),
  };
}

/** Names of the fields in which two states of a form differ. */
export function changedFields(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
