import type { Db } from '#lib/db.ts';
import { log } from '#lib/logging/log.ts';
import { setLanguage } from '#messages/language.ts';
import { defaultSettings, type Settings, settingsFrom } from './setting.ts';
import { listSettings } from './store.ts';

/** Purging this tag makes every process read the settings again and drop every page. */
export const SETTINGS_TAG = 'settings';
/** A process that no notice reached follows after this long. */
const EVERY_MS = 10_000;

let current: Settings = defaultSettings;

/** The settings as this process knows them: no query, at most `EVERY_MS` old. */
export function currentSettings(): Settings {
  return current;
}

/** Reads the settings again. Without an answer what was known goes on. */
export async function loadSettings(db: Db): Promise<void> {
  try {
    current = settingsFrom(await listSettings(db));
    setLanguage(current.language);
  } catch (error) {
    log.warn({ err: error }, 'the settings could not be read');
  }
}

/** Reads the settings now and every ten seconds. @returns a function that ends it. */
export async function followSettings(db: Db): Promise<() => void> {
  await loadSettings(db);
  const timer = setInterval(() => void loadSettings(db), EVERY_MS).unref();
  return () => clearInterval(timer);
}
