import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';

/** What a document says of an order's line beside its titles. */
export interface ItemFacts {
  /** ISO 639-1; null where the kind has none. */
  readonly language: string | null;
  /** The title of the bundle with which it was bought. */
  readonly bundleTitle: string | null;
}

/** By line. */
export async function listItemFacts(db: Db, orderId: string): Promise<ReadonlyMap<string, ItemFacts>> {
  const rows = await factsOf(db, { orderId });
  return new Map(rows.map(({ id, language, bundleTitle }) => [id, { language, bundleTitle }]));
}

const factsOf = prepared<ItemFacts & { readonly id: string }, { readonly orderId: string }>(
  (_, value) => sql`
    select i.id, p.language, b.title as bundle_title
    from order_items i join products p on p.id = i.product_id
    left join variants w on w.id = i.part_of_variant_id left join products b on b.id = w.product_id
    where i.order_id = ${value('orderId')}`,
);
