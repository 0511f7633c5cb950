import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import type { Part } from '../products/kind-expand.ts';
import { kindNamed } from '../products/kinds.ts';
import { listBoughtHere } from '../products/owned-store.ts';
import type { LineRow } from './store.ts';

interface InCart {
  readonly lines: readonly Line[];
  readonly bundles: ReadonlyMap<string, readonly Part[]>;
  readonly owned: ReadonlySet<string>;
}

/**
 * What a shopper is told who has parts of a bundle already that are bought once, or several of them in the cart, by variant of
 * the bundle; nobody is kept from buying it, perhaps for another person.
 * @param lines of the cart.
 * @param owned products that are known to be the visitor's; what this browser bought is read beside them.
 */
export async function ownedPartsNotices(
  db: Db,
  owner: Visitor,
  { lines, bundles, owned }: InCart,
): Promise<ReadonlyMap<string, string>> {
  const once = [...bundles.values()].flat().filter(({ kind }) => kindNamed(kind).sale.isBoughtOnce);
  const ids = once.map(({ productId }) => productId);
  const here = owner.id === null ? new Set<string>() : await listBoughtHere(db, owner.id, ids);
  const isKnown = ({ kind, productId }: Part) =>
    kindNamed(kind).sale.isBoughtOnce && (owned.has(productId) || here.has(productId));
  const units = unitsOfOnce(lines, bundles);
  return new Map(
    [...bundles].flatMap(([id, parts]): [string, string][] => {
      const known = parts.filter(isKnown);
      if (known.length > 0)
        return [[id, t('You already have {things}, which is part of this bundle.', thingsOf(known))]];
      const again = parts.filter(({ productId }) => (units.get(productId) ?? 0) > 1);
      if (again.length === 0) return [];
      return [[id, t('In your cart more than once: {things}. One person needs it once.', thingsOf(again))]];
    }),
  );
}

function thingsOf(parts: readonly Part[]): { readonly things: string } {
  const titles = new Set(parts.map(({ title }) => t('“{text}”', { text: isolate(title) })));
  return { things: listFormat().format(titles) };
}

type Line = Pick<LineRow, 'variantId' | 'productId' | 'kind' | 'quantity'>;

/** How many units of what is bought once are in a cart, by product: by itself and in bundles. */
function unitsOfOnce(
  lines: readonly Line[],
  bundles: ReadonlyMap<string, readonly Part[]>,
): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of lines)
    for (const { kind, productId, quantity } of bundles.get(line.variantId) ?? [{ ...line, quantity: 1 }])
      if (kindNamed(kind).sale.isBoughtOnce)
        units.set(productId, (units.get(productId) ?? 0) + quantity * line.quantity);
  return units;
}
