import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { parseAmount } from '#lib/parse-amount.ts';
import { choiceField, emptyAsMissing, listFields, searchField } from '#lib/query-fields.ts';
import { t } from '#messages/t.ts';
import { allKinds } from '../products/kinds.ts';
import { sellingCurrency } from '../settings/currency.ts';
import { startOfShopDay } from '../settings/zone.ts';
import { type ListedOrder, type OrderFilter, orderListings, selectOrders } from './orders-store.ts';

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

/** A sum as it is typed: `49`, `29,50`. */
const sum = z.preprocess(
  emptyAsMissing,
  z
    .string()
    .max(30)
    .refine((text) => parseAmount(text, 'EUR') !== null, { error: () => t('Enter an amount like 49.00.') })
    .optional(),
);

export const modes = ['sandbox', 'test', 'live'] as const;

/** The parameters of the order list; any other is refused. */
export const orderQuery = z.strictObject({
  /** What `order-search-store.ts` knows to find. */
  q: searchField(1000),
  status: choiceField(orderListings),
  kind: choiceField(allKinds().map(({ name }) => name)),
  mode: choiceField(modes),
  /** Days in the shop's zone, both included. */
  from: day,
  to: day,
  /** Totals in the currency the shop sells in, both included. */
  least: sum,
  most: sum,
  ...listFields,
});
export type OrderQuery = z.infer<typeof orderQuery>;

const PAGE_SIZE = 50;

/** One page of the orders, newest first. @param cursor where the page begins; null for the first. */
export async function listOrders(
  db: Db,
  query: OrderQuery,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<PageOf<ListedOrder>> {
  const filter = filterOf(query);
  return pageOf(await selectOrders(db, filter, cursor, size + 1), cursor, size);
}

function filterOf(query: OrderQuery): OrderFilter {
  const { q, status, kind, mode, from, to, least, most } = query;
  const currency = least || most ? sellingCurrency() : null;
  const amountOf = (text: string | undefined) =>
    currency && text !== undefined ? (parseAmount(text, currency) ?? undefined) : undefined;
  return {
    ...{ q, status, kind, mode },
    from: from ? startOfShopDay(from) : undefined,
    before: to ? startOfShopDay(to, 1) : undefined,
    ...(currency ? { sum: { currency, least: amountOf(least), most: amountOf(most) } } : {}),
  };
}
