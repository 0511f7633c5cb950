import { sql } from 'kysely';

/** What a variant `v` costs outside of sales, in minor units: what staff set. `price_amount` is what it costs now. */
export const regularPrice = sql<number>`coalesce(v.regular_amount, v.price_amount)`;

/** Whether the price of a variant `v` is to change by now, and nothing has done it yet. */
export const isPriceDue = sql<boolean>`coalesce(v.price_due_at <= statement_timestamp(), false)`;
