import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Missing } from '../kind.ts';
import { kindNamed } from '../kinds.ts';
import { kindFieldName } from './kind-fields.ts';
import type { ProductToEdit } from './product-to-edit.ts';

/** What is missing before the product can be published, in the order of its form; a kind's own as `<kind>.<name>`. */
export async function listMissingFields(db: Db, product: ProductToEdit): Promise<Missing[]> {
  const { description, fullDescription, categorySlug, variant } = product;
  const own = [
    description ? null : { field: 'description', text: t('Say in a sentence what it is.') },
    fullDescription ? null : { field: 'full_description', text: t('Describe it for its page.') },
    categorySlug ? null : { field: 'category', text: t('Choose a category.') },
    variant || kindNamed(product.kind).admin?.variantsLink
      ? null
      : { field: 'price', text: t('Give it a price, or 0 if it is free.') },
  ].filter((entry) => entry !== null);
  const { form } = kindNamed(product.kind).details;
  const ofKind = await form.missing(db, product.id, product.details);
  return [...own, ...ofKind.map(({ field, text }) => ({ field: kindFieldName(product.kind, field), text }))];
}

/**
 * @param among checks only these fields, which an edit is about to change; all without it.
 * @throws ShopError `incomplete` with the reason at each field, when something is missing.
 */
export async function refuseIncomplete(
  db: Db,
  product: ProductToEdit,
  among?: readonly string[],
): Promise<void> {
  const missing = (await listMissingFields(db, product)).filter(
    ({ field }) => among?.includes(field) ?? true,
  );
  if (missing.length === 0) return;
  const fields: Record<string, string> = {};
  for (const { field, text } of missing) fields[field] ??= text;
  throw new ShopError('incomplete', 422, t('Something is missing before shoppers can have it.'), fields);
}
