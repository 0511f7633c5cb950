import { ShopError } from '#lib/errors.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { SeenVersions } from '#shop/accounts/change-setting.ts';
import { isSettingKey, type SettingKey, settingSchemas } from '#shop/settings/setting.ts';
import type { StoredSetting } from '#shop/settings/store.ts';

export interface ShopField {
  readonly key: SettingKey;
  readonly label: Sentence;
  readonly hint?: Sentence;
  /** What is said of a text that it does not take. */
  readonly wrong: Sentence;
  readonly rows?: number;
}

export interface ShopGroup {
  readonly name: string;
  readonly title: Sentence;
  readonly about?: Sentence;
  readonly fields: readonly ShopField[];
}

const TOO_LONG: Sentence = 'This text is too long.';

/** The settings of one page, in groups that are saved one by one. */
export const shopGroups: readonly ShopGroup[] = [
  {
    name: 'name',
    title: 'Name',
    fields: [
      {
        key: 'shop_name',
        label: 'Name of your shop',
        hint: 'At the head of every page, email and document. Empty: the name of the seller.',
        wrong: TOO_LONG,
      },
      {
        key: 'shop_tagline',
        label: 'What it is, in one line',
        hint: 'At the foot of every page and email, and in search results.',
        wrong: TOO_LONG,
      },
    ],
  },
  {
    name: 'front',
    title: 'Front page',
    fields: [
      {
        key: 'front_heading',
        label: 'Heading',
        hint: 'Empty: what your shop is, in one line.',
        wrong: TOO_LONG,
      },
      { key: 'front_text', label: 'Text below it', rows: 3, wrong: TOO_LONG },
      {
        key: 'front_description',
        label: 'What search engines say of it',
        hint: 'Empty: the text below the heading.',
        rows: 3,
        wrong: TOO_LONG,
      },
    ],
  },
  {
    name: 'mail',
    title: 'Emails ¦ of the shop',
    about: 'Your mail server must be allowed to send for this address.',
    fields: [
      {
        key: 'mail_name',
        label: 'Name',
        hint: 'Empty: that of the configuration, else the name of your shop.',
        wrong: TOO_LONG,
      },
      {
        key: 'mail_address',
        label: 'Address ¦ that emails come from',
        hint: 'Answers come here too. Empty: that of the configuration.',
        wrong: 'Enter an email address such as shop@example.com.',
      },
    ],
  },
];

/** Labels of these settings, by key. */
export const shopSettingLabels: Readonly<Record<string, Sentence>> = Object.fromEntries(
  shopGroups.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label])),
);

/** What one form held: the settings of its group. @throws ShopError `invalid_input` with the reason at each field. */
export function readGroup(texts: Readonly<Record<string, string>>): ReadonlyMap<SettingKey, string> {
  const group = shopGroups.find(({ name }) => name === texts['group']);
  if (!group) throw new ShopError('invalid_input', 422, t('Choose one from the list.'));
  const typed = group.fields.map((field) => ({ ...field, text: oneLine(texts[field.key] ?? '') }));
  const wrong = typed.filter(({ key, text }) => !settingSchemas[key].safeParse(text).success);
  const fields = Object.fromEntries(wrong.map(({ key, wrong }) => [key, t(wrong)]));
  if (wrong.length > 0) throw new ShopError('invalid_input', 422, Object.values(fields)[0] ?? '', fields);
  return new Map(typed.map(({ key, text }) => [key, text]));
}

/** A text area gives breaks of lines. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The versions a form shows, for its hidden field: `shop_name:3 shop_tagline:0`. */
export function versionsText({ fields }: ShopGroup, stored: readonly StoredSetting[]): string {
  const versions = new Map(stored.map(({ name, version }) => [name, version]));
  return fields.map(({ key }) => `${key}:${versions.get(key) ?? 0}`).join(' ');
}

/** The same, read again; what is not there counts as never changed. */
export function readVersions(text = ''): SeenVersions {
  const pairs = text.split(' ').map((pair) => pair.split(':'));
  return new Map(pairs.flatMap(([key = '', version]) => (isSettingKey(key) ? [[key, Number(version)]] : [])));
}
