import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import type { Browser } from '#shop/customers/identify-visitor.ts';
import { listBoughtAgain } from '#shop/orders/bought-again-store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { editFiles } from '#shop/products/kinds/download/files/edit-files.ts';
import { listStaffFiles } from '#shop/products/kinds/download/files/store.ts';
import { listOwnDownloads } from '#shop/products/kinds/download/own-store.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { anEmail, aVisitor, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { product } from '#tests/support/staff.ts';
import { eventsAbout } from '#tests/support/stripe-event.ts';

const SLUG = 'paper-boxes';

async function variantOf(sku: string): Promise<string> {
  const row = await db.selectFrom('variants').select('id').where('sku', '=', sku).executeTakeFirstOrThrow();
  return row.id;
}

/** Buys a variant, and proves the address unless told otherwise. */
async function buy(sku: string, visitor: Browser, email: string, isProving = true) {
  await addItem(db, visitor, { variant: await variantOf(sku), quantity: 1 });
  const { orderId } = await checkoutOf(visitor, email);
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(stripeSessionId ?? '');
  for (const body of await eventsAbout(stripeSessionId ?? '')) await receiveEvent(db, body);
  const { customerId } = await db
    .selectFrom('orders')
    .select('customerId')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  if (isProving) await proveAddress(db, visitor.id, customerId ?? '');
  const owner: Browser = isProving ? { ...visitor, customerId, customerIds: [customerId ?? ''] } : visitor;
  return { owner, orderId };
}

const titlesOf = async (owner: Browser) =>
  (await listOwnDownloads(db, owner)).flatMap(({ files }) => files.map(({ title }) => title)).toSorted();

describe('an owner of the personal licence', () => {
  test('can buy the studio licence, and is told what is new with it', async () => {
    const { owner } = await buy('DL-BOXES-P', await aVisitor(), anEmail());
    await addItem(db, owner, { variant: await variantOf('DL-BOXES-S'), quantity: 1 });
    const cart = await viewCart(db, owner);
    expect(cart?.lines[0]).toMatchObject({
      problem: null,
      ownedNotice: expect.stringContaining('Large boxes'),
    });
    expect(cart?.isReady).toBe(true);
  });

  test('cannot buy the same again', async () => {
    const { owner } = await buy('DL-BOXES-P', await aVisitor(), anEmail());
    await addItem(db, owner, { variant: await variantOf('DL-BOXES-P'), quantity: 1 });
    expect((await viewCart(db, owner))?.lines[0]?.problem?.code).toBe('owned');
  });

  test('of the studio licence has all that the personal one has', async () => {
    const { owner } = await buy('DL-BOXES-S', await aVisitor(), anEmail());
    await addItem(db, owner, { variant: await variantOf('DL-BOXES-P'), quantity: 1 });
    expect((await viewCart(db, owner))?.lines[0]?.problem?.code).toBe('owned');
  });

  test('as a guest buys it with the same address, and is not told to ask for the money back', async () => {
    const [visitor, email] = [await aVisitor(), anEmail()];
    await buy('DL-BOXES-P', visitor, email, false);
    const { orderId } = await buy('DL-BOXES-S', visitor, email, false);
    expect([...(await listBoughtAgain(db, orderId))]).toEqual([]);
    await expect(buy('DL-BOXES-S', visitor, email, false)).rejects.toMatchObject({ code: 'owned' });
  });
});

test('a file that is limited to a variant later stays with who bought before', async () => {
  const [personal, studio] = [await variantOf('DL-BOXES-P'), await variantOf('DL-BOXES-S')];
  const before = await buy('DL-BOXES-P', await aVisitor(), anEmail());
  expect(await titlesOf(before.owner)).toEqual(['Small boxes']);
  const limit = async (title: string, variants: string[]) => {
    const { id, version } = await product(SLUG);
    const file = (await listStaffFiles(db, id)).find((one) => one.title === title);
    await editFiles(db, SLUG, { act: 'edit', version, of: file?.id ?? '', title, variants }, 'cli');
    return (await listStaffFiles(db, id)).find((one) => one.title === title)?.variantIds;
  };
  expect(await limit('Small boxes', [studio])).toEqual([studio]);
  const after = await buy('DL-BOXES-P', await aVisitor(), anEmail());
  expect(await titlesOf(before.owner)).toEqual(['Small boxes']);
  expect(await titlesOf(after.owner)).toEqual([]);
  expect(await limit('Large boxes', [personal])).toEqual([personal]);
  expect(await titlesOf(after.owner)).toEqual(['Large boxes']);
  const late = await buy('DL-BOXES-S', await aVisitor(), anEmail());
  expect(await titlesOf(late.owner)).toEqual(['Small boxes']);
  expect(await limit('Small boxes', [personal, studio])).toEqual([]);
  expect(await limit('Large boxes', [studio])).toEqual([studio]);
  expect(await titlesOf(before.owner)).toEqual(['Large boxes', 'Small boxes']);
  expect(await titlesOf(after.owner)).toEqual(['Large boxes', 'Small boxes']);
  expect(await titlesOf(late.owner)).toEqual(['Large boxes', 'Small boxes']);
});
