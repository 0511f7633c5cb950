import { expect, test, vi } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { editAddresses } from '#shop/customers/addresses/edit-addresses.ts';
import { listAddresses } from '#shop/customers/addresses/store.ts';
import { upsertCustomer } from '#shop/customers/store.ts';
import { joinCustomer } from '#shop/proofs/join-customer.ts';
import { eraseOrderAddresses, keepAddresses } from '#shop/shipping/keep-addresses-store.ts';
import { findOrderDelivery } from '#shop/shipping/order-store.ts';
import { anEmail, aShopper, aVisitor, checkoutOf, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';

vi.mock('#shop/products/kinds.ts', async (original) => {
  const { withSentCourses } = await import('#tests/support/sent-courses.ts');
  return withSentCourses(await original());
});

/** A browser that has proven an address of its own. */
async function aCustomer() {
  const email = anEmail();
  const { id } = await upsertCustomer(db, email, email);
  const visitor = { ...(await aVisitor()), customerId: id, customerIds: [id] };
  return { customerId: id, visitor };
}

const BERN = { country: 'CH', name: 'Ada', line1: 'Gasse 1', city: 'Bern', postcode: '3011' };

test('addresses are added, changed, used first and deleted', async () => {
  const { customerId, visitor } = await aCustomer();
  await editAddresses(db, visitor, { act: 'save', ...BERN });
  // The same sent twice is saved once.
  await editAddresses(db, visitor, { act: 'save', ...BERN });
  await editAddresses(db, visitor, { act: 'save', ...BERN, line1: 'Gasse 2' });
  const [newest, older] = await listAddresses(db, customerId);
  expect([newest?.line1, older?.line1]).toEqual(['Gasse 2', 'Gasse 1']);
  await editAddresses(db, visitor, { act: 'usual', id: older?.id ?? '' });
  await editAddresses(db, visitor, { act: 'save', id: newest?.id, ...BERN, line1: 'Gasse 3' });
  expect((await listAddresses(db, customerId)).map(({ line1 }) => line1)).toEqual(['Gasse 1', 'Gasse 3']);
  await editAddresses(db, visitor, { act: 'delete', id: older?.id ?? '' });
  expect((await listAddresses(db, customerId)).map(({ line1 }) => line1)).toEqual(['Gasse 3']);
});

test('of another customer nothing is changed', async () => {
  const [owner, stranger] = [await aCustomer(), await aCustomer()];
  await editAddresses(db, owner.visitor, { act: 'save', ...BERN });
  const [address] = await listAddresses(db, owner.customerId);
  const id = address?.id ?? '';
  const unknown = { code: 'unknown_address' };
  await expect(
    editAddresses(db, stranger.visitor, { act: 'save', id, ...BERN, name: 'X' }),
  ).rejects.toMatchObject(unknown);
  await expect(editAddresses(db, stranger.visitor, { act: 'usual', id })).rejects.toMatchObject(unknown);
  await editAddresses(db, stranger.visitor, { act: 'delete', id });
  await expect(editAddresses(db, await aVisitor(), { act: 'delete', id })).rejects.toMatchObject(unknown);
  expect(await listAddresses(db, owner.customerId)).toEqual([address]);
});

test('at most 20 are saved', async () => {
  const { customerId, visitor } = await aCustomer();
  for (let number = 1; number <= 20; number++)
    await editAddresses(db, visitor, { act: 'save', ...BERN, line1: `Gasse ${number}` });
  await expect(editAddresses(db, visitor, { act: 'save', ...BERN, line1: 'Gasse 21' })).rejects.toMatchObject(
    {
      code: 'too_many_addresses',
    },
  );
  expect(await listAddresses(db, customerId)).toHaveLength(20);
});

test('the address of a guest’s order is saved once the email is proven, and does not come back', async () => {
  const [shopper, email] = [await aShopper(SOURDOUGH), anEmail()];
  const { orderId } = await checkoutOf(shopper, email);
  const { id } = await upsertCustomer(db, email, email);
  expect(await listAddresses(db, id)).toEqual([]);
  await inTransaction(db, (tx) => joinCustomer(tx, id, shopper.id));
  const [saved] = await listAddresses(db, id);
  expect(saved).toMatchObject({ line1: '1 Main Street', country: 'US' });
  await inTransaction(db, (tx) => keepAddresses(tx, id, [orderId]));
  expect(await listAddresses(db, id)).toHaveLength(1);
  await db.deleteFrom('addresses').where('customerId', '=', id).execute();
  await inTransaction(db, (tx) => joinCustomer(tx, id, shopper.id));
  expect(await listAddresses(db, id)).toEqual([]);
});

test('a stranger who typed the email leaves no address with its customer', async () => {
  const [shopper, email] = [await aShopper(SOURDOUGH), anEmail()];
  await checkoutOf(shopper, email);
  const { id } = await upsertCustomer(db, email, email);
  await inTransaction(db, (tx) => joinCustomer(tx, id, null));
  expect(await listAddresses(db, id)).toEqual([]);
});

test('erasing a person erases where the orders went, and keeps what was paid', async () => {
  const [shopper, email] = [await aShopper(SOURDOUGH), anEmail()];
  const { orderId } = await checkoutOf(shopper, email);
  await db.insertInto('gifts').values({ orderId, note: 'Dear Grace' }).execute();
  const { id } = await upsertCustomer(db, email, email);
  await inTransaction(db, (tx) => eraseOrderAddresses(tx, id));
  expect(await findOrderDelivery(db, orderId)).toMatchObject({
    ...{ delivery: null, giftNote: '' },
    shipping: { title: 'Parcel' },
  });
});
