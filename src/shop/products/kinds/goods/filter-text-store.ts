import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Tx } from '#lib/db.ts';
import type { FilterText } from '../../catalogue/filter.ts';
import { facetTexts } from './facet-values.ts';
import type { GoodsBrief } from './goods.ts';

/** How values of the goods filter are written. */
export const goodsFilterTexts = statement<FilterText, { readonly keys: readonly string[] }>((db, value) =>
  db
    .selectFrom('goodsFilterTexts')
    .select(['key', 'text', 'position'])
    .where('key', '=', sql<string>`any(${value('keys')}::text[])`)
    .orderBy('key'),
);

/**
 * Keeps how the owner writes what these goods are filtered by. What was written last holds for all; a size that is the last of
 * several stays behind those that are between.
 */
export async function saveFilterTexts(tx: Tx, goods: GoodsBrief): Promise<void> {
  const texts = facetTexts(goods);
  if (texts.length === 0) return;
  await tx
    .insertInto('goodsFilterTexts')
    .values(texts)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => ({
          text: ref('excluded.text'),
          position: sql<number>`greatest(goods_filter_texts.position, excluded.position)`,
        }))
        .where(
          sql<boolean>`(goods_filter_texts.text, goods_filter_texts.position) is distinct from (excluded.text, excluded.position)`,
        ),
    )
    .execute();
}
