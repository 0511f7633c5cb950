import { z } from 'zod';
import { chargedCurrencies } from '#lib/least-charge.ts';
import { languages } from '#messages/language.ts';
import { guaranteesText, MOST_GUARANTEE_DAYS } from './guarantees.ts';
import { identityDefaults, identitySchemas } from './identity-settings.ts';
import { sellerDefaults, sellerSchemas } from './seller-settings.ts';
import { stepsText } from './steps.ts';
import { zoneText } from './zone-text.ts';

const percent = z.coerce.number().int().min(0).max(100);

const STEPS = 'steps such as 14:100 7:50, six at most, each with 1 to 100 percent';

/** What the owner decides, by key. A text as typed becomes its value; nothing is stored that does not. */
export const settingSchemas = {
  /** The language of pages, emails and the admin. */
  language: z.enum(languages),
  /** The owner's guarantee, in days; 0: none beyond the law. */
  guarantee_days: z.coerce.number().int().min(0).max(MOST_GUARANTEE_DAYS),
  /** The same for kinds that differ: `course:30 goods:0`. */
  guarantee_by_kind: guaranteesText,
  /** What goes back of a seat: `14:100 7:50` is all of it until 14 days before the date, half of it until 7. */
  event_refunds: stepsText(STEPS),
  /** What goes back of a course after the time to withdraw: `0:100 30:50` is half of it up to 30 % of the lessons done. */
  course_refunds: stepsText(STEPS),
  /** The percentage that goes back of a download beside the right to withdraw. */
  download_refund_unused: percent,
  download_refund_used: percent,
  /** A bank debit takes days: none is offered within so many days of a date, nor for the last so many seats. */
  debit_days_before_date: z.coerce.number().int().min(0).max(90),
  debit_seats_left: z.coerce.number().int().min(0).max(1000),
  /** For how many days seats are held while a bank confirms. */
  debit_hold_days: z.coerce.number().int().min(1).max(30),
  /** Where the shop is taxed, ISO 3166-1 alpha-2; empty until the owner has said so. */
  tax_country: z.string().regex(/^([A-Z]{2})?$/),
  /** `small`: a small business, which charges no tax. Until the owner has answered no tax is counted. */
  tax_status: z.enum(['unanswered', 'small', 'registered']),
  /** `included`: one price for everybody; `added`: one net price, to which the tax of the buyer's country is added. */
  tax_prices: z.enum(['included', 'added']),
  /** Whose rates hold for buyers in other EU countries: those of the shop, or theirs, by the one-stop shop. */
  tax_scheme: z.enum(['home', 'one_stop']),
  /** What was paid is packed, and what was packed is shipped, within so many working days; later staff are told. */
  pack_within_days: z.coerce.number().int().min(1).max(30),
  /** What becomes of a cart that a discount leaves with less than can be paid: it costs nothing, or the code is not valid for it. */
  small_total: z.enum(['free', 'refuse']),
  /** `reverse`: a business with a VAT ID of another EU country pays no tax and owes it itself. */
  tax_reverse: z.enum(['charge', 'reverse']),
  /** Whether the register of the EU is asked about VAT IDs. */
  tax_vies: z.enum(['off', 'on']),
  /** What a business pays whose VAT ID has not been verified yet: `charge` is tax, as everybody. */
  tax_unverified: z.enum(['accept', 'charge']),
  /** Where the clocks are by which promotions, planned prices and deliveries begin and end. */
  time_zone: zoneText,
  /** What every price is in, ISO 4217; empty until there is a price or the owner has chosen: that of the seller's country. */
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => code === '' || chargedCurrencies.includes(code), {
      error: 'the three letters of a currency in which Stripe charges, such as EUR',
    }),
  ...sellerSchemas,
  ...identitySchemas,
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type Settings = { readonly [Key in SettingKey]: z.infer<(typeof settingSchemas)[Key]> };

/** What holds until the owner decides. */
export const defaultSettings: Settings = {
  language: 'en',
  guarantee_days: 14,
  guarantee_by_kind: '',
  event_refunds: '7:100',
  course_refunds: '',
  download_refund_unused: 0,
  download_refund_used: 0,
  debit_days_before_date: 10,
  debit_seats_left: 5,
  debit_hold_days: 10,
  tax_country: '',
  tax_status: 'unanswered',
  tax_prices: 'included',
  tax_scheme: 'home',
  // The view `reporting.concerns` has this number too.
  pack_within_days: 2,
  small_total: 'free',
  tax_reverse: 'charge',
  tax_vies: 'off',
  tax_unverified: 'accept',
  time_zone: '',
  currency: '',
  ...sellerDefaults,
  ...identityDefaults,
};

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
