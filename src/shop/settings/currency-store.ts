import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Tx } from '#lib/db.ts';
import { currencyOfSettings } from './currency.ts';
import { settingsFrom } from './setting.ts';
import { listSettings } from './store.ts';

interface Held {
  /** As it was chosen; null while nobody has. */
  readonly currency: string | null;
}

const held = prepared<Held, object>(() => sql`select hold_selling_currency() as currency`);

/**
 * Keeps the selling currency as it is until the transaction ends. First of all locks: what is read after it, prices and
 * delivery, is in one currency. Many hold it at once; only its change waits for them all.
 */
export async function holdSellingCurrency(tx: Tx): Promise<void> {
  await oneOf(held(tx, {}));
}

/** The same while a price is saved: the first one chooses the currency. @returns what the shop sells in. */
export async function keepSellingCurrency(tx: Tx): Promise<string> {
  const { currency } = (await oneOf(held(tx, {}))) ?? { currency: null };
  if (currency) return currency;
  const own = currencyOfSettings(settingsFrom(await listSettings(tx)));
  // An empty one was stored by nobody but counts as none.
  await sql`insert into settings (name, value) values ('currency', to_jsonb(${own}::text))
    on conflict (name) do update set value = excluded.value where settings.value = '""'`.execute(tx);
  const kept = await tx
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'currency')
    .executeTakeFirst();
  return String(kept?.value ?? own);
}

/** Waits for every checkout that is being placed and every price that is being saved, and keeps others out. */
export async function lockSellingCurrency(tx: Tx): Promise<string> {
  const { rows } = await sql<Held>`select lock_selling_currency() as currency`.execute(tx);
  return rows[0]?.currency || currencyOfSettings(settingsFrom(await listSettings(tx)));
}
