import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';

/**
 * The prices of the demo shop are in USD: a shop that has chosen no currency sells in it from then on.
 * @throws ShopError `other_currency` in one that sells in another.
 */
export async function sellInDollars(db: Db): Promise<void> {
  await sql`insert into settings (name, value) values ('currency', '"USD"')
    on conflict (name) do update set value = excluded.value where settings.value = '""'`.execute(db);
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'currency')
    .executeTakeFirst();
  if (row?.value === 'USD') return;
  const text = `This shop sells in ${row?.value}, and the prices of the demo shop are in USD.`;
  throw new ShopError('other_currency', 409, text);
}
