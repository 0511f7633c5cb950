import type { Db, Tx } from '#lib/db.ts';
import type { SettingKey } from './setting.ts';

/** Every row: the table also keeps what the shop notes for itself. */
export function listSettings(db: Db): Promise<{ name: string; value: unknown }[]> {
  return db.selectFrom('settings').select(['name', 'value']).execute();
}

/** The stored value, its row locked; undefined where the default holds. */
export async function lockSetting(tx: Tx, key: SettingKey): Promise<unknown> {
  const row = await tx
    .selectFrom('settings')
    .select('value')
    .where('name', '=', key)
    .forUpdate()
    .executeTakeFirst();
  return row?.value;
}

export async function saveSetting(tx: Tx, key: SettingKey, value: unknown, at: Date): Promise<void> {
  const columns = { value: JSON.stringify(value), updatedAt: at };
  await tx
    .insertInto('settings')
    .values({ name: key, ...columns })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
    .execute();
}
