import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { t } from '#messages/t.ts';
import { loadSettings } from '../settings/current.ts';
import { type SettingKey, type Settings, settingSchemas, settingsFrom } from '../settings/setting.ts';
import { tagsOfSettings } from '../settings/shown-on.ts';
import { lockSettings, type StoredSetting, saveSetting } from '../settings/store.ts';
import type { StaffActor } from './audit.ts';
import { recordAudit } from './audit-store.ts';

/** The version of each setting as a form showed it; 0 for one that was never changed. */
export type SeenVersions = ReadonlyMap<SettingKey, number>;

/** Sets one setting; see `changeSettings`. */
export async function changeSetting(
  db: Db,
  key: SettingKey,
  typed: unknown,
  actor: StaffActor,
): Promise<void> {
  await changeSettings(db, new Map([[key, typed]]), actor);
}

/**
 * Sets settings, all or none, records who did it, and makes every process speak and show them. The same value again
 * changes nothing.
 * @param seen what the form showed: what somebody else changed since is not overwritten.
 * @throws ShopError `invalid_setting`, `changed_meanwhile` with the settings concerned.
 */
export async function changeSettings(
  db: Db,
  typed: ReadonlyMap<SettingKey, unknown>,
  actor: StaffActor,
  seen?: SeenVersions,
): Promise<void> {
  const wanted = [...typed].map(([key, value]) => ({ key, to: parsed(key, value) }));
  await inTransaction(db, async (tx) => {
    const keys = wanted.map(({ key }) => key);
    const stored = await lockSettings(tx, keys);
    const before = settingsFrom(stored);
    const changed = wanted.filter(({ key, to }) => before[key] !== to);
    refuseOverwriting(
      changed.map(({ key }) => key),
      stored,
      seen,
    );
    for (const { key, to } of changed) await saveChange(tx, { key, from: before[key], to }, actor);
    if (changed.length > 0) await purgeTags(tx, tagsOfSettings(changed.map(({ key }) => key)));
  });
  await loadSettings(db);
}

function parsed(key: SettingKey, typed: unknown): Settings[SettingKey] {
  // Prices depend on it: `changeCurrency`.
  if (key === 'currency') throw new ShopError('invalid_setting', 422, 'currency: see settings set currency');
  const { success, data, error } = settingSchemas[key].safeParse(typed);
  if (success) return data;
  throw new ShopError('invalid_setting', 422, `${key}: ${error.issues[0]?.message}`);
}

/** Only what this form would change counts: two may change different things at once. */
function refuseOverwriting(
  keys: readonly SettingKey[],
  stored: readonly StoredSetting[],
  seen: SeenVersions | undefined,
): void {
  if (!seen) return;
  const versions = new Map(stored.map(({ name, version }) => [name, version]));
  const newer = keys.filter((key) => (versions.get(key) ?? 0) !== (seen.get(key) ?? 0));
  if (newer.length === 0) return;
  const sentence = t('Somebody else changed this meanwhile. Compare, and save again to keep your text.');
  const fields = Object.fromEntries(newer.map((key) => [key, sentence]));
  throw new ShopError('changed_meanwhile', 409, sentence, fields);
}

interface Change {
  readonly key: SettingKey;
  readonly from: unknown;
  readonly to: unknown;
}

async function saveChange(tx: Tx, { key, from, to }: Change, actor: StaffActor): Promise<void> {
  await saveSetting(tx, key, to, now());
  const details = { from: String(from), to: String(to) };
  await recordAudit(tx, { actor, action: 'setting.changed', subject: `setting:${key}`, details });
}
