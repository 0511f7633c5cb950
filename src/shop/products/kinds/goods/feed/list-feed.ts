import type { Db } from '#lib/db.ts';
import type { Availability } from '../../../../inventory/availability.ts';
import { listVariantStock } from '../../../../inventory/stock/variant-stock-store.ts';
import { stateOf } from '../availability.ts';
import { backOrderDay } from '../stock-note.ts';
import { countFeedRows, type FeedRow, listFeedRows } from './store.ts';

/** Variants in one document of the feed: all of it has to fit into memory. */
export const FEED_SIZE = 2_000;

export interface FeedItem extends FeedRow {
  readonly availability: Availability;
  /** When pieces that are not there yet are sent. */
  readonly sentFrom: Date | null;
}

export interface FeedPage {
  readonly items: readonly FeedItem[];
  readonly hasNext: boolean;
}

/** What catalogues of merchants are told of goods; null past the end. The first page may be empty. @param number from 1. */
export async function listFeed(db: Db, number: number, at: Date, size = FEED_SIZE): Promise<FeedPage | null> {
  const rows = await listFeedRows(db, size, (number - 1) * size);
  if (rows.length === 0 && number > 1) return null;
  const ids = rows.map(({ id }) => id);
  const states = ids.length === 0 ? [] : await listVariantStock(db, ids, null);
  const byId = new Map(states.map((state) => [state.variantId, state]));
  const items = rows.flatMap((row): FeedItem[] => {
    const stock = byId.get(row.id);
    if (!stock) return [];
    return [{ ...row, availability: stateOf(stock, at), sentFrom: backOrderDay(stock, at) }];
  });
  return { items, hasNext: rows.length === size && (await countFeedRows(db)) > number * size };
}
