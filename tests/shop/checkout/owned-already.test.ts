import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { type Visitor, visitorWithAccount } from '#shop/customers/identify-visitor.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { proveAccountEmail } from '#shop/proofs/prove-account.ts';
import { proveAddress } from '#shop/proofs/prove-address.ts';
import { anEmail, aVisitor, checkoutOf, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';

/** Somebody has paid for the sourdough course in `browser`; nothing is proven yet. */
async function aSale() {
  const { body, visitor, email, orderId } = await aPaidOrder(SOURDOUGH);
  await receiveEvent(db, body);
  const { customerId } = await db
    .selectFrom('orders')
    .select('customerId')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  return { browser: visitor, email, customerId: customerId ?? '' };
}
type Sale = Awaited<ReturnType<typeof aSale>>;

async function anAccount(email: string, isProven: boolean): Promise<Visitor> {
  const userId = randomUUID();
  await db.insertInto('users').values({ id: userId, email }).execute();
  if (isProven) await proveAccountEmail(db, { userId, email }, { visitorId: null });
  const row = await db.selectFrom('customers').select('id').where('userId', '=', userId).executeTakeFirst();
  return visitorWithAccount(null, { userId, customerId: row?.id ?? null });
}

type Told = 'refused in the cart' | 'refused at the checkout' | 'noticed' | 'nothing';

/** Who asks, typing which address, and what he is told of the course that was bought, before paying. */
const ASKERS: Readonly<
  Record<string, { who: (sale: Sale) => Promise<Visitor>; types: 'the address' | 'another'; told: Told }>
> = {
  'a stranger who types the address': { who: () => aVisitor(), types: 'the address', told: 'nothing' },
  'a stranger who types another': { who: () => aVisitor(), types: 'another', told: 'nothing' },
  'an account that has the address and has not proven it': {
    who: ({ email }) => anAccount(email, false),
    ...{ types: 'the address', told: 'nothing' },
  },
  'another account that types the address': {
    who: () => anAccount(anEmail(), true),
    ...{ types: 'the address', told: 'nothing' },
  },
  'the browser that bought it, with the same address': {
    who: async ({ browser }) => browser,
    ...{ types: 'the address', told: 'refused at the checkout' },
  },
  'the browser that bought it, with another address': {
    who: async ({ browser }) => browser,
    ...{ types: 'another', told: 'noticed' },
  },
  'a browser that opened the link': {
    who: async ({ customerId }) => {
      const visitor = await aVisitor();
      await proveAddress(db, visitor.id, customerId);
      return { ...visitor, customerId, customerIds: [customerId] };
    },
    ...{ types: 'the address', told: 'refused in the cart' },
  },
  'the account of the proven address': {
    who: ({ email }) => anAccount(email, true),
    ...{ types: 'the address', told: 'refused in the cart' },
  },
};

async function toldTo(visitor: Visitor, product: string, email: string): Promise<Told> {
  await addItem(db, visitor, { product, quantity: 1 });
  const cart = await viewCart(db, visitor);
  const line = cart?.lines.find(({ path }) => path.endsWith(product));
  if (line?.problem?.code === 'owned') return 'refused in the cart';
  const refused = await checkoutOf(visitor, email).then(
    ({ next }) => (next === 'pay' ? null : next),
    (error) => error.fields?.email ?? String(error),
  );
  if (refused?.includes('You already have')) return 'refused at the checkout';
  expect(refused).toBeNull();
  return line?.ownedNotice ? 'noticed' : 'nothing';
}

describe.each(Object.entries(ASKERS))('before paying, %s', (_, { who, types, told }) => {
  let sale: Sale;
  let visitor: Visitor;
  beforeAll(async () => {
    sale = await aSale();
    visitor = await who(sale);
  });
  const email = () => (types === 'another' ? anEmail() : sale.email);

  test(`is told of what was bought: ${told}`, async () => {
    expect(await toldTo(visitor, SOURDOUGH, email())).toBe(told);
  });

  test('is told nothing of what was not bought', async () => {
    await emptyCart(visitor);
    expect(await toldTo(visitor, DOVETAILS, email())).toBe('nothing');
  });
});

async function emptyCart({ id, userId }: Visitor): Promise<void> {
  await db
    .deleteFrom('cartItems')
    .where('cartId', 'in', (is) =>
      is
        .selectFrom('carts')
        .select('id')
        .where((on) => (userId ? on('userId', '=', userId) : on('visitorId', '=', id))),
    )
    .execute();
}

test('what was bought in this browser and taken back can be bought again with the same address', async () => {
  const { browser, email, customerId } = await aSale();
  await db
    .updateTable('entitlements')
    .set({ units: 0, revokedAt: new Date(), reason: 'refunded' })
    .where('orderItemId', 'in', (is) =>
      is
        .selectFrom('orderItems as i')
        .innerJoin('orders as o', 'o.id', 'i.orderId')
        .select('i.id')
        .where('o.customerId', '=', customerId),
    )
    .execute();
  expect(await toldTo(browser, SOURDOUGH, email)).toBe('nothing');
});
