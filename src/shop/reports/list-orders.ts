import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import { t } from '#messages/t.ts';
import { type ListedOrder, orderListings, selectOrders } from './orders-store.ts';

const day = z.preprocess(
  emptyAsMissing,
  z
    .string()
    .regex(/^20\d\d-\d\d-\d\d$/, { error: () => t('Enter a day like 2026-10-04.') })
    .refine((text) => isDay(text), { error: () => t('There is no such day.') })
    .optional(),
);
/** `Date` reads 31 February as 3 March: only a day that reads back the same exists. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export const modes = ['sandbox', 'test', 'live'] as const;

/** The parameters of the order list; any other is refused. */
export const orderQuery = z.strictObject({
  /** An order's number, the digits at its end, a part of an address or of a title, a card (`visa 4242`), or an id of Stripe's. */
  q: z.preprocess(emptyAsMissing, z.string().trim().max(1000).optional()),
  status: z.preprocess(emptyAsMissing, z.enum(orderListings).optional()),
  mode: z.preprocess(emptyAsMissing, z.enum(modes).optional()),
  from: day,
  to: day,
  ...cursorFields,
});
export type OrderQuery = z.infer<typeof orderQuery>;

const PAGE_SIZE = 50;

/** One page of the orders, newest first. @param cursor where the page begins; null for the first. */
export async function listOrders(
  db: Db,
  query: OrderQuery,
  cursor: Cursor | null,
): Promise<PageOf<ListedOrder>> {
  return pageOf(await selectOrders(db, query, cursor, PAGE_SIZE + 1), cursor, PAGE_SIZE);
}
