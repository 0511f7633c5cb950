import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '#tests/support/child.ts';
import { asAdmin, shopEnv } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';

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
  await expect.poll(() => titles('/courses')).toEqual(new Set(['de']));
  const cart = (await shop.client().get('/cart')).text;
  expect(cart).toContain('Dein Warenkorb');
  expect(cart).not.toContain('Your cart');
  expect(await command('settings', 'get', 'language')).toEqual({ code: 0, output: 'de\n' });
  expect(await command('settings', 'get')).toEqual({ code: 0, output: 'language de\n' });

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
