import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '#lib/db/migrate.ts';
import { downTo } from '#tests/support/down-to.ts';
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
    await downTo(DOCUMENT, ownerUrl);
    client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });

  test('is found by its tags after going up, by its published products alone', async () => {
    const tags = [];
    for (const [title, q] of [
      ['書道', '書道'],
      ['C#', 'c#'],
      ['Zonesystem', 'zonesystem'],
    ] as const)
      tags.push({ q, id: await aTag(title) });
    const [shown = '', hidden = ''] = tagged;
    await client.query(`update products set status = 'archived' where id = $1`, [hidden]);
    await migrate('up', Number.POSITIVE_INFINITY, ownerUrl);
    for (const { q } of tags) {
      expect(await found('products', 'id', q), q).toEqual([shown, hidden].toSorted());
      expect(await found('product_search', 'product_id', q), q).toEqual([shown]);
    }
    await client.query(`update products set status = 'published' where id = $1`, [hidden]);
    for (const { q } of tags)
      expect(await found('product_search', 'product_id', q), q).toEqual([shown, hidden].toSorted());
    for (const { q, id } of tags) {
      await client.query('delete from tags where id = $1', [id]);
      expect(await found('product_search', 'product_id', q), q).toEqual([]);
    }
  });
});

/** Two products that get the tags. */
let tagged: readonly string[] = [];

async function aTag(title: string): Promise<string> {
  const {
    rows: [tag],
  } = await client.query(
    `insert into tags (slug, title) values ('old-' || substr(md5($1), 1, 8), $1) returning id`,
    [title],
  );
  const { rows } = await client.query(
    `insert into product_tags (tag_id, product_id)
     select $1, id from products where slug in ('first-sourdough', 'manual-mode') returning product_id`,
    [tag.id],
  );
  tagged = rows.map((row) => row.product_id);
  return tag.id;
}
