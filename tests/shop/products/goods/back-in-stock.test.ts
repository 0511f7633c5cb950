import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { applyMovements } from '#shop/inventory/stock/movement-store.ts';
import { ensureLevels, findFirstWarehouse, lockLevels } from '#shop/inventory/stock/store.ts';
import { TURN_SECONDS, toldNow } from '#shop/products/kinds/goods/back-in-stock/alert.ts';
import {
  askInput,
  askToBeTold,
  confirmAlert,
  endAlert,
} from '#shop/products/kinds/goods/back-in-stock/ask.ts';
import { tellBackInStock, tellOf } from '#shop/products/kinds/goods/back-in-stock/tell.ts';
import { anAddress } from '#tests/support/insert-account.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { aWarehouse, someGoods } from '#tests/support/stock.ts';
import { orderGoods, payOrder } from '#tests/support/stock-orders.ts';

/** A variant of an item on sale that no other test uses, with nothing in stock. */
async function soldOut(): Promise<string> {
  const name = `item-${crypto.randomUUID().slice(0, 8)}`;
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with p as (insert into products (kind, slug, title, status, published_at)
        values ('goods', ${name}, ${name}, 'published', now()) returning id)
      insert into variants (product_id, sku, title, price_amount, currency)
      select id, ${name}, '', 1500, 'USD' from p returning id`.execute(tx);
    const variantId = rows[0]?.id ?? '';
    await ensureLevels(tx, [{ variantId, warehouseId: (await findFirstWarehouse(tx)) ?? '' }]);
    return variantId;
  });
}

async function receive(variantId: string, onHand: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [level] = await lockLevels(tx, [variantId]);
    await applyMovements(tx, [{ poolId: level?.poolId ?? '', kind: 'receipt', onHand, actor: 'cli' }]);
  });
}

const alertIdOf = async (email: string) =>
  (await db.selectFrom('stockAlerts').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id;

async function someWait(variantId: string, count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, () => anAddress());
  for (const email of emails) {
    await askToBeTold(db, variantId, email, null);
    await confirmAlert(db, await alertIdOf(email));
  }
  return emails;
}

/** The addresses among these that were told, each as often as it was. */
async function toldAmong(emails: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .select('recipient')
    .where('kind', '=', 'back-in-stock')
    .where('recipient', 'in', emails)
    .execute();
  return emails.flatMap((email) => rows.filter(({ recipient }) => recipient === email).map(() => email));
}

describe('an email when a variant is back in stock', () => {
  test('C14: goes once to an address, however it was typed', async () => {
    const variantId = await soldOut();
    const email = anAddress().replace('@', '-k@');
    const alike = [
      email,
      email.toUpperCase(),
      email.replace('-k@', '-\u212a@'),
      [...email].map((char) => (char === '@' ? '\uff20' : char)).join(''),
      ` <${email}> `,
      `mailto:${email}`,
      `${email.slice(0, 3)}\u200b${email.slice(3)}`,
    ];
    const read = alike.map((typed) => askInput.safeParse({ variant: 'X', email: typed }).data?.email);
    // The Kelvin sign is no letter of an address.
    expect(read.map((found) => found !== undefined)).toEqual([true, true, false, true, true, true, true]);
    for (const one of read) if (one) await askToBeTold(db, variantId, one, null);
    const rows = await db
      .selectFrom('stockAlerts')
      .select('email')
      .where('variantId', '=', variantId)
      .execute();
    expect(rows).toEqual([{ email }]);
    await confirmAlert(db, await alertIdOf(email));
    await receive(variantId, 1);
    await tellBackInStock(db);
    await tellBackInStock(db);
    expect(await toldAmong([email])).toEqual([email]);
  });

  test('goes once to those who confirmed their address and did not leave', async () => {
    const variantId = await soldOut();
    const [waits = '', leaves = ''] = await someWait(variantId, 2);
    const unproven = anAddress();
    expect(await askToBeTold(db, variantId, unproven, null)).toBeNull();
    await endAlert(db, await alertIdOf(leaves));
    await tellBackInStock(db);
    expect(await toldAmong([waits, leaves, unproven])).toEqual([]);
    await receive(variantId, 10);
    await tellBackInStock(db);
    await tellBackInStock(db);
    expect(await toldAmong([waits, leaves, unproven])).toEqual([waits]);
  });

  test('cannot be asked for while it is in stock', async () => {
    const variantId = await soldOut();
    await receive(variantId, 1);
    await expect(askToBeTold(db, variantId, anAddress(), null)).rejects.toMatchObject({ code: 'in_stock' });
  });

  test('is confirmed by one email an hour, however often it is asked for', async () => {
    const variantId = await soldOut();
    const email = anAddress();
    for (let time = 0; time < 3; time += 1) await askToBeTold(db, variantId, email, null);
    const asked = await db.selectFrom('mails').select('kind').where('recipient', '=', email).execute();
    expect(asked.map(({ kind }) => kind)).toEqual(['back-in-stock-asked']);
  });

  test('goes to five for each piece in the order in which they asked, to the next after their turn', async () => {
    const variantId = await soldOut();
    const emails = await someWait(variantId, 7);
    await receive(variantId, 1);
    await tellOf(db, variantId);
    await tellOf(db, variantId);
    expect(await toldAmong(emails)).toEqual(emails.slice(0, 5));
    await sql`update stock_alerts set ended_at = ended_at - ${`${TURN_SECONDS + 1} seconds`}::interval
      where variant_id = ${variantId} and state = 'told'`.execute(db);
    await tellOf(db, variantId);
    expect(await toldAmong(emails)).toEqual(emails);
  });

  test('goes to nobody twice, and to no more than five for a piece, when many tell at once', async () => {
    const variantId = await soldOut();
    const emails = await someWait(variantId, 12);
    await receive(variantId, 2);
    const counts = await Promise.all(Array.from({ length: 8 }, () => tellOf(db, variantId)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(await toldAmong(emails)).toEqual(emails.slice(0, 10));
  });

  test('control: where the variant is not locked, many that tell at once tell too many', async () => {
    const unlocked = withoutGuards([/^(select from variants where id = \S+) for no key update$/, '$1']);
    let most = 0;
    for (let tries = 0; tries < 10 && most <= 10; tries++) {
      const variantId = await soldOut();
      await someWait(variantId, 25);
      await receive(variantId, 2);
      const counts = await Promise.all(Array.from({ length: 8 }, () => tellOf(unlocked.db, variantId)));
      most = counts.reduce((sum, count) => sum + count, 0);
    }
    await unlocked.end();
    expect(most).toBeGreaterThan(10);
  });

  test('goes to nobody who has bought it meanwhile', async () => {
    const goods = await someGoods({ [(await aWarehouse()).id]: 1 });
    const [variantId = ''] = goods.variantIds;
    const order = await orderGoods(db, goods, [[0, 1]]);
    const { email } = await db
      .selectFrom('orders')
      .select('email')
      .where('id', '=', order?.orderId ?? '')
      .executeTakeFirstOrThrow();
    const [waits = ''] = await someWait(variantId, 1);
    await askToBeTold(db, variantId, email ?? '', null);
    await confirmAlert(db, await alertIdOf(email ?? ''));
    if (order) await payOrder(db, order);
    await receive(variantId, 5);
    await tellOf(db, variantId);
    expect(await toldAmong([email ?? '', waits])).toEqual([waits]);
  });

  test('goes to nobody for an item that is no longer on sale', async () => {
    const variantId = await soldOut();
    const emails = await someWait(variantId, 1);
    await receive(variantId, 5);
    await sql`update products set status = 'archived' where id = (select product_id from variants where id = ${variantId})`.execute(
      db,
    );
    await tellBackInStock(db);
    expect(await toldAmong(emails)).toEqual([]);
  });
});

test.each([
  [2, 0, 10],
  [2, 7, 3],
  [2, 30, 0],
  [null, 30, 200],
  [1000, 0, 200],
])('with %o left and %i told lately, %i are told', (left, toldLately, count) => {
  expect(toldNow(left, toldLately)).toBe(count);
});
