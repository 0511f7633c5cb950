import { describe, expect, test } from 'vitest';
import { aMember } from '#tests/support/people.ts';
import { asAdmin } from '#tests/support/services.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import { formWith } from '#tests/support/shop-forms.ts';

const shop = sharedShop('192.0.2.5');

const LEGAL = ['terms', 'privacy', 'imprint', 'refund-policy'];

describe('the legal pages', () => {
  test.each(LEGAL)('/%s says its version, and every page leads there', async (name) => {
    const client = shop.client();
    const page = await client.get(`/${name}`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Version of <time datetime="\d{4}-\d{2}-\d{2}"/);
    expect((await client.get('/courses/first-sourdough')).text).toContain(`href="/${name}"`);
    expect((await client.get(`/${name}?version=1999-01-01`)).status).toBe(404);
  });

  test('the version an order accepted can be read again', async () => {
    const { client } = await aBuyer(shop);
    const success = await client.get('/account/orders');
    const number = /ORD-\d{4}-\d+/.exec(success.text)?.[0] ?? '';
    const link = /\/terms\?version=[\d-]+/.exec((await client.get(`/orders/${number}`)).text)?.[0] ?? '';
    expect((await client.get(link)).status).toBe(200);
  });
});

describe('a withdrawal', () => {
  test('is two steps from the order, without script, and confirmed by email', async () => {
    const { client, sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`);
    const number = /ORD-\d{4}-\d+/.exec((await client.get('/account/orders')).text)?.[0] ?? '';
    const order = await client.get(`/orders/${number}`);
    expect(order.text).toContain('>Withdraw from contract here</a>');
    const step = await client.get(`/orders/${number}/withdraw`);
    expect(step.text).toContain('Confirm withdrawal');
    // What goes back is all that was paid, and named before confirming.
    expect(step.text).toMatch(/We send <strong><bdi[^>]*>[1-9]/);
    const sent = await client.post(`/orders/${number}/withdraw`, {});
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/orders/${number}`]);
    expect((await client.get(`/orders/${number}`)).text).toContain('You withdrew from this order on');
    expect((await client.get(`/orders/${number}/withdraw`)).text).not.toContain('Confirm withdrawal');
    const again = await client.post(`/orders/${number}/withdraw`, {});
    expect(again.status).toBe(303);
    const url = `${shop.mailboxUrl}/api/v1/messages`;
    await expect
      .poll(async () => await (await fetch(url)).text(), { timeout: 60_000 })
      .toContain(`You have withdrawn from order ${number}`);
  });

  test('is nobody else’s, and takes nothing it does not ask for', async () => {
    const { client, sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`);
    const number = /ORD-\d{4}-\d+/.exec((await client.get('/account/orders')).text)?.[0] ?? '';
    const outsider = shop.client();
    expect((await outsider.get(`/orders/${number}/withdraw`)).status).toBe(404);
    expect((await outsider.post(`/orders/${number}/withdraw`, {})).status).toBe(404);
    expect((await client.post(`/orders/${number}/withdraw`, { amount: '1' })).status).toBe(422);
    expect((await client.get(`/orders/${number}`)).text).toContain('>Withdraw from contract here</a>');
  });
});

describe('the contact page', () => {
  test('passes a question on without script, and says so', async () => {
    const client = shop.client();
    const sent = await client.post('/contact', {
      email: 'ada@example.com',
      message: 'Is it open on Sundays?',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/contact?sent=1']);
    expect((await client.get('/contact?sent=1')).text).toContain('Message sent');
    const url = `${shop.mailboxUrl}/api/v1/messages`;
    await expect
      .poll(async () => await (await fetch(url)).text(), { timeout: 60_000 })
      .toContain('A question from ada@example.com');
  });

  test('shows again what was typed, safely, when something is missing', async () => {
    const message = '</textarea><script>alert(1)</script>';
    const { status, text } = await shop.client().post('/contact', { email: 'nobody', message });
    expect(status).toBe(422);
    expect(text).not.toContain(message);
    expect(text).toContain('&lt;/textarea&gt;');
  });

  test('does not take more than anybody has to ask', async () => {
    const client = shop.client();
    const statuses = new Set<number>();
    for (let n = 0; n < 12; n++) {
      const { status } = await client.post('/contact', { email: 'ada@example.com', message: 'again' });
      statuses.add(status);
    }
    expect(statuses).toContain(429);
  });
});

describe('a review', () => {
  test('goes from the owner’s page by way of the admin to the course page, as plain text', async () => {
    const { client, sessionId } = await aBuyer(shop, 'manual-mode');
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`);
    const body = '<script>alert(1)</script> & <b>light</b>, at last.';
    const own = await client.get('/learn/manual-mode');
    await client.post(
      `/api/learn/manual-mode/${/\/learn\/manual-mode\/([a-z0-9-]+)/.exec(own.text)?.[1] ?? ''}`,
      {
        act: 'done',
      },
    );
    const form = formWith((await client.get('/learn/manual-mode')).text, 'Send the review');
    const short = await client.post(form.action, { rating: '5', body: 'short', name: 'Ada' });
    expect([short.status, short.text.includes('Write a sentence or two.')]).toEqual([422, true]);
    const title = 'Light <b>& more</b>';
    const sent = await client.post(form.action, { rating: '4', title, body, name: '<i>Ada</i>' });
    expect(sent.status).toBe(303);
    const course = '/courses/manual-mode';
    expect((await shop.client().get(course)).text).not.toContain('at last');
    expect((await shop.client().post(form.action, { rating: '1', body: 'I do not own it.' })).status).toBe(
      404,
    );

    const { client: staff, email } = await aMember(shop);
    await asAdmin(shop.database.adminUrl, (on) =>
      on.query("update users set role = 'admin' where email = $1", [email]),
    );
    const { text: waiting } = await staff.get('/admin/reviews');
    // Reviews of other files wait there too.
    const desk = formWith(waiting.slice(waiting.indexOf(', at last.')), 'Publish');
    await staff.post(desk.action, { ...desk.fields, act: 'approved' });
    const { text } = await shop.client().get(course);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;light&lt;/b&gt;, at last.');
    expect(text).toContain('Light &lt;b&gt;&amp; more&lt;/b&gt;');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<i>Ada');
    const facts = [...text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
      .map((match) => JSON.parse(match[1] ?? ''))
      .find((one) => one['@type'] === 'Course');
    expect(facts.aggregateRating).toMatchObject({ ratingValue: 4, reviewCount: 1 });
    expect((await shop.client().get('/courses/first-sourdough')).text).not.toContain('aggregateRating');

    expect((await client.get('/account/reviews')).text).toContain('Published.');
    const confirm = formWith((await client.get('/account/reviews/manual-mode')).text, 'Delete the review');
    const stranger = await shop.client().post(confirm.action, {});
    expect(stranger.headers.get('location')).toBe('/sign-in?next=%2Faccount%2Freviews');
    expect((await shop.client().postJson(confirm.action, {})).status).toBe(404);
    expect((await client.get('/account/reviews')).text).toContain('Light &lt;b&gt;');
    const gone = await client.post(confirm.action, confirm.fields);
    expect([gone.status, gone.headers.get('location')]).toEqual([303, '/account/reviews?done=taken-back']);
    expect((await client.get('/account/reviews')).text).toContain('No reviews yet');
    expect((await client.get('/account/reviews/manual-mode')).status).toBe(404);
    expect((await client.postJson(confirm.action, {})).status).toBe(404);
    expect((await shop.client().get(course)).text).not.toContain('at last');
  });
});

describe('a course page', () => {
  test('is the same for its owner, who is told by a request of its own', async () => {
    const { client, sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`);
    const own = await client.get('/api/learn/first-sourdough');
    expect(JSON.parse(own.text)).toMatchObject({ owned: true, done: 0, lessonCount: 9 });
    expect(own.headers.get('cache-control')).toContain('no-store');
    const outsider = await shop.client().get('/api/learn/first-sourdough');
    expect(JSON.parse(outsider.text)).toEqual({ owned: false });
    const [seen, other] = await Promise.all(
      [client, shop.client()].map((one) => one.get('/courses/first-sourdough')),
    );
    expect(seen?.text).toBe(other?.text);
  });
});
