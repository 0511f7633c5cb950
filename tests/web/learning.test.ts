import { expect, test } from 'vitest';
import { finish } from '#tests/e2e/support/states.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import { formWith } from '#tests/support/shop-forms.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';

const shop = sharedShop('192.0.2.4');

test('a teacher’s page is kept for everybody, and shows an edit at the next request', async () => {
  const visitor = shop.client();
  const first = await visitor.get('/teachers/luca-ferrante');
  expect([first.status, first.headers.get('cache-tag')]).toEqual([200, 'list:course']);
  expect(first.headers.get('cache-control')).toContain('s-maxage');
  const facts = [...first.text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
    .flatMap((match) => JSON.parse(match[1] ?? 'null'))
    .find((fact) => fact['@type'] === 'Person');
  expect(facts).toMatchObject({ name: 'Luca Ferrante', url: `${shop.origin}/teachers/luca-ferrante` });
  expect(first.text).toContain(facts.description);

  const { client } = await aMemberOfStaff(shop, 'admin');
  const { fields } = formWith((await client.get('/admin/products/cafe-coffee-at-home')).text, /^Save/);
  const page = await client.get('/admin/products/cafe-coffee-at-home');
  const text = (name: string) =>
    new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)</textarea>`).exec(page.text)?.[1] ?? '';
  const areas = [...page.text.matchAll(/<textarea[^>]*name="([\w.]+)"/g)].map((match) => match[1] ?? '');
  const sent = await client.post('/admin/products/cafe-coffee-at-home', {
    ...fields,
    ...Object.fromEntries(areas.map((name) => [name, text(name)])),
    'course.instructor_bio': 'Luca, described anew.',
  });
  expect(sent.status, sent.text).toBe(303);
  expect((await visitor.get('/teachers/luca-ferrante')).text).toContain('Luca, described anew.');
});

test('lessons in another language say so, the page around them does not', async () => {
  const course = await shop.client().get('/courses/creme-patissiere');
  expect(course.text).toContain('<html lang="en"');
  expect(course.text).toMatch(/<h3 lang="fr" dir="ltr">/);
  expect((await shop.client().get('/courses/first-sourdough')).text).not.toMatch(/<h3 lang=/);
});

test('a certificate of letters from anywhere is a PDF; with a sign that no font has, a page to print', async () => {
  const course = 'first-sourdough';
  const issue = async (holder: string) => {
    const { client, sessionId } = await aBuyer(shop, course);
    await payFor(shop, sessionId);
    await client.get(`/checkout/success?session_id=${sessionId}`);
    const { certificate } = await finish(client, course, holder);
    return { client, certificate, file: await client.get(`${certificate}.pdf`) };
  };
  const { file } = await issue('王小明 محمد O’Neil (MIT)');
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);

  const name = 'Ada 𒀀';
  const lacking = await issue(name);
  expect(lacking.file.status).toBe(303);
  expect(lacking.file.headers.get('location')).toBe(`${lacking.certificate}/print`);
  const page = await lacking.client.get(`${lacking.certificate}/print`);
  expect(page.text).toContain('Our fonts lack a character of this certificate');
  expect(page.text).toMatch(new RegExp(`dir="auto"[^>]*>${name}</p>`));
  expect(page.text).toContain('QR code of');
  expect((await shop.client().get(`${lacking.certificate}/print`)).status).toBe(404);
});

test('numbers of certificates are not to be had by trying', async () => {
  const client = shop.client();
  const statuses: number[] = [];
  for (let at = 0; at < 62; at++)
    statuses.push((await client.get('/certificates/ABCD-EFGH-JKLM-NPQR')).status);
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
  expect(statuses.at(-1)).toBe(429);
});
