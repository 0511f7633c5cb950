import { db } from '#lib/db.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { productForm } from '#shop/products/editing/edit-form.ts';
import { findProductToEdit, formTexts, type ProductToEdit } from '#shop/products/editing/product-to-edit.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { anAddress } from './people.ts';

/** Somebody of the staff, for the verbs: who signs in does not matter there. */
export async function aColleague(firstName: string): Promise<`staff:${string}`> {
  const { id } = await db
    .insertInto('users')
    .values({ email: anAddress(), firstName, role: 'admin' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return `staff:${id}`;
}

/** A draft that nobody else's test touches. */
export async function aDraft(actor: `staff:${string}`, title = 'Knots that hold'): Promise<string> {
  const slug = `knots-${crypto.randomUUID().slice(0, 8)}`;
  return createProduct(db, { kind: 'course', title, slug, price: 4900, currency: 'USD' }, actor);
}

export async function product(slug: string): Promise<ProductToEdit> {
  const found = await findProductToEdit(db, slug);
  if (!found) throw new Error(`there is no product ${slug}`);
  return found;
}

/** The form of a product as a page shows it now, with what a person types into it. */
export async function formOf(slug: string, typed: Record<string, string> = {}) {
  const shown = await product(slug);
  return readForm({ ...formTexts(shown), version: String(shown.version), ...typed });
}

export function readForm(fields: Readonly<Record<string, unknown>>) {
  return productForm(kindNamed('course')).parse(fields);
}

/** Everything a course needs beside its lessons. */
export const WHOLE = {
  description: 'Tie five knots that hold, and know when to use which.',
  full_description: 'Five knots, one rope.',
  category: 'bread-and-pastry',
  'course.instructor_name': 'Ida Holm',
  'course.outcomes': 'Tie five knots',
} as const;
