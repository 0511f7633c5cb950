import type { BrowserContext } from '@playwright/test';
import { asAdmin } from '#tests/support/services.ts';
import type { Shop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith } from '#tests/support/shop-forms.ts';

/** Gives a browser what a client has been given: its cookies. */
export async function become(context: BrowserContext, shop: Shop, client: ShopClient): Promise<void> {
  const cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: shop.origin }));
  await context.addCookies(cookies);
}

/** Somebody with these courses in the cart. */
export async function aShopper(shop: Shop, ...slugs: string[]): Promise<ShopClient> {
  const client = shop.client();
  for (const product of slugs) await client.post('/api/cart/items', { product });
  return client;
}

/** Somebody who stands on the payment page of one course, and where their order is shown. */
export async function anOrdering(shop: Shop, slug?: string) {
  const buyer = await aBuyer(shop, slug);
  const success = `/checkout/success?session_id=${buyer.sessionId}`;
  const { text } = await buyer.client.get(success);
  const order = /\/orders\/ORD-\d{4}-\d+/.exec(text)?.[0] ?? '';
  return { ...buyer, success, order, number: order.replace('/orders/', '') };
}

/** Somebody who has paid for one course. */
export async function anOwner(shop: Shop, slug?: string) {
  const ordering = await anOrdering(shop, slug);
  await payFor(shop, ordering.sessionId);
  await ordering.client.get(ordering.success);
  return ordering;
}

/** Changes the shop's database as its owner might. Values go in as parameters. */
export async function change(shop: Shop, statement: string, values: unknown[] = []): Promise<void> {
  await asAdmin(shop.database.adminUrl, (client) => client.query(statement, values));
}

/** Finishes an owner's course and has its certificate issued. */
export async function finish(
  client: ShopClient,
  slug: string,
  holder = 'Ada Lovelace',
): Promise<{ certificate: string }> {
  const course = await client.get(`/learn/${slug}`);
  const lessons = new Set(course.text.match(/\/learn\/[a-z0-9-]+\/[a-z0-9-]+/g));
  for (const lesson of lessons) await learnALesson(client, slug, lesson);
  await client.post(`/api/certificates/${slug}`, { holder });
  const { text } = await client.get(`/learn/${slug}`);
  return { certificate: /\/certificates\/[A-Z2-9-]+/.exec(text)?.[0] ?? '' };
}

/** Marks a lesson of an owner's course as done, by the form of its page: the first, if none is named. */
export async function learnALesson(client: ShopClient, slug: string, named?: string): Promise<void> {
  const course = await client.get(`/learn/${slug}`);
  const [first = ''] = /\/learn\/[a-z0-9-]+\/[a-z0-9-]+/.exec(course.text) ?? [];
  const lesson = named ?? first;
  const { action } = formWith((await client.get(lesson)).text, /^Done/);
  await client.post(action, { act: 'done' });
}
