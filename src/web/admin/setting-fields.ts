import { ShopError } from '#lib/errors.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { type SettingKey, settingSchemas } from '#shop/settings/setting.ts';
import { readGuarantees } from './guarantee-fields.ts';
import { sellerSettingLabels } from './seller-labels.ts';
import { shopSettingLabels } from './shop-fields.ts';
import { taxSettingLabels } from './tax-labels.ts';

export interface SettingField {
  readonly label: Sentence;
  readonly hint: Sentence;
  /** What is said of a value that it does not take. */
  readonly wrong: Sentence;
  /** Where it is chosen from a list. */
  readonly options?: readonly { readonly value: string; readonly text: Sentence }[];
}

const NUMBER: Sentence = 'Enter a whole number.';
const STEPS: Sentence = 'Enter steps such as 14:100 7:50, six at most.';

/** The settings of the page, in the order of their fields. */
export const settingFields = {
  guarantee_days: {
    label: 'Your money-back guarantee, in days',
    hint: '0: none beyond the law. What somebody has bought keeps what was promised on that day.',
    wrong: NUMBER,
  },
  event_refunds: {
    label: 'Seats that are given back',
    hint: 'Days before the date, a colon, and the percentage that goes back until then: 14:100 7:50. Empty: nothing goes back.',
    wrong: STEPS,
  },
  course_refunds: {
    label: 'Courses, after the time to withdraw',
    hint: 'Percentage of the lessons done, a colon, and the percentage that goes back up to there: 0:100 30:50. Empty: nothing goes back.',
    wrong: STEPS,
  },
  download_refund_unused: {
    label: 'Downloads that were never downloaded, in percent',
    hint: 'Beside the right to withdraw.',
    wrong: NUMBER,
  },
  download_refund_used: {
    label: 'Downloads that were downloaded, in percent',
    hint: 'Beside the right to withdraw.',
    wrong: NUMBER,
  },
  debit_days_before_date: {
    label: 'No bank debit within so many days of a date',
    hint: 'A bank debit takes days: the buyer would come before the money.',
    wrong: NUMBER,
  },
  debit_seats_left: {
    label: 'No bank debit for the last so many seats',
    hint: 'Seats that wait for a bank cannot be sold to others.',
    wrong: NUMBER,
  },
  debit_hold_days: {
    label: 'Days for which seats are held while a bank confirms',
    hint: 'After that they are free for others. Money that comes later is not lost: the buyer chooses.',
    wrong: NUMBER,
  },
  pack_within_days: {
    label: 'Working days until an order is packed, and a packed parcel is shipped',
    hint: 'What takes longer is shown under what needs attention.',
    wrong: NUMBER,
  },
  time_zone: {
    label: 'Time zone',
    hint: 'Promotions, planned prices and deliveries begin and end by its clocks. Times that are set already stay the same moment.',
    wrong: 'Choose a time zone from the list.',
  },
  small_total: {
    label: 'When a code leaves less than can be paid by card',
    hint: 'The least that can be paid by card is about 0.50.',
    wrong: 'Choose one from the list.',
    options: [
      { value: 'free', text: 'The order costs nothing' },
      { value: 'refuse', text: 'The code is not valid for it' },
    ],
  },
} as const satisfies Readonly<Partial<Record<SettingKey, SettingField>>>;
export type FieldKey = keyof typeof settingFields;

export const fieldKeys = Object.keys(settingFields) as readonly FieldKey[];

/** The settings, by key. */
export const settingLabels: Readonly<Record<string, Sentence>> = {
  language: 'Language',
  guarantee_by_kind: 'Guarantee by kind',
  shipping: 'Delivery',
  currency: 'Currency',
  ...taxSettingLabels,
  ...sellerSettingLabels,
  ...shopSettingLabels,
  ...Object.fromEntries(Object.entries(settingFields).map(([key, { label }]) => [key, label])),
};

/** The settings as they were typed. @throws ShopError `invalid_input` with the reason at each field. */
export function readSettingFields(texts: Readonly<Record<string, string>>): ReadonlyMap<SettingKey, string> {
  const guarantees = readGuarantees(texts);
  const wrong = fieldKeys.filter(
    (key) => !settingSchemas[key].safeParse(texts[key] ?? '').success || isEmptyNumber(key, texts[key]),
  );
  const own = Object.fromEntries(wrong.map((key) => [key, t(settingFields[key].wrong)]));
  const fields = { ...own, ...guarantees.errors };
  if (Object.keys(fields).length === 0)
    return new Map<SettingKey, string>([
      ...fieldKeys.map((key) => [key, texts[key] ?? ''] as const),
      ['guarantee_by_kind', guarantees.text],
    ]);
  throw new ShopError('invalid_input', 422, Object.values(fields)[0] ?? '', fields);
}

/** Nothing typed would be read as 0. */
function isEmptyNumber(key: FieldKey, text = ''): boolean {
  return settingFields[key].wrong === NUMBER && text.trim() === '';
}
