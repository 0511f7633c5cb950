import { inject } from 'vitest';
import { db } from '#lib/db.ts';
import { asAdmin } from './services.ts';

/** Every time that prices of a product know of. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  variant_prices: ['valid_from'],
  variant_sales: ['starts_at', 'ends_at', 'began_at', 'ended_at'],
  price_changes: ['due_at', 'applied_at'],
  variants: ['price_due_at', 'sale_ends_at'],
};

/** Lets so many days pass for the prices of a product, without the job that changes them. */
export async function daysPass(slug: string, days: number): Promise<void> {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  const of = `(select v.id from variants v join products p on p.id = v.product_id where p.slug = $1)`;
  const ago = `interval '${Math.round(days * 1440)} minutes'`;
  await asAdmin(url.href, async (client) => {
    // As if it was long ago: no trigger fires.
    await client.query('set session_replication_role = replica');
    await client.query(`update products set published_at = published_at - ${ago} where slug = $1`, [slug]);
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const older = columns.map((column) => `${column} = ${column} - ${ago}`);
      const own = table === 'variants' ? 'id' : 'variant_id';
      await client.query(`update ${table} set ${older.join(', ')} where ${own} in ${of}`, [slug]);
    }
  });
}

/** What the first variant of a product costs, in minor units, as its row says it. */
export async function priceOf(slug: string) {
  return db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.id', 'v.priceAmount', 'v.regularAmount', 'v.struckAmount', 'v.saleEndsAt', 'v.priceDueAt'])
    .where('p.slug', '=', slug)
    .orderBy('v.position')
    .executeTakeFirstOrThrow();
}
