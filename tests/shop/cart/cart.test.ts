import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addFirstItem, addItem } from '#shop/cart/add-item.ts';
import { changeItem } from '#shop/cart/change-item.ts';
import { findRemoved } from '#shop/cart/find-removed.ts';
import { viewCart } from '#shop/cart/view.ts';
import { findVisitor } from '#shop/customers/identify-visitor.ts';
import { aShopper, aVisitor, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { whenFree } from '#tests/support/when-free.ts';

describe('a cart', () => {
  test('holds a course once however often it is added', async () => {
    const visitor = await aShopper(SOURDOUGH, SOURDOUGH);
    const cart = await viewCart(db, visitor);
    expect(cart?.lines).toMatchObject([{ title: expect.any(String), quantity: 1, problem: null }]);
  });

  test('hit by a hundred parallel clicks has no duplicate and no lost line', async () => {
    const visitor = await aVisitor();
    const clicks = Array.from({ length: 100 }, (_, i) =>
      whenFree(() => addItem(db, visitor, { product: i % 2 ? SOURDOUGH : DOVETAILS, quantity: 1 })),
    );
    await Promise.all(clicks);
    const cart = await viewCart(db, visitor);
    expect(cart?.lines.map((line) => line.path).toSorted()).toEqual(
      [`/courses/${SOURDOUGH}`, `/courses/${DOVETAILS}`].toSorted(),
    );
    expect(cart?.lines.map((line) => line.quantity)).toEqual([1, 1]);
  });

  test('begins with the first thing of a browser, whose cookie leads to it from then on', async () => {
    const { count, token } = await addFirstItem(db, { product: SOURDOUGH, quantity: 1 });
    expect(count).toBe(1);
    const visitor = await findVisitor(db, token);
    if (!visitor) throw new Error('the browser has no row');
    expect(await viewCart(db, visitor)).toMatchObject({
      version: 1,
      lines: [{ quantity: 1, problem: null }],
    });
    expect(await addItem(db, visitor, { product: DOVETAILS, quantity: 1 })).toEqual({ count: 2 });
    expect(await viewCart(db, visitor)).toMatchObject({ version: 2 });
  });

  test.for([
    [{ product: 'nothing-like-it', quantity: 1 }, 'unknown_product'],
    [{ product: SOURDOUGH, quantity: 0 }, 'quantity'],
    [{ product: SOURDOUGH, quantity: 2 }, 'quantity'],
    [{ variant: crypto.randomUUID(), quantity: 1 }, 'unknown_product'],
  ] as const)('refuses as the first thing what it refuses later: %o', async ([input, code]) => {
    await expect(addFirstItem(db, input)).rejects.toMatchObject({ code });
  });

  test('refuses two of one course', async () => {
    const visitor = await aVisitor();
    await expect(addItem(db, visitor, { product: SOURDOUGH, quantity: 2 })).rejects.toMatchObject({
      code: 'quantity',
      status: 422,
      fields: { quantity: expect.any(String) },
    });
  });

  test('forgets a line that is set to nothing, and removing it again is no error', async () => {
    const visitor = await aShopper();
    const { id, variantId } = (await viewCart(db, visitor))?.lines[0] ?? { id: '', variantId: '' };
    expect(await changeItem(db, visitor, id, 0)).toEqual({ count: 0, removed: { variantId, quantity: 1 } });
    expect(await changeItem(db, visitor, id, 0)).toEqual({ count: 0, removed: null });
  });

  test('offers to put back what was removed, and only that', async () => {
    const visitor = await aShopper();
    const [line] = (await viewCart(db, visitor))?.lines ?? [];
    const variantId = line?.variantId ?? '';
    expect(await findRemoved(db, await viewCart(db, visitor), variantId, '1')).toBeNull();
    await changeItem(db, visitor, line?.id ?? '', 0);
    const cart = await viewCart(db, visitor);
    expect(await findRemoved(db, cart, variantId, '1')).toEqual({
      variantId,
      title: line?.title,
      quantity: 1,
    });
    for (const [id, quantity] of [
      [crypto.randomUUID(), '1'],
      ['nonsense', '1'],
      [variantId, '0'],
      [variantId, '1e3'],
      [variantId, null],
      [null, '1'],
    ] as const) {
      expect(await findRemoved(db, cart, id, quantity)).toBeNull();
    }
    await addItem(db, visitor, { variant: variantId, quantity: 1 });
    expect((await viewCart(db, visitor))?.lines).toMatchObject([{ variantId, quantity: 1 }]);
  });

  test('is nobody else’s to change', async () => {
    const owner = await aShopper();
    const line = (await viewCart(db, owner))?.lines[0]?.id ?? '';
    const outsider = await aShopper(DOVETAILS);
    await changeItem(db, outsider, line, 0);
    await expect(changeItem(db, outsider, line, 1)).rejects.toMatchObject({ status: 404 });
    expect((await viewCart(db, owner))?.lines).toHaveLength(1);
  });
});
