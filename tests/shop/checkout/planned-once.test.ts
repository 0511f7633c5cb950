import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listLines } from '#shop/cart/store.ts';
import { findPromotions } from '#shop/pricing/promotions/store.ts';
import { aShopper, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';

/** PostgreSQL plans a statement for its values five times before it asks what one plan for all of them would cost. */
const ASKED = 12;

test('what every checkout asks is planned for all carts at once, not for each', async () => {
  const { id } = await aShopper(SOURDOUGH);
  const { id: cartId } = await db
    .selectFrom('carts')
    .select('id')
    .where('visitorId', '=', id)
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (tx) => {
    for (let asked = 0; asked < ASKED; asked++) {
      await listLines(tx, cartId);
      await findPromotions(tx, {
        cartId,
        codes: [],
        userId: null,
        provenIds: [],
        emailKey: 'kim@example.com',
      });
    }
    const { rows } = await sql<{ generic: number }>`
      select generic_plans::integer as generic from pg_prepared_statements
      where statement like '%seen_amount%added_at%' or statement like '%from promotions p%'`.execute(tx);
    expect(rows).toHaveLength(2);
    for (const { generic } of rows) expect(generic).toBeGreaterThan(0);
  });
});
