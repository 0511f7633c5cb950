import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { unitsOfLines } from '#shop/cart/line-units.ts';
import { viewCart } from '#shop/cart/view.ts';
import { listItems } from '#shop/orders/store.ts';
import { showProduct } from '#shop/products/catalogue/show-product.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { findAvailable } from '#shop/products/find-available.ts';
import { savingText } from '#shop/products/kinds/bundle/bundle.ts';
import { editParts } from '#shop/products/kinds/bundle/parts/edit-parts.ts';
import { type PartsInput, partsInput } from '#shop/products/kinds/bundle/parts/parts-form.ts';
import { bundleBriefs, listParts } from '#shop/products/kinds/bundle/store.ts';
import { saveCartAttendees } from '#shop/products/kinds/event/attendees/before-paying-store.ts';
import { listUsed } from '#shop/products/kinds/goods/variants/store.ts';
import { deliveredKinds, kindNamed } from '#shop/products/kinds.ts';
import { planPrices } from '#shop/products/prices/plan/plan-prices.ts';
import { anEvent } from '#tests/support/an-event.ts';
import { aVisitor, checkoutOf, DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aWarehouse, STAFF, someGoods, type TestGoods } from '#tests/support/goods-order.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';

const kinds = deliveredKinds().map(({ name }) => name);

/** A published bundle at this price, in minor units, of these products. */
async function aBundle(price: number, ...parts: readonly string[]): Promise<string> {
  const title = `Set ${randomUUID().slice(0, 8)}`;
  const slug = await createProduct(db, { kind: 'bundle', title, slug: '', price, currency: 'USD' }, STAFF);
  for (const product of parts) await edit(slug, { act: 'add', product, quantity: '1' });
  await db
    .updateTable('products')
    .set({ status: 'published', publishedAt: new Date() })
    .where('slug', '=', slug)
    .execute();
  return slug;
}

async function edit(slug: string, change: Readonly<Record<string, string>>): Promise<void> {
  const { version } = await db
    .selectFrom('products')
    .select('version')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const input: PartsInput = partsInput.parse({ ...change, version: String(version) });
  await editParts(db, slug, input, { actor: STAFF, kinds });
}

async function productId(slug: string): Promise<string> {
  return (await db.selectFrom('products').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
}

async function variantsOf(slug: string) {
  return db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.id', 'v.title', 'v.sku', 'v.priceAmount'])
    .where('p.slug', '=', slug)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.position')
    .execute();
}

const partNamed = async (slug: string, title: string) => {
  const part = (await listParts(db, await productId(slug))).find(
    (one) => one.title === title || one.slug === title,
  );
  if (!part) throw new Error(`no part ${title}`);
  return part;
};

describe('the parts of a bundle', () => {
  test('leave a choice to the buyer: a variant for each way, kept in step with what is on sale', async () => {
    const warehouse = await aWarehouse('US');
    const goods = await someGoods(['Small', 'Large'], { [warehouse]: 5 });
    const slug = await aBundle(6000, SOURDOUGH, goods.slug);
    const before = await variantsOf(slug);
    expect(before.map(({ title }) => title)).toEqual(['Small', 'Large']);
    // Another size comes: it can be chosen at once, at the same price.
    const { id: medium } = await db
      .insertInto('variants')
      .values({
        productId: goods.productId,
        sku: `${goods.slug}-m`,
        title: 'Medium',
        priceAmount: 2500,
        currency: 'USD',
        position: 9,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect((await variantsOf(slug)).map(({ title, priceAmount }) => [title, priceAmount])).toEqual([
      ['Small', 6000],
      ['Large', 6000],
      ['Medium', 6000],
    ]);
    await db.updateTable('variants').set({ withdrawnAt: new Date() }).where('id', '=', medium).execute();
    await db
      .updateTable('variants')
      .set({ title: 'Tiny' })
      .where('id', '=', goods.variantIds[0] ?? '')
      .execute();
    expect((await variantsOf(slug)).map(({ id, title }) => [id, title])).toEqual([
      [before[0]?.id, 'Tiny'],
      [before[1]?.id, 'Large'],
    ]);
    // The owner chooses: one way is left, and the variant that was chosen so is kept.
    const part = await partNamed(slug, goods.slug);
    await edit(slug, { act: 'change', part: part.id, quantity: '2', variant: goods.variantIds[1] ?? '' });
    expect((await variantsOf(slug)).map(({ id, title }) => [id, title])).toEqual([[before[1]?.id, '']]);
    await edit(slug, { act: 'change', part: part.id, quantity: '2', variant: '' });
    expect((await variantsOf(slug)).map(({ title }) => title)).toEqual(['Tiny', 'Large']);
  });

  test('keep the variant that the owner chose for one from being deleted', async () => {
    const goods = await someGoods(['Small', 'Large'], {});
    const slug = await aBundle(6000, SOURDOUGH, goods.slug);
    expect(await listUsed(db, goods.variantIds)).toEqual(new Set());
    const part = await partNamed(slug, goods.slug);
    const [small = '', large = ''] = goods.variantIds;
    await edit(slug, { act: 'change', part: part.id, quantity: '1', variant: large });
    expect(await listUsed(db, goods.variantIds)).toEqual(new Set([large]));
    await db.deleteFrom('variants').where('id', '=', small).execute();
    expect(await variantsOf(slug)).toHaveLength(1);
  });

  test('are refused where they make no bundle', async () => {
    const slug = await aBundle(6000, SOURDOUGH, DOVETAILS);
    const other = await aBundle(6000, SOURDOUGH, DOVETAILS);
    await expect(edit(slug, { act: 'add', product: other, quantity: '1' })).rejects.toThrow(
      'no such product',
    );
    await expect(edit(slug, { act: 'add', product: 'nothing-of-this-name', quantity: '1' })).rejects.toThrow(
      'no such product',
    );
    await expect(edit(slug, { act: 'add', product: 'a', quantity: '1' })).rejects.toThrow(
      'Several products fit',
    );
    const part = await partNamed(slug, SOURDOUGH);
    await expect(edit(slug, { act: 'remove', part: part.id })).rejects.toThrow('at least two things');
    await expect(edit(slug, { act: 'price', price: 'much' })).rejects.toMatchObject({
      fields: { price: expect.any(String) },
    });
    const stale = partsInput.parse({ act: 'price', price: '5', version: '1' });
    await expect(editParts(db, slug, stale, { actor: STAFF, kinds })).rejects.toMatchObject({
      code: 'edited_meanwhile',
    });
    expect((await listParts(db, await productId(slug))).map((one) => one.slug)).toEqual([
      SOURDOUGH,
      DOVETAILS,
    ]);
  });

  test('a price that does not divide is refused at its field', async () => {
    const warehouse = await aWarehouse('US');
    const goods = await someGoods(['One'], { [warehouse]: 5 });
    const slug = await aBundle(4000, goods.slug);
    const part = await partNamed(slug, goods.slug);
    await edit(slug, { act: 'change', part: part.id, quantity: '2', variant: '' });
    await expect(edit(slug, { act: 'price', price: '30.01' })).rejects.toMatchObject({
      fields: { price: expect.stringContaining('divided') },
    });
    await edit(slug, { act: 'price', price: '30.02' });
    expect((await variantsOf(slug)).map(({ priceAmount }) => priceAmount)).toEqual([3002]);
  });

  test('too many ways to choose are refused', async () => {
    const warehouse = await aWarehouse('US');
    const sizes = Array.from({ length: 15 }, (_, at) => `Size ${at + 1}`);
    const [one, two] = [
      await someGoods(sizes, { [warehouse]: 1 }),
      await someGoods(sizes, { [warehouse]: 1 }),
    ];
    const slug = await aBundle(4000, one.slug, SOURDOUGH);
    await expect(edit(slug, { act: 'add', product: two.slug, quantity: '1' })).rejects.toThrow('225 ways');
    expect(await variantsOf(slug)).toHaveLength(15);
  });
});

describe('a bundle', () => {
  test('saves what its parts cost more now: less while one of them is on sale, and nothing is struck of its own price', async () => {
    const [one, other] = [await someGoods(['One'], {}), await someGoods(['One'], {})];
    const slug = await aBundle(3600, one.slug, other.slug);
    const shown = async () => {
      const [brief] = await bundleBriefs(db, { productIds: [await productId(slug)] });
      const found = await showProduct(db, slug);
      return [brief && savingText(brief), found.found === 'product' ? found.product.was : 'not found'];
    };
    const sale = (of: TestGoods, sale_price: string) =>
      planPrices(
        db,
        of.slug,
        { act: 'sale', sale_variant: 'all', sale_price, starts_at: '', ends_at: '' },
        STAFF,
      );
    // 20.00 each.
    expect(await shown()).toEqual(['You save 4.00 USD', null]);
    await sale(one, '17');
    expect(await shown()).toEqual(['You save 1.00 USD', null]);
    await sale(other, '18');
    expect(await shown()).toEqual([null, null]);
  });

  test('can be had as often as the scarcest of its parts', async () => {
    const warehouse = await aWarehouse('US');
    const goods = await someGoods(['Small', 'Large'], { [warehouse]: 5 });
    const slug = await aBundle(6000, SOURDOUGH, goods.slug);
    const part = await partNamed(slug, goods.slug);
    await edit(slug, { act: 'change', part: part.id, quantity: '2', variant: goods.variantIds[0] ?? '' });
    const [variant] = await variantsOf(slug);
    const stateOf = async () =>
      (await findAvailable(db, kindNamed('bundle'), [variant?.id ?? ''], null)).get(variant?.id ?? '');
    expect(await stateOf()).toEqual({ is: 'open', left: 2 });
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: goods.variantIds[0] ?? '', quantity: 4 });
    await checkoutOf(visitor);
    expect(await stateOf()).toEqual({ is: 'sold_out' });
    await db.updateTable('products').set({ status: 'archived' }).where('slug', '=', goods.slug).execute();
    expect(await stateOf()).toEqual({ is: 'sold_out' });
  });

  test('is ordered, paid and given as its parts, in the size that was chosen, each with its share of the price', async () => {
    const warehouse = await aWarehouse('US');
    const goods = await someGoods(['Small', 'Large'], { [warehouse]: 5 });
    const slug = await aBundle(6001, SOURDOUGH, goods.slug);
    const large = (await variantsOf(slug)).find(({ title }) => title === 'Large');
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: large?.id ?? '', quantity: 2 });
    const cart = await viewCart(db, visitor);
    expect(cart?.lines[0]).toMatchObject({ problem: null, total: { amount: 12_002 } });
    expect(unitsOfLines(cart?.lines ?? []).map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['course', 2],
      ['goods', 2],
    ]);
    const { orderId } = await checkoutOf(visitor);
    const items = await listItems(db, orderId);
    expect(items.map(({ kind, variantId, quantity }) => [kind, variantId, quantity]).toSorted()).toEqual(
      [
        ['course', expect.any(String), 2],
        ['goods', goods.variantIds[1], 2],
      ].toSorted(),
    );
    expect(items.reduce((sum, { totalAmount }) => sum + totalAmount, 0)).toBe(12_002);
    await pay(orderId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', granted: 2, paid: 1 });
    expect((await viewCart(db, visitor))?.lines ?? []).toEqual([]);
  });

  test('says what the buyer has already, and that a part is not on sale', async () => {
    const slug = await aBundle(6000, SOURDOUGH, DOVETAILS);
    const visitor = await aVisitor();
    await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
    const { orderId } = await checkoutOf(visitor);
    await pay(orderId);
    await addItem(db, visitor, { product: slug, quantity: 1 });
    const [line] = (await viewCart(db, visitor))?.lines ?? [];
    expect(line).toMatchObject({ problem: null, ownedNotice: expect.stringContaining('already have') });
    await inTransaction(db, async (tx) => {
      await tx.updateTable('products').set({ status: 'archived' }).where('slug', '=', DOVETAILS).execute();
      expect((await viewCart(tx, visitor))?.lines[0]?.problem).toMatchObject({ code: 'sold_out' });
      await tx.updateTable('products').set({ status: 'published' }).where('slug', '=', DOVETAILS).execute();
    });
  });

  test('says before paying what one person needs once and would be paid for more than once', async () => {
    const slug = await aBundle(6000, SOURDOUGH, DOVETAILS);
    const visitor = await aVisitor();
    const notice = async () =>
      (await viewCart(db, visitor))?.lines.find(({ kind }) => kind === 'bundle')?.ownedNotice;
    await addItem(db, visitor, { product: slug, quantity: 1 });
    expect(await notice()).toBeNull();
    await addItem(db, visitor, { product: SOURDOUGH, quantity: 1 });
    expect(await notice()).toMatch(/^In your cart more than once: “\S*Your First Sourdough\S*”\. One person/);
    await addItem(db, visitor, { product: slug, quantity: 1 });
    expect(await notice()).toMatch(/Sourdough.*Dovetails/);
  });

  test('takes each seat with the name that was said of it, where the same ticket is bought beside it', async () => {
    const event = await anEvent([{ inDays: 30, capacity: 20 }]);
    const [ticket = ''] = event.variantIds;
    const slug = await aBundle(6000, SOURDOUGH, event.slug);
    const visitor = await aVisitor();
    await addItem(db, visitor, { product: slug, quantity: 2 });
    await addItem(db, visitor, { variant: ticket, quantity: 1 });
    const cart = await viewCart(db, visitor);
    expect(unitsOfLines(cart?.lines ?? []).find(({ kind }) => kind === 'event')).toMatchObject({
      quantity: 3,
    });
    const seats = ['Ada', 'Grace', 'Mary'].map((name, at) => ({
      ...{ variantId: ticket, seat: at + 1, name, email: null, answers: {} },
    }));
    await inTransaction(db, (tx) => saveCartAttendees(tx, cart?.id ?? '', seats));
    await pay((await checkoutOf(visitor)).orderId);
    const names = await db
      .selectFrom('bookings as b')
      .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
      .select(['i.quantity', 'b.seat', 'b.attendeeName'])
      .where('i.productId', '=', event.productId)
      .orderBy('i.position')
      .orderBy('b.seat')
      .execute();
    expect(names.map(({ quantity, seat, attendeeName }) => [quantity, seat, attendeeName])).toEqual([
      [2, 1, 'Ada'],
      [2, 2, 'Grace'],
      [1, 1, 'Mary'],
    ]);
  });
});

async function pay(orderId: string): Promise<void> {
  const { sessionId } = await db
    .selectFrom('payments')
    .select('stripeSessionId as sessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  await payAt(sessionId ?? '');
  await deliver(sessionId ?? '');
}
