import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '#lib/db/migrate.ts';
import { webAddress } from '#lib/web-address.ts';
import { downTo } from '#tests/support/down-to.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

const { adminUrl, template } = inject('services');
const name = `${template}_addresses_${Date.now().toString(36)}`;
const { ownerUrl } = addressesOf(adminUrl, name);
const MIGRATION = '0114_web_addresses';

const GOOD = [
  ...['https://films.example.com/a.mp4?x=1#t=3', 'http://localhost:4242/pay/cs_test_1', '/demo/a.webm', '/'],
  ...['/a%20b/ü.webm', 'https://example.com'],
];
const BAD = [
  ...[
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//elsewhere.example/x',
    '/\\elsewhere.example',
  ],
  ...[
    'film.mp4',
    '',
    ' ',
    'https://',
    'https://a b',
    'https://a"onload=x',
    'java\nscript:x',
    '/a\tb',
    '\u0001/a',
  ],
  ...[
    'ftp://example.com/a',
    'https:example.com',
    `https://example.com/${'a'.repeat(2000)}`,
    '/a\\b',
    'https://a\u0085b',
  ],
];

let client: pg.Client;
const rowsOf = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;

describe('a stored address', () => {
  beforeAll(async () => {
    await asAdmin(adminUrl, (admin) =>
      admin.query(`create database ${name} template ${template} owner lectern_owner`),
    );
    await downTo(MIGRATION, ownerUrl);
    client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });

  test('that leads nowhere is taken off old rows and noted, every other stays', async () => {
    const product = "(select id from products where slug = 'first-sourdough')";
    await client.query(`update products set image = 'javascript:alert(1)' where id = ${product}`);
    await client.query(`update courses set video_url = ' /demo/a.webm ' where product_id = ${product}`);
    await client.query(`update products set image = 'https://example.com/a.png' where slug = 'manual-mode'`);
    const [lesson] = await rowsOf(
      `update lessons set video_url = 'film.mp4' where id = (select min(id::text)::uuid from lessons where product_id = ${product}) returning id`,
    );
    await client.query(`insert into users (email, image) values ('a@example.com', 'data:text/html,x')`);
    expect(await migrate('up', 1, ownerUrl)).toEqual([MIGRATION]);
    expect(
      await rowsOf(
        `select p.image, c.video_url from products p join courses c on c.product_id = p.id where p.id = ${product}`,
      ),
    ).toEqual([{ image: null, video_url: '/demo/a.webm' }]);
    expect(await rowsOf(`select image from products where slug = 'manual-mode'`)).toEqual([
      { image: 'https://example.com/a.png' },
    ]);
    expect(await rowsOf('select video_url from lessons where id = $1', [lesson.id])).toEqual([
      { video_url: null },
    ]);
    expect(await rowsOf(`select image from users where email = 'a@example.com'`)).toEqual([{ image: null }]);
    expect(
      await rowsOf(`select details from audit_log where action = 'address.removed' order by id`),
    ).toEqual([
      { details: { field: 'image', was: 'javascript:alert(1)' } },
      { details: { field: 'video_url', was: 'film.mp4' } },
    ]);
  });

  test('is judged alike by the database and where it is printed', async () => {
    for (const address of GOOD) expect(webAddress(address), address).toBe(address);
    for (const address of BAD) expect(webAddress(address), address).toBeUndefined();
    for (const address of [...GOOD, ...BAD]) {
      const [row] = await rowsOf('select is_web_address($1) as is', [address]);
      expect(row.is, address).toBe(GOOD.includes(address));
    }
    expect(webAddress(null)).toBeUndefined();
  });

  test.for([
    ['products', 'image'],
    ['courses', 'video_url'],
    ['lessons', 'video_url'],
  ])('is refused by %s.%s when it is none', async ([table, column]) => {
    for (const address of BAD)
      await expect(
        client.query(`update ${table} set ${column} = $1`, [address]),
        address,
      ).rejects.toMatchObject({
        code: '23514',
      });
    for (const address of GOOD) await client.query(`update ${table} set ${column} = $1`, [address]);
  });

  test('has a rule in every column of that sense', async () => {
    const columns = await rowsOf(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and column_name ~ '(url|image|link|href|picture|avatar|website|[^p]_address)$'
         and table_name in (select tablename from pg_tables where schemaname = 'public') order by 1`,
    );
    const rules = await rowsOf(
      `select conrelid::regclass || '.' || (regexp_match(pg_get_constraintdef(oid), 'is_web_address\\((\\w+)\\)'))[1] as name
       from pg_constraint where pg_get_constraintdef(oid) like '%is_web_address(%' order by 1`,
    );
    expect(columns).toEqual(rules);
  });

  test('is checked no more after going down, and again after going up', async () => {
    await client.query(`update lessons set video_url = null`);
    await downTo(MIGRATION, ownerUrl);
    await client.query(`update products set image = 'x' where slug = 'manual-mode'`);
    expect(await migrate('up', 1, ownerUrl)).toEqual([MIGRATION]);
    expect(await rowsOf(`select image from products where slug = 'manual-mode'`)).toEqual([{ image: null }]);
  });
});
