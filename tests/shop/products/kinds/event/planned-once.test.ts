import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { listPageDates } from '#shop/products/kinds/event/dates/page-store.ts';
import { ticketAvailability } from '#shop/products/kinds/event/dates/sale-state.ts';
import { listTickets } from '#shop/products/kinds/event/dates/ticket-store.ts';
import { eventBriefs, listSpeakers } from '#shop/products/kinds/event/store.ts';
import { listVariantsOnSale } from '#shop/products/store.ts';
import { anEvent } from '#tests/support/event-fixtures.ts';

/** PostgreSQL tries five plans for the values at hand before it keeps the one for any values. */
const TRIED = 5;
const ASKED = 12;

test('what pages of events ask is planned once for each connection, whatever the number of ids', async () => {
  const { id: productId, variantIds } = await anEvent({ inHours: [700, 800], capacity: 8 });
  const plans = await inTransaction(db, async (tx) => {
    for (let time = 0; time < ASKED; time++) {
      await ticketAvailability(tx, variantIds, null);
      await eventBriefs(tx, { productIds: [productId] });
      await listVariantsOnSale(tx, { productIds: [productId] });
      await listPageDates(tx, productId);
      await listTickets(tx, productId);
      await listSpeakers(tx, productId);
    }
    const { rows } = await sql<{ statement: string; custom: number; generic: number }>`
      select statement, custom_plans as custom, generic_plans as generic from pg_prepared_statements
      where generic_plans + custom_plans >= ${ASKED}`.execute(tx);
    return rows;
  });
  expect(plans).toHaveLength(6);
  expect(plans.filter(({ custom }) => custom > TRIED)).toEqual([]);
});
