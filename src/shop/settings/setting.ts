import { z } from 'zod';
import { languages } from '#messages/language.ts';

/** What the owner decides, by key. A text as typed becomes its value; nothing is stored that does not. */
export const settingSchemas = {
  /** The language of pages, emails and the admin. */
  language: z.enum(languages),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type Settings = { readonly [Key in SettingKey]: z.infer<(typeof settingSchemas)[Key]> };

/** What holds until the owner decides. */
export const defaultSettings: Settings = { language: 'en' };

export const settingKeys = Object.keys(settingSchemas) as SettingKey[];

export function isSettingKey(text: string): text is SettingKey {
  return Object.hasOwn(settingSchemas, text);
}

/** Settings from stored rows: a row that no key knows is passed over, one that its schema refuses counts as absent. */
export function settingsFrom(rows: readonly { readonly name: string; readonly value: unknown }[]): Settings {
  const known = rows.flatMap(({ name, value }) => {
    if (!isSettingKey(name)) return [];
    const parsed = settingSchemas[name].safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(known) };
}
