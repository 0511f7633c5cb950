import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listItems } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { listOwnDownloads } from '#shop/products/kinds/download/own-store.ts';
import { beginUse, openDownload } from '#shop/products/kinds/download/use/open-download.ts';
import { anOrder } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

/** A paid order of downloads, and its number. */
async function aPaidOrder(...slugs: string[]) {
  const order = await anOrder(...slugs);
  await payAt(order.sessionId);
  await deliver(order.sessionId);
  const { number } = await db
    .selectFrom('orders')
    .select('number')
    .where('id', '=', order.orderId)
    .executeTakeFirstOrThrow();
  return { ...order, number };
}

/** Begins to download the first file of a bought thing. */
async function download(
  { visitor, orderId }: Awaited<ReturnType<typeof aPaidOrder>>,
  line = 0,
): Promise<void> {
  const items = await listItems(db, orderId);
  const own = await listOwnDownloads(db, visitor);
  const file = own.find(({ orderItemId }) => orderItemId === items[line]?.id)?.files[0];
  if (!file) throw new Error('nothing to download');
  const bought = await openDownload(db, file, visitor);
  await beginUse(db, file, bought, { size: bought.bytes, start: 0, end: bought.bytes - 1, isRange: false });
}

test('a buyer can withdraw until the first download, and not after it', async () => {
  const untouched = await aPaidOrder('six-joints-full-size');
  const view = await viewOwnOrder(db, untouched.number, untouched.visitor);
  expect(view?.withdrawalEnd?.getTime()).toBeGreaterThan(Date.now() + 14 * 86_400_000);
  await withdraw(db, untouched.number, untouched.visitor);
  const used = await aPaidOrder('six-joints-full-size');
  await download(used);
  const refused = withdraw(db, used.number, used.visitor);
  await expect(refused).rejects.toMatchObject({ code: 'too_late', status: 409 });
  const after = await viewOwnOrder(db, used.number, used.visitor);
  expect(after?.lines[0]?.withdrawal).toMatchObject({
    why: 'You have downloaded it, which ends the right to withdraw.',
  });
});

test('of two, what was downloaded stays and the other goes', async () => {
  const order = await aPaidOrder('italic-practice-sheets', 'six-joints-full-size');
  await download(order, 0);
  await withdraw(db, order.number, order.visitor);
  const refunds = await db
    .selectFrom('refunds')
    .select('amount')
    .where('orderId', '=', order.orderId)
    .execute();
  const [, other] = await listItems(db, order.orderId);
  expect(refunds).toEqual([{ amount: other?.totalAmount }]);
});
