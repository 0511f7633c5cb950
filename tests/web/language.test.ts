import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '#tests/support/child.ts';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin, shopEnv } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, payFor } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { aMemberOfStaff } from '#tests/support/staff-roles.ts';
import { visibleTexts } from '#tests/support/visible-texts.ts';
import { catalogues } from '../../src/messages/catalogues.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ processes: 2 });
});
afterAll(() => shop?.stop());

const command = async (...words: string[]) => {
  const child = run('shop', ['src/cli.ts', ...words], { ...shopEnv(shop.database), LOG_LEVEL: 'silent' });
  return { code: await child.exited, output: child.output() };
};
/** Every process is asked in turn, on a connection of its own. */
const titles = async (path: string) => {
  const pages = Array.from({ length: 6 }, async () => (await shop.client().get(path)).text);
  return new Set((await Promise.all(pages)).map((page) => /<html lang="(\w+)"/.exec(page)?.[1]));
};

test('a setting changes every page in every process, is audited, and a wrong one is refused', async () => {
  expect(await titles('/courses')).toEqual(new Set(['en']));
  expect(await command('settings', 'set', 'language', 'de')).toEqual({ code: 0, output: '' });
  await eventually(async () => [...(await titles('/courses'))].join() === 'de');
  const cart = (await shop.client().get('/cart')).text;
  expect(cart).toContain('Dein Warenkorb');
  expect(cart).not.toContain('Your cart');
  expect(await command('settings', 'get', 'language')).toEqual({ code: 0, output: 'de\n' });
  expect(await command('settings', 'get')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^language de\n/),
  });

  expect((await command('settings', 'set', 'language', 'xx')).code).toBe(1);
  expect((await command('settings', 'set', 'colour', 'red')).code).toBe(2);
  expect((await command('settings', 'set', 'language')).code).toBe(2);
  expect(await command('settings', 'set', 'language', 'de')).toEqual({ code: 0, output: '' });
  const audit = await asAdmin(shop.database.adminUrl, (client) =>
    client.query("select actor, subject, details from audit_log where action = 'setting.changed'"),
  );
  expect(audit.rows).toEqual([
    { actor: 'cli', subject: 'setting:language', details: { from: 'en', to: 'de' } },
  ]);
});

/** English sentences that are said otherwise in German, as patterns of a whole text; what a value takes may be anything. */
const english = Object.entries(catalogues.de ?? {})
  .filter(([key, text]) => key !== text && !/, (plural|select)/.test(key))
  .flatMap(([key]) => {
    const parts = key.replace(/ ¦ .*/, '').split(/<[^>]*>/);
    return parts.filter((part) =>
      (parts.length === 1 ? /\p{L}{4}|\p{L}{2}.* .*\p{L}{2}/u : /\p{L}{2}.* .*\p{L}{2}.* .*\p{L}{2}/u).test(
        words(part),
      ),
    );
  })
  .map(
    (part) =>
      new RegExp(
        `^${part
          .trim()
          .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
          .replace(/\{[^}]*\}/g, '.+')}$`,
      ),
  );

/** Pages repeat most of their texts, and each is asked of thousands of patterns. */
const answers = new Map<string, boolean>();
function isEnglish(text: string): boolean {
  const answer = answers.get(text) ?? english.some((pattern) => pattern.test(text));
  answers.set(text, answer);
  return answer;
}

/** The text without its values. */
function words(text: string): string {
  return text.replace(/\{[^}]*\}/g, '').trim();
}

/** What the owner of the demo shop called properties of goods and a way to deliver, as English sentences of the shop are too. */
const OWNED = /^(Language|Pages|Size|Round|film|Parcel( nach .*)?)$/;

/** What the demo shop is called; one of its goods says who made it. */
const OLD_NAME = /Lectern(?! Demo Shop)|crafts of hand and mind/;

/** Follows the links of the shop from these pages, at most three of a kind. @returns the texts that are English, by page. */
async function englishTexts(client: ShopClient, starts: readonly string[]): Promise<string[]> {
  const waiting = [...starts];
  const seen = new Map<string, number>();
  const found = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, text, headers } = await client.get(path);
    if (status >= 500) found.add(`${path}: ${status}`);
    if (!headers.get('content-type')?.includes('text/html')) continue;
    // The audit says what a setting was before.
    if (OLD_NAME.test(text) && !path.startsWith('/admin/audit')) found.add(`${path}: the old name`);
    for (const one of visibleTexts(text))
      if (isEnglish(one) && !OWNED.test(one)) found.add(`${path}: ${one}`);
    for (const [, href = ''] of text.matchAll(/ href="(\/[^"#]*)"/g)) {
      const next = href.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
      const kind = next
        .replace(/\?.*/, '?')
        .replace(
          /[0-9][^/]*|(?<=\/(courses|events|downloads|goods|learn|teachers|products|lessons|tickets)\/)[^/?]+/g,
          '*',
        );
      const count = seen.get(kind) ?? 0;
      if (count >= 2 || seen.has(next) || /sign-out|[?&]version=|\.(css|js|png|svg|ico|woff2|xml)/.test(next))
        continue;
      seen.set(kind, count + 1).set(next, 9);
      waiting.push(next);
    }
  }
  return [...found].toSorted();
}

/** The words in which the demo shop speaks of itself. */
const RENAMED = {
  shop_name: 'Werkhof',
  shop_tagline: 'Bretter und Regale',
  front_heading: 'Holz aus der Gegend',
  front_text: 'Jede Bank ist anders.',
  front_description: '',
};

test('no page says anything in English but what the owner wrote, nor the name that the shop had', async () => {
  await command('settings', 'set', 'language', 'de');
  for (const [key, text] of Object.entries(RENAMED)) await command('settings', 'set', key, text);
  const visitor = shop.client();
  expect(
    await englishTexts(visitor, ['/', '/courses', '/search?q=nowhere', '/nowhere', '/contact', '/orders']),
  ).toEqual([]);
  const { client, sessionId } = await aBuyer(shop);
  await payFor(shop, sessionId);
  const bought = await client.get(`/checkout/success?session_id=${sessionId}`, { follow: true });
  const number = /ORD-\d{4}-\d{6}/.exec(bought.text)?.[0] ?? '';
  expect(
    await englishTexts(client, [
      `/orders/${number}`,
      '/account',
      '/account/orders',
      '/learn/first-sourdough',
    ]),
  ).toEqual([]);
  const { client: admin } = await aMemberOfStaff(shop, 'admin');
  expect(
    await englishTexts(admin, ['/admin', `/admin/orders/${number}`, '/admin/products/first-sourdough']),
  ).toEqual([]);
  const front = (await visitor.get('/')).text;
  for (const text of [
    '<title>Werkhof: Bretter und Regale</title>',
    'Holz aus der Gegend',
    'Jede Bank ist anders.',
  ])
    expect(front).toContain(text);
  for (const path of ['/feed.xml', '/products.xml', '/events.ics', '/imprint', '/refund-policy'])
    expect((await visitor.get(path)).text, path).not.toMatch(OLD_NAME);
});
