import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { numberedSlug, slugFrom } from '#lib/slug.ts';
import { t } from '#messages/t.ts';
import { lockNumberedSlugs, lockSlugOwner, retireSlug } from './slug-store.ts';

/**
 * Gives a product a new slug. One that another product has, or had, is refused, so that an old link never leads to another
 * product. The old slug stays as a redirect if the product was ever published.
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

/** A slug made from a title that no product has, or had. @param kind its name stands for a title without a usual transliteration. */
export async function freeSlug(tx: Tx, title: string, kind: string): Promise<string> {
  const slug = slugFrom(title, kind);
  return numberedSlug(slug, await lockNumberedSlugs(tx, slug));
}

/** @throws ShopError `slug_taken` when the slug belongs to a product other than `ownId`. */
export async function refuseTakenSlug(tx: Tx, slug: string, ownId: string | null): Promise<void> {
  const owner = await lockSlugOwner(tx, slug);
  if (owner === null || owner === ownId) return;
  const text = t('“{slug}” is or was the web address of another product. Choose another.', { slug });
  throw new ShopError('slug_taken', 409, text, { slug: text });
}
