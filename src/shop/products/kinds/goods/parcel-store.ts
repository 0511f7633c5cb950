import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { ParcelFacts } from '../../kind-parcel.ts';

/** What carriers and customs have to know of variants. */
export async function listParcelFacts(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, ParcelFacts>> {
  if (variantIds.length === 0) return new Map();
  const rows = await factsOf(db, { variantIds });
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

const factsOf = prepared<ParcelFacts & { readonly id: string }, { readonly variantIds: readonly string[] }>(
  (db, value) =>
    db
      .selectFrom('variants as v')
      .leftJoin('goodsVariants as g', 'g.variantId', 'v.id')
      .select([
        'v.id',
        'g.weightGrams',
        'g.lengthMm',
        'g.widthMm',
        'g.heightMm',
        'g.customsCode',
        'g.originCountry',
      ])
      .where('v.id', '=', anyOf(value('variantIds'))),
);
