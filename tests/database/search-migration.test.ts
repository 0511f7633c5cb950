import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '#lib/db/migrate.ts';
import { addressesOf, asAdmin } from '#tests/support/services.ts';

const { adminUrl, template } = inject('services');
const name = `${template}_search_${Date.now().toString(36)}`;
const { ownerUrl } = addressesOf(adminUrl, name);
const DOCUMENT = '0122_one_search_document';

let client: pg.Client;
const found = async (table: string, id: string, q: string) =>
  (
    await client.query(`select ${id} as id from ${table} where search @@ search_query($1) order by 1`, [q])
  ).rows.map((row) => row.id);

describe('a shop with categories and tags from before', () => {
  beforeAll(async () => {
    await asAdmin(adminUrl, (admin) =>
      admin.query(`create database ${name} template ${template} owner lectern_owner`),
    );
    for (let isDown = true; isDown; ) isDown = !(await migrate('down', 1, ownerUrl)).includes(DOCUMENT);
    client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });

  test.each([
    ['書道', '書道'],
    ['C#', 'c#'],
    ['Zonesystem', 'zonesystem'],
  ])('is found by its tag %s after going up, by its published products alone', async (title, q) => {
    const {
      rows: [tag],
    } = await client.query(
      `insert into tags (slug, title) values ('old-' || substr(md5($1), 1, 8), $1) returning id`,
      [title],
    );
    const { rows: products } = await client.query(
      `insert into product_tags (tag_id, product_id)
       select $1, id from products where slug in ('first-sourdough', 'manual-mode') returning product_id`,
      [tag.id],
    );
    const [shown, hidden] = products.map((row) => row.product_id);
    await client.query(`update products set status = 'archived' where id = $1`, [hidden]);
    await migrate('up', Number.POSITIVE_INFINITY, ownerUrl);
    expect(await found('products', 'id', q)).toEqual([shown, hidden].toSorted());
    expect(await found('product_search', 'product_id', q)).toEqual([shown]);
    await client.query(`update products set status = 'published' where id = $1`, [hidden]);
    expect(await found('product_search', 'product_id', q)).toEqual([shown, hidden].toSorted());
    await client.query('delete from tags where id = $1', [tag.id]);
    expect(await found('product_search', 'product_id', q)).toEqual([]);
    for (let isDown = true; isDown; ) isDown = !(await migrate('down', 1, ownerUrl)).includes(DOCUMENT);
  });
});
