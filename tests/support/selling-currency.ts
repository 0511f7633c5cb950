import { now } from '#lib/clock.ts';
import { db, inTransaction } from '#lib/db.ts';
import { loadSettings } from '#shop/settings/current.ts';
import { saveSetting } from '#shop/settings/store.ts';

/** Sells in another currency from now on, without a look at the prices that there are. */
export async function sellIn(currency: string): Promise<void> {
  await inTransaction(db, (tx) => saveSetting(tx, 'currency', currency, now()));
  await loadSettings(db);
}
