import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { showCachedProduct } from '#shop/products/catalogue/product-cache.ts';
import { listDates } from '#shop/products/kinds/event/dates/store.ts';
import { listTickets } from '#shop/products/kinds/event/dates/ticket-store.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { anEvent, aSeatOrder } from '#tests/support/an-event.ts';
import { aVisitor, checkoutOf } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { availabilityNote, availabilitySentence } from '#web/availability-note.ts';
import { eventFacts } from '#web/seo/event-facts.ts';

const kind = kindNamed('event');
const HELD = /^Others are paying for the last of these right now\. Try again at \d\d:\d\d UTC\.$/;

/** What each place says of an event of which one buyer has the last seat, before and after paying. */
async function places(slug: string, productId: string) {
  const shown = await showCachedProduct(db, slug);
  if (shown.found !== 'product') throw new Error(shown.found);
  const { product } = shown;
  const read = parseListQuery(new URLSearchParams(`q=${slug}`), kind);
  if (!('query' in read)) throw new Error('no query');
  const card = (await listProducts(db, kind, read.query))?.cards.find((one) => one.slug === slug);
  const [dates, tickets] = [await listDates(db, productId), await listTickets(db, productId)];
  const facts = eventFacts({ product, dates, tickets, speakers: [], at: new Date() });
  return {
    page: availabilitySentence(product.availability),
    choice: product.variants.map(({ availability }) => availabilityNote(availability)?.text),
    list: card && availabilityNote(card.availability)?.text,
    json: JSON.parse(JSON.stringify(product)).availability.is,
    jsonLd: facts.map((one) => (one['offers'] as { availability?: string } | undefined)?.availability),
  };
}

describe('the last seat', () => {
  test('held by others is one thing and sold out another: on the page, in the list, JSON, JSON-LD, cart and checkout', async () => {
    const { slug, productId, variantIds } = await anEvent([{ inDays: 30, capacity: 1 }]);
    const variant = variantIds[0] ?? '';
    const slow = await aVisitor();
    await addItem(db, slow, { variant, quantity: 1 });
    const buyer = await aSeatOrder([variant, 1]);
    const held = await places(slug, productId);
    expect(held).toEqual({
      page: expect.stringMatching(HELD),
      ...{ choice: ['On hold for others'], list: 'On hold for others', json: 'held' },
      jsonLd: ['https://schema.org/LimitedAvailability'],
    });
    await expect(addItem(db, await aVisitor(), { variant, quantity: 1 })).rejects.toMatchObject({
      ...{ code: 'held', status: 409, message: expect.stringMatching(HELD) },
    });
    expect((await viewCart(db, slow))?.lines).toMatchObject([
      { problem: { code: 'held', text: expect.stringMatching(HELD) } },
    ]);
    await expect(checkoutOf(slow)).rejects.toMatchObject({
      code: 'cart_problem',
      message: expect.stringContaining('Try again at'),
    });
    expect((await viewCart(db, buyer.visitor))?.lines).toMatchObject([{ problem: null }]);

    await payAt(buyer.sessionId);
    await deliver(buyer.sessionId);
    expect(await places(slug, productId)).toEqual({
      page: 'Sold out.',
      ...{ choice: ['Sold out'], list: 'Sold out', json: 'sold_out' },
      jsonLd: ['https://schema.org/SoldOut'],
    });
    await expect(addItem(db, await aVisitor(), { variant, quantity: 1 })).rejects.toMatchObject({
      code: 'sold_out',
    });
    expect((await viewCart(db, slow))?.lines).toMatchObject([
      { problem: { code: 'sold_out', text: 'Sold out.' } },
    ]);
    await expect(checkoutOf(slow)).rejects.toMatchObject({ message: expect.stringContaining('Sold out.') });
  });
});
