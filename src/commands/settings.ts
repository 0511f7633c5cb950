import { db } from '#lib/db.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { retitleAll } from '#shop/products/kinds/event/dates/save-ticket.ts';
import { isSettingKey, type SettingKey, settingKeys, settingsFrom } from '#shop/settings/setting.ts';
import { listSettings } from '#shop/settings/store.ts';
import { type Command, print, UsageError } from './command.ts';

export const settingCommands: Readonly<Record<string, Command>> = {
  get: {
    usage: 'settings get [<key>]',
    about: `prints one setting, or all of them (${settingKeys.join(', ')})`,
    run: get,
  },
  set: {
    usage: 'settings set <key> <value>',
    about: 'changes a setting; every page follows at once',
    run: async ([key, value]) => {
      if (value === undefined) throw new UsageError('a value is missing');
      await changeSetting(db, knownKey(key), value, 'cli');
      if (key === 'language') await retitleAll(db);
    },
  },
};

async function get([key]: readonly string[]): Promise<void> {
  const settings = settingsFrom(await listSettings(db));
  if (key !== undefined) return print(String(settings[knownKey(key)]));
  for (const name of settingKeys) print(`${name} ${settings[name]}`);
}

function knownKey(key = ''): SettingKey {
  if (!isSettingKey(key)) throw new UsageError(`a setting is one of ${settingKeys.join(', ')}`);
  return key;
}
