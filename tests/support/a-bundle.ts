import { randomUUID } from 'node:crypto';
import { db } from '#lib/db.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { editParts } from '#shop/products/kinds/bundle/parts/edit-parts.ts';
import { partsInput } from '#shop/products/kinds/bundle/parts/parts-form.ts';
import { deliveredKinds } from '#shop/products/kinds.ts';
import { STAFF } from './goods-order.ts';

/** A published bundle at this price in US cents, of one piece of each of these products. @returns its slug. */
export async function aBundleOf(price: number, ...parts: readonly string[]): Promise<string> {
  const title = `Set ${randomUUID().slice(0, 8)}`;
  const slug = await createProduct(db, { kind: 'bundle', title, slug: '', price, currency: 'USD' }, STAFF);
  const kinds = deliveredKinds().map(({ name }) => name);
  for (const product of parts) {
    const { version } = await db
      .selectFrom('products')
      .select('version')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    const change = { act: 'add', product, quantity: '1', version: String(version) };
    await editParts(db, slug, partsInput.parse(change), { actor: STAFF, kinds });
  }
  const published = { status: 'published', publishedAt: new Date() };
  await db.updateTable('products').set(published).where('slug', '=', slug).execute();
  return slug;
}
