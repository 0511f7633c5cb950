import type { Tx } from '#lib/db.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { PartsInput } from './parts-form.ts';
import { findCandidates, listPartVariants, type PartToSave } from './parts-store.ts';
import { editedMeanwhile, refused, unknownProduct } from './refusals.ts';

/** A change of the parts of a bundle. */
export type PartChange = Exclude<PartsInput, { act: 'price' }>;

/** The product that is added. @param kinds of products that can be parts. @throws ShopError `unknown_product`, `several_products`, `not_on_sale`. */
export async function partToAdd(
  tx: Tx,
  bundleId: string,
  { product: typed, quantity }: Extract<PartChange, { act: 'add' }>,
  kinds: readonly string[],
): Promise<PartToSave> {
  const text = typed.trim().replace(/^.*\//, '');
  const found = await findCandidates(tx, text, kinds);
  const [first, ...others] = found;
  if (!first)
    throw refused(
      'unknown_product',
      'product',
      t('There is no such product. Bundles cannot be part of a bundle.'),
    );
  if (others.length > 0)
    throw refused(
      'several_products',
      'product',
      t('Several products fit. Type the web address of one: {addresses}.', {
        addresses: listFormat('disjunction').format(found.map(({ slug }) => slug)),
      }),
    );
  const variants = await listPartVariants(tx, [first.id]);
  const [only] = variants;
  if (!only)
    throw refused('not_on_sale', 'product', t('“{title}” has nothing on sale.', { title: first.title }));
  if (bundleId === first.id) throw unknownProduct();
  return { id: null, productId: first.id, variantId: variants.length === 1 ? only.id : null, quantity };
}

/** The parts after any other change. @throws ShopError `edited_meanwhile`, `unknown_variant`. */
export async function changedParts(
  tx: Tx,
  parts: readonly PartToSave[],
  input: Exclude<PartChange, { act: 'add' }>,
): Promise<readonly PartToSave[]> {
  const at = parts.findIndex(({ id }) => id === input.part);
  const part = parts[at];
  if (!part) throw editedMeanwhile();
  if (input.act === 'remove') return parts.toSpliced(at, 1);
  if (input.act === 'up') return at === 0 ? parts : parts.toSpliced(at - 1, 2, part, parts[at - 1] ?? part);
  if (input.act === 'down')
    return at === parts.length - 1 ? parts : parts.toSpliced(at, 2, parts[at + 1] ?? part, part);
  const own = await listPartVariants(tx, [part.productId]);
  if (input.variant !== null && own.every(({ id }) => id !== input.variant))
    throw refused('unknown_variant', 'variant', t('That is not on sale any more. Choose another.'));
  return parts.toSpliced(at, 1, { ...part, quantity: input.quantity, variantId: input.variant });
}
