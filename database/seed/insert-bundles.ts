import type { Tx } from '#lib/db.ts';
import { saveParts } from '#shop/products/kinds/bundle/parts/parts-store.ts';
import { saveBundle } from '#shop/products/kinds/bundle/store.ts';
import type { DemoBundle } from './catalogue/bundles/index.ts';

/** Adds a bundle of the demo shop; its parts are there. @returns its id */
export async function insertBundle(
  tx: Tx,
  bundle: DemoBundle,
  categoryId: string | undefined,
): Promise<string> {
  const { slug, title, description, fullDescription, publishedAt, sku, priceAmount } = bundle;
  const { id } = await tx
    .insertInto('products')
    .values({
      ...{ kind: 'bundle', slug, title, description, fullDescription, publishedAt },
      ...{ categoryId: categoryId ?? null, status: 'published' },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('variants')
    .values({ productId: id, sku, priceAmount, currency: 'USD', maxQuantity: 10 })
    .execute();
  await saveBundle(tx, id);
  await saveParts(tx, id, await Promise.all(bundle.parts.map((part) => partOf(tx, part))));
  return id;
}

async function partOf(tx: Tx, { slug, sku, quantity = 1 }: DemoBundle['parts'][number]) {
  const product = await tx
    .selectFrom('products')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const variant = sku
    ? await tx.selectFrom('variants').select('id').where('sku', '=', sku).executeTakeFirstOrThrow()
    : null;
  return { id: null, productId: product.id, variantId: variant?.id ?? null, quantity };
}
