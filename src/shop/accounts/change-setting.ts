import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { loadSettings, SETTINGS_TAG } from '../settings/current.ts';
import { defaultSettings, type SettingKey, settingSchemas } from '../settings/setting.ts';
import { lockSetting, saveSetting } from '../settings/store.ts';
import type { StaffActor } from './audit.ts';
import { recordAudit } from './audit-store.ts';

/**
 * Sets a setting, records who did it, and makes every process speak and show it. The same value again changes nothing.
 * @throws ShopError `invalid_setting`.
 */
export async function changeSetting(
  db: Db,
  key: SettingKey,
  typed: unknown,
  actor: StaffActor,
): Promise<void> {
  // Prices depend on it: `changeCurrency`.
  if (key === 'currency') throw new ShopError('invalid_setting', 422, 'currency: see settings set currency');
  const parsed = settingSchemas[key].safeParse(typed);
  if (!parsed.success)
    throw new ShopError('invalid_setting', 422, `${key}: ${parsed.error.issues[0]?.message}`);
  const to = parsed.data;
  await inTransaction(db, async (tx) => {
    const from = (await lockSetting(tx, key)) ?? defaultSettings[key];
    if (from === to) return;
    await saveSetting(tx, key, to, now());
    const details = { from: String(from), to: String(to) };
    await recordAudit(tx, { actor, action: 'setting.changed', subject: `setting:${key}`, details });
    await purgeTags(tx, [SETTINGS_TAG]);
  });
  await loadSettings(db);
}
