import { describe, expect, test } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { anEvent, poolOf } from '#tests/support/an-event.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

interface Asking {
  readonly quantity?: number;
  readonly email?: string;
  readonly holder?: string;
  readonly on?: Db;
}

/** A new browser that goes to the payment page with seats. @returns its order, or the code of the refusal. */
async function start(variant: string, { quantity = 1, email = anEmail(), holder, on = db }: Asking = {}) {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant, quantity });
  const checkout = {
    visitor,
    email,
    mode: 'sandbox',
    origin: ORIGIN,
    ...(holder ? { holder } : {}),
  } as const;
  return startCheckout(on, checkout).then(
    ({ orderId }) => ({ orderId, code: null }),
    (error: unknown) => ({ orderId: '', code: error instanceof ShopError ? error.code : String(error) }),
  );
}

async function pay(orderId: string): Promise<void> {
  const { stripeSessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(stripeSessionId ?? '');
  await deliver(stripeSessionId ?? '');
}

const ten = async () => {
  const { variantIds, poolIds } = await anEvent([{ inDays: 30, capacity: 10 }]);
  return { variant: variantIds[0] ?? '', pool: () => poolOf(poolIds[0] ?? '') };
};
const refused = (all: readonly { readonly code: string | null }[]) =>
  all.filter(({ code }) => code === 'too_many_holds').length;

describe('B7: seats that one holds without paying', () => {
  test.each([
    ['network', (holder: string) => ({ holder })],
    ['address', (name: string) => ({ email: `${name}@example.com` })],
    ['address in another spelling', (name: string) => ({ email: `${name.toUpperCase()}@Example.com` })],
  ])(
    'by many browsers of one %s are at most half of what is left, and others buy the rest',
    async (_, by) => {
      const { variant, pool } = await ten();
      const one = by(`hoarder-${crypto.randomUUID()}`);
      const all = await Promise.all(Array.from({ length: 8 }, () => start(variant, one)));
      expect([refused(all), (await pool()).held]).toEqual([3, 5]);
      expect((await start(variant, { quantity: 5 })).code).toBeNull();
      expect(await pool()).toEqual({ capacity: 10, held: 10, taken: 0 });
    },
  );

  test('are counted over what is left, and no more once they are paid', async () => {
    const { variant, pool } = await ten();
    const holder = crypto.randomUUID();
    const first = await start(variant, { holder, quantity: 4 });
    expect((await start(variant, { holder, quantity: 4 })).code).toBe('too_many_holds');
    await pay(first.orderId);
    const kept = await db
      .selectFrom('holds as h')
      .innerJoin('orderItems as i', 'i.id', 'h.orderItemId')
      .select('h.holder')
      .where('i.orderId', '=', first.orderId)
      .execute();
    expect(kept).toEqual([{ holder: null }]);
    // Six are left.
    const more = [
      await start(variant, { holder, quantity: 2 }),
      await start(variant, { holder, quantity: 1 }),
    ];
    expect([refused(more), (await start(variant, { holder })).code]).toEqual([0, 'too_many_holds']);
    expect(await pool()).toEqual({ capacity: 10, held: 3, taken: 4 });
  });

  test('of one order are as many as the owner allows, and of the last seat one', async () => {
    const { variant } = await ten();
    expect((await start(variant, { holder: 'a school', quantity: 10 })).code).toBeNull();
    const { variantIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
    expect((await start(variantIds[0] ?? '', { holder: 'a school' })).code).toBeNull();
  });

  test('without the rule are all of them: the control', async () => {
    const { variant, pool } = await ten();
    const unguarded = withoutGuards([/where p\.units \+ other\.units > p\.most/g, 'where false']);
    try {
      const holder = crypto.randomUUID();
      const all = Array.from({ length: 10 }, () => start(variant, { holder, on: unguarded.db }));
      expect(refused(await Promise.all(all))).toBe(0);
      expect((await pool()).held).toBe(10);
    } finally {
      await unguarded.end();
    }
  });
});
