import { describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { aMember, anAddress, emailSentTo, linkIn } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { formWith, linksNamed, textOf as spacedText } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.61');
const COURSE = 'first-sourdough';

/** The visible text, without the blanks that elements leave beside quotes and stops. */
const textOf = (html: string) =>
  spacedText(html)
    .replace(/([“„]) /g, '$1')
    .replace(/ ([”.,:;])/g, '$1');

const query = (text: string, values: unknown[]) =>
  asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows);

/** A guest's order, and its number. */
async function anOrder(is: 'unpaid' | 'paid') {
  const { client, email, sessionId } = await aBuyer(shop);
  if (is === 'paid') await payFor(shop, sessionId);
  await client.get(`/checkout/success?session_id=${sessionId}`);
  const number = /ORD-\d{4}-\d+/.exec((await client.get('/account/orders')).text)?.[0] ?? '';
  return { client, email, number };
}

const headings = (html: string) =>
  [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, text]) => textOf(text ?? ''));

describe('after a withdrawal', () => {
  test('the order promises nothing any more, and the course says since when and why it is closed', async () => {
    const { client, number } = await anOrder('paid');
    await query('update orders set immediate_delivery_at = completed_at where number = $1', [number]);
    const before = textOf((await client.get(`/orders/${number}`)).text);
    expect(before).toContain('Our own promise still holds: 14-day money-back guarantee');
    await client.post(`/orders/${number}/withdraw`, {});
    await eventually(async () => (await client.get(`/learn/${COURSE}`)).status === 404);

    const page = textOf((await client.get(`/orders/${number}`)).text);
    expect(page).toContain('can no longer be opened.');
    expect(page).not.toMatch(/promise still holds|14-day|an email confirms it|is yours/);
    for (const path of [`/learn/${COURSE}`, `/learn/${COURSE}/no-such-lesson`]) {
      const closed = await client.get(path);
      expect(closed.status).toBe(404);
      expect(closed.headers.get('cache-control')).toContain('no-store');
      expect(textOf(closed.text)).toMatch(
        new RegExp(
          `Your access has ended.*ended on \\d+ \\w+ \\d{4}, because you withdrew from order ${number}\\.`,
        ),
      );
      expect(linksNamed(closed.text, /^ORD-/)).toEqual([`/orders/${number}`]);
    }
    const other = textOf((await shop.client().get(`/learn/${COURSE}`)).text);
    expect(other).toContain('There is nothing here');
    expect(other).not.toContain('ORD-');
  });
});

describe('the facts of an order', () => {
  test.each([
    ['unpaid', null, 'Order details'],
    ['unpaid', "declined_code = 'insufficient_funds'", 'Order details'],
    ['unpaid', "status = 'processing'", 'Order details'],
    ['paid', null, 'Receipt'],
  ] as const)('%s, %s: are headed %s', async (is, payment, heading) => {
    const { client, number } = await anOrder(is);
    if (payment)
      await query(
        `update payments set ${payment} where order_id = (select id from orders where number = $1)`,
        [number],
      );
    const shown = headings((await client.get(`/orders/${number}`)).text);
    expect(shown.filter((text) => /Receipt|Order details/.test(text))).toEqual([heading]);
  });
});

describe('a browser that knows nobody', () => {
  test.each(['/account', '/sign-in'])('%s leads to where orders are found by email', async (path) => {
    const page = await shop.client().get(path);
    expect(linksNamed(page.text, /^Find your orders$/)).toEqual(['/orders']);
  });

  test('is not told so when signed in', async () => {
    const { client } = await aMember(shop);
    expect(linksNamed((await client.get('/account')).text, /^Find your orders$/)).toEqual([]);
  });

  const signed = 'b3JkZXI.1796000000.c2lnbmF0dXJl';
  test.each([
    '/open',
    '/open/',
    '/open/nothing',
    `/open/${signed}`,
    `/open/${signed.slice(0, 9)}?to=%2Flearn`,
    `/open/${signed}/and/more`,
    `/open/${signed}%20`,
  ])('a broken link of an email, %s, says what happened and offers a new one', async (path) => {
    const client = shop.client();
    const page = await client.get(path, { follow: true });
    expect(page.status).toBe(404);
    expect(textOf(page.text)).toMatch(/This link does not work.*lost its end.*or it has expired/);
    const form = formWith(page.text, 'Email me the link');
    expect(form).toMatchObject({ action: '/orders', method: 'POST', fields: { email: '' } });
    const sent = await client.post(form.action, { email: anAddress() }, { follow: true });
    expect(textOf(sent.text)).toContain('If anything was bought with');
  });
});

describe('what is promised in general', () => {
  test('says what is the buyer’s, and not that the school is', async () => {
    const front = await shop.client().get('/');
    expect(front.text).toMatch(/<meta name="description" content="[^"]*What you buy is yours to keep\."/);
    const footer = textOf(/<footer.*?<\/footer>/s.exec(front.text)?.[0] ?? '');
    expect(footer).toContain('Lectern: A small school for crafts of hand and mind');
    // Four kinds of products are no reason for a text that fills the first screen of a phone.
    const lead = textOf(/<\/h1>\s*<p.*?<\/p>/s.exec(front.text)?.[0] ?? '');
    expect(lead).toMatch(/^Lectern is a small school/);
    expect(lead.length).toBeLessThanOrEqual(160);
    expect(footer).not.toContain('Yours to keep');
    expect(textOf(front.text)).not.toMatch(/\w\. Yours to keep|Every course opens/);
    expect(textOf(front.text)).toContain('Anyone can read this lesson in full');
    const list = textOf((await shop.client().get('/courses')).text);
    expect(list).toContain('The courses you get here are yours to keep.');
    expect(list).not.toMatch(/\. Yours to keep/);
  });
});

test.each(['xyzzyplugh', 'qqqq', 'zzzz yyyy'])(
  'an empty search for %s says beside it what to try',
  async (words) => {
    const page = await shop.client().get(`/search?q=${encodeURIComponent(words)}`);
    expect(textOf(page.text)).toMatch(/Nothing found\. Try a shorter or simpler word\./);
    const browse = page.text.slice(page.text.indexOf('Or browse by category'));
    expect(textOf(browse)).not.toContain('Try a shorter');
  },
);

describe('titles in sentences and lists stand in quotes', () => {
  test('of a teacher', async () => {
    const page = textOf((await shop.client().get('/teachers')).text);
    const lists = [...page.matchAll(/Teaches (.)/g)];
    expect(lists.length).toBeGreaterThan(3);
    expect(lists.map(([, first]) => first).filter((first) => first !== '“')).toEqual([]);
  });

  test('of a withdrawal, and of the cart', async () => {
    const { client, number } = await anOrder('paid');
    const step = textOf((await client.get(`/orders/${number}/withdraw`)).text);
    expect(step).toMatch(/After that: “Your First[^”]*” can no longer be opened\./);
    expect(step).toMatch(/Goes back “Your First[^”]*” Paid/);
    const buyer = shop.client();
    await buyer.post('/api/cart/items', { product: COURSE });
    const { action, fields } = formWith((await buyer.get('/cart')).text, /^Remove/);
    const after = await buyer.post(action, fields, { follow: true });
    expect(textOf(after.text)).toMatch(/“Your First[^”]*” is out of your cart\./);
  });
});

describe('the notes of a lesson', () => {
  const hint = async (client: ShopClient) => {
    const lesson = linksNamed((await client.get(`/learn/${COURSE}`)).text, /./).find((href) =>
      href.startsWith(`/learn/${COURSE}/`),
    );
    return textOf((await client.get(lesson ?? '')).text);
  };

  test('say that they are in this browser only, while its buyer has not proven the address', async () => {
    const guest = await anOrder('paid');
    expect(await hint(guest.client)).toContain(
      'Only you can read them, and only in this browser until you open the link in our email here.',
    );
    const mail = await emailSentTo(shop, guest.email, /^Your order/);
    await guest.client.get(linkIn(shop, mail, '/open/'), { follow: true });
    const known = await hint(guest.client);
    expect(known).toContain('Only you can read them. Up to');
    expect(known).not.toContain('only in this browser');
  });
});
