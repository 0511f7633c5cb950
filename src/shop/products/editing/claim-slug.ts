import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { lockSlugOwner, retireSlug } from './slug-store.ts';

/**
 * Makes a slug a product's own. One that is in use, or that still leads to another product, is refused: an address
 * that people have kept never ends up at something else.
 * @param from the slug it has had; left as a redirect when the product was ever on sale.
 * @throws ShopError `slug_taken` at the field `slug`.
 */
export async function claimSlug(
  tx: Tx,
  product: { readonly id: string; readonly slug: string; readonly publishedAt: Date | null },
  to: string,
  at: Date,
): Promise<void> {
  await refuseTakenSlug(tx, to, product.id);
  await retireSlug(tx, product.id, product.publishedAt ? product.slug : null, to, at);
}

/** @throws ShopError `slug_taken` when the slug is somebody's, and not `ownId`'s. */
export async function refuseTakenSlug(tx: Tx, slug: string, ownId: string | null): Promise<void> {
  const owner = await lockSlugOwner(tx, slug);
  if (owner === null || owner === ownId) return;
  const text = `“${slug}” belongs to another product, now or before. Choose another address.`;
  throw new ShopError('slug_taken', 409, text, { slug: text });
}
