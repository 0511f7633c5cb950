import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { SettingKey } from './setting.ts';

/** Every row: the table also keeps what the shop notes for itself. */
export function listSettings(db: Db): Promise<{ name: string; value: unknown }[]> {
  return db.selectFrom('settings').select(['name', 'value']).execute();
}

export interface StoredSetting {
  readonly name: string;
  readonly value: unknown;
  readonly version: number;
}

/** Those that are stored of the given ones; until the transaction ends nobody else changes a setting, stored or not. */
export async function lockSettings(tx: Tx, keys: readonly SettingKey[]): Promise<readonly StoredSetting[]> {
  await sql`select pg_advisory_xact_lock(hashtext('settings'))`.execute(tx);
  return listVersions(tx, keys);
}

/** How often each was changed; what is not among them never was. */
export function listVersions(db: Db, keys: readonly SettingKey[]): Promise<StoredSetting[]> {
  return db.selectFrom('settings').select(['name', 'value', 'version']).where('name', 'in', keys).execute();
}

export async function saveSetting(tx: Tx, key: SettingKey, value: unknown, at: Date): Promise<void> {
  const columns = { value: JSON.stringify(value), updatedAt: at };
  await tx
    .insertInto('settings')
    .values({ name: key, ...columns })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ ...columns, version: sql<number>`settings.version + 1` }),
    )
    .execute();
}
