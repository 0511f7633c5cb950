import { globSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { createPageCache, loadPage, setListening } from '#lib/page-cache/page-cache.ts';
import { changeSetting, changeSettings } from '#shop/accounts/change-setting.ts';
import { seller } from '#shop/emails/seller.ts';
import { legalTextAt } from '#shop/orders/legal-texts.ts';
import { currentSettings } from '#shop/settings/current.ts';
import { mailSender } from '#shop/settings/mail-sender.ts';
import type { SettingKey } from '#shop/settings/setting.ts';
import { shopName, shopTitle } from '#shop/settings/shop-name.ts';
import { tagsOfSettings } from '#shop/settings/shown-on.ts';
import { listVersions } from '#shop/settings/store.ts';
import { applyPurge } from '#web/http/apply-purge.ts';

const KEYS = [
  'shop_name',
  'shop_tagline',
  'front_heading',
  'front_text',
  'mail_name',
  'mail_address',
] as const;
const MORE = ['seller_name', 'seller_street', 'seller_city'] as const;
afterAll(() => changeSettings(db, new Map([...KEYS, ...MORE].map((key) => [key, ''])), 'cli'));

const versionOf = async (key: SettingKey) => (await listVersions(db, [key]))[0]?.version ?? 0;

describe('a form of settings', () => {
  test('does not overwrite what somebody else saved since it was opened, unless it is sent again', async () => {
    const seen = new Map([['front_heading', await versionOf('front_heading')]] as const);
    await changeSetting(db, 'front_heading', 'First', 'cli');
    const save = (versions: typeof seen) =>
      changeSettings(db, new Map([['front_heading', 'Second']]), 'cli', versions);
    await expect(save(seen)).rejects.toMatchObject({ code: 'changed_meanwhile', status: 409 });
    expect(currentSettings().front_heading).toBe('First');
    await save(new Map([['front_heading', await versionOf('front_heading')]]));
    expect(currentSettings().front_heading).toBe('Second');
  });

  test('of which the first two saves meet is saved once', async () => {
    const seen = new Map([['mail_name', 0]] as const);
    const saves = await Promise.allSettled(
      ['One', 'Two', 'Three'].map((text) => changeSettings(db, new Map([['mail_name', text]]), 'cli', seen)),
    );
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await versionOf('mail_name')).toBe(1);
  });

  test('changes all of its settings or none', async () => {
    const wrong = new Map([
      ['front_text', 'New'],
      ['shop_name', 'x'.repeat(61)],
    ] as const);
    await expect(changeSettings(db, wrong, 'cli')).rejects.toMatchObject({ code: 'invalid_setting' });
    expect(currentSettings().front_text).not.toBe('New');
  });

  test('writes before and after, and nothing where nothing changed', async () => {
    await changeSetting(db, 'mail_address', 'a@example.com', 'cli');
    await changeSetting(db, 'mail_address', 'a@example.com', 'cli');
    await changeSetting(db, 'mail_address', 'b@example.com', 'cli');
    const rows = await db
      .selectFrom('auditLog')
      .select('details')
      .where('subject', '=', 'setting:mail_address')
      .orderBy('id')
      .execute();
    expect(rows.map(({ details }) => details)).toEqual([
      { from: '', to: 'a@example.com' },
      { from: 'a@example.com', to: 'b@example.com' },
    ]);
  });
});

describe('a change drops the pages that show it, and no others:', () => {
  const pages = { '/': 'front,list:course', '/imprint': 'legal', '/courses': 'list:course' };

  test.each([
    [['front_heading'], 1],
    [['seller_street'], 1],
    [['front_text', 'seller_city'], 2],
    [['seller_iban', 'pack_within_days', 'mail_name'], 0],
    [['shop_name', 'front_text'], 3],
    [['language'], 3],
  ] as const)('%s: %i', async (keys, count) => {
    const cache = createPageCache(1_000_000);
    setListening(cache, true);
    for (const [path, tags] of Object.entries(pages))
      await loadPage(cache, path, async () => ({
        status: 200,
        headers: { 'cache-control': 'public, s-maxage=60', 'cache-tag': tags },
        body: Buffer.from(path),
      }));
    expect(cache.pages.size).toBe(3);
    expect(await applyPurge(db, cache, tagsOfSettings(keys))).toBe(count);
    expect(cache.pages.size).toBe(3 - count);
  });
});

describe('the name of the shop', () => {
  test('is what the owner says, else the seller, else a word', async () => {
    await changeSettings(
      db,
      new Map([
        ['shop_name', ''],
        ['shop_tagline', ''],
      ] as const),
      'cli',
    );
    expect([shopName(), shopTitle()]).toEqual(['Shop', 'Shop']);
    await changeSetting(db, 'seller_name', 'Anna Werk GmbH', 'cli');
    expect(shopName()).toBe('Anna Werk GmbH');
    await changeSettings(
      db,
      new Map([
        ['shop_name', ' Werkhof '],
        ['shop_tagline', 'Benches.'],
      ] as const),
      'cli',
    );
    expect([shopName(), shopTitle(), seller.about]).toEqual([
      'Werkhof',
      'Werkhof: Benches',
      'Werkhof: Benches',
    ]);
  });

  test('stands in the legal texts, as text, with the address of the seller', async () => {
    const given = { shop_name: 'A*b*', seller_name: 'Anna', seller_street: 'Hof 1', seller_city: 'Berlin' };
    await changeSettings(db, new Map(Object.entries(given) as [SettingKey, string][]), 'cli');
    const texts = (['imprint', 'refund-policy'] as const).map((name) => legalTextAt(name, new Date())?.text);
    expect(texts[0]).toContain('A\\*b\\*');
    expect(texts[0]).toMatch(/Anna {2}\nHof 1 {2}\nBerlin/);
    expect(texts[1]).toContain('To A\\*b\\*: I withdraw');
    expect(texts.join()).not.toContain('{{shop');
  });

  test('is the sender of emails, unless the owner or the configuration names another', async () => {
    await changeSettings(
      db,
      new Map([
        ['shop_name', 'Werkhof'],
        ['mail_name', ''],
        ['mail_address', ''],
      ] as const),
      'cli',
    );
    expect(mailSender()).toEqual({ name: 'Werkhof', address: 'shop@localhost' });
    const mine = new Map([
      ['mail_name', 'Anna'],
      ['mail_address', 'anna@example.com'],
    ] as const);
    await changeSettings(db, mine, 'cli');
    expect(mailSender()).toEqual({ name: 'Anna', address: 'anna@example.com' });
    expect(seller.email).toBe('anna@example.com');
    await expect(changeSetting(db, 'mail_address', 'a@b\r\nBcc: c@d.example', 'cli')).rejects.toMatchObject({
      code: 'invalid_setting',
    });
  });

  test('is written nowhere in what a shopper sees', () => {
    const files = globSync('src/**/*.{ts,astro,md,css}').filter(
      (file) => !/^src\/(sandbox|launcher)\//.test(file),
    );
    expect(files.length).toBeGreaterThan(1_000);
    const named = files.filter((file) =>
      /Lectern|hand and mind|Hand und Kopf/.test(readFileSync(file, 'utf8')),
    );
    expect(named).toEqual([]);
  });
});
