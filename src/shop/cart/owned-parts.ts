import type { Db } from '#lib/db.ts';
import { isolate } from '#lib/isolate.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import type { Part } from '../products/kind-expand.ts';
import { kindNamed } from '../products/kinds.ts';
import { listBoughtHere } from '../products/owned-store.ts';

/**
 * What a shopper is told who has parts of a bundle already that are bought once, by variant of the bundle; nobody is kept
 * from buying it, perhaps for another person.
 * @param owned products that are known to be the visitor's; what this browser bought is read beside them.
 */
export async function ownedPartsNotices(
  db: Db,
  owner: Visitor,
  bundles: ReadonlyMap<string, readonly Part[]>,
  owned: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const once = [...bundles.values()].flat().filter(({ kind }) => kindNamed(kind).sale.isBoughtOnce);
  const ids = once.map(({ productId }) => productId);
  const here = owner.id === null ? new Set<string>() : await listBoughtHere(db, owner.id, ids);
  const isKnown = ({ kind, productId }: Part) =>
    kindNamed(kind).sale.isBoughtOnce && (owned.has(productId) || here.has(productId));
  return new Map(
    [...bundles].flatMap(([id, parts]): [string, string][] => {
      const known = parts.filter(isKnown).map(({ title }) => t('“{text}”', { text: isolate(title) }));
      if (known.length === 0) return [];
      const things = listFormat().format(known);
      return [[id, t('You already have {things}, which is part of this bundle.', { things })]];
    }),
  );
}
