import { afterAll, describe, expect, test } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { applyCode } from '#shop/cart/apply-code.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { anEmail, aShopper, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { aPromotion, usesOf } from '#tests/support/promotion-fixtures.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { isLong } from '#tests/support/timed.ts';
import { whenFree } from '#tests/support/when-free.ts';

const RUNS = isLong ? 100 : 3;
const BUYERS = 100;

/** So many shoppers, each with the code in the cart. */
async function shoppersWith(code: string, count: number): Promise<Visitor[]> {
  const shoppers: Visitor[] = [];
  for (let at = 0; at < count; at++) shoppers.push(await aShopper());
  for (const shopper of shoppers) await applyCode(db, shopper, code);
  return shoppers;
}

/** Starts all checkouts at once. @returns how many went on to the payment. */
async function race(own: Db, shoppers: readonly Visitor[], emailOf: (at: number) => string): Promise<number> {
  const started = await Promise.allSettled(
    shoppers.map((visitor, at) =>
      whenFree(() =>
        startCheckout(own, {
          visitor,
          email: emailOf(at),
          mode: 'sandbox',
          origin: ORIGIN,
          seenDiscount: 490,
        }),
      ),
    ),
  );
  for (const one of started)
    if (one.status === 'rejected')
      expect(one.reason instanceof ShopError ? one.reason.code : one.reason).toMatch(
        /^(code_refused|discount_changed)$/,
      );
  return started.filter(({ status }) => status === 'fulfilled').length;
}

/** Different spellings of one mailbox: tags, dots, capitals, full width, a Kelvin sign, and the other name of its host. */
function spellingOf(at: number): string {
  const local = [
    ...['ada.lovelace.k', 'adalovelacek', 'ADA.Lovelace.K', 'a.d.a.lovelace.k', 'ａda.lovelace.k'],
    'ada.lovelace\u212a',
  ][at % 6];
  const host = ['gmail.com', 'GMail.com', 'googlemail.com'][at % 3];
  return `${local}+${at}@${host}`;
}

describe.each(Array.from({ length: RUNS }, (_, at) => at + 1))('run %i', () => {
  test.each([1, 5])(
    'B11: of a code for %i orders as many are placed by 100 buyers at once',
    async (totalLimit) => {
      const { id, code } = await aPromotion({ totalLimit });
      const shoppers = await shoppersWith(code, BUYERS);
      expect(await race(db, shoppers, anEmail)).toBe(totalLimit);
      expect(await usesOf(id)).toMatchObject({ taken: { length: totalLimit }, back: [] });
    },
  );
});

test('B12: one for each customer is one for all spellings of a mailbox', async () => {
  const { id, code } = await aPromotion({ customerLimit: 1 });
  const shoppers = await shoppersWith(code, BUYERS);
  expect(await race(db, shoppers, spellingOf)).toBe(1);
  expect((await usesOf(id)).taken).toHaveLength(1);
  // A letter that only looks the same is another mailbox, and where nothing is known of a host, a dot is too.
  const others = ['ada.l0velace.k@gmail.com', 'ada.lovelace@example.com', 'adalovelace@example.com'];
  const more = await shoppersWith(code, others.length);
  expect(await race(db, more, (at) => others[at] ?? '')).toBe(others.length);
});

test('a first order is one, even of several at once', async () => {
  const { id, code } = await aPromotion({ isFirstOnly: true });
  const email = anEmail();
  expect(await race(db, await shoppersWith(code, 10), () => email)).toBe(1);
  expect((await usesOf(id)).taken).toHaveLength(1);
});

describe('without the lock', () => {
  const unlocked = withoutGuards([/order by id for no key update/g, 'order by id']);
  afterAll(() => unlocked.end());

  test.each([
    ['one order', { totalLimit: 1 }, anEmail],
    ['each customer', { customerLimit: 1 }, spellingOf],
  ])('more are placed than a code for %s is for', async (_, limit, emailOf) => {
    let most = 0;
    for (let at = 0; at < 10 && most <= 1; at++) {
      const { id, code } = await aPromotion(limit);
      await race(unlocked.db, await shoppersWith(code, 20), emailOf);
      most = Math.max(most, (await usesOf(id)).taken.length);
    }
    expect(most).toBeGreaterThan(1);
  });
});
