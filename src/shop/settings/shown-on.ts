import { SETTINGS_TAG } from './current.ts';
import type { SettingKey } from './setting.ts';

/** Purging this tag makes every process read the settings again, and drops no page. */
export const SETTINGS_READ_TAG = 'settings:read';

const NOWHERE: readonly string[] = [];
const FRONT = ['front'] as const;
const LEGAL = ['legal'] as const;

/**
 * The tags of the pages that show a setting, where not every page may: what is not named here drops them all. Pages that
 * no cache keeps (cart, checkout, orders, the admin) need no tag.
 */
const shownOn: Readonly<Partial<Record<SettingKey, readonly string[]>>> = {
  front_heading: FRONT,
  front_text: FRONT,
  front_description: FRONT,
  seller_street: LEGAL,
  seller_postcode: LEGAL,
  seller_city: LEGAL,
  seller_phone: LEGAL,
  seller_vat_id: LEGAL,
  seller_tax_number: LEGAL,
  seller_iban: NOWHERE,
  seller_bic: NOWHERE,
  seller_small_text: NOWHERE,
  mail_name: NOWHERE,
  mail_address: NOWHERE,
  invoice_free_orders: NOWHERE,
  debit_days_before_date: NOWHERE,
  debit_seats_left: NOWHERE,
  debit_hold_days: NOWHERE,
  pack_within_days: NOWHERE,
  small_total: NOWHERE,
  tax_vies: NOWHERE,
  tax_unverified: NOWHERE,
};

/** What is to be purged after a change of these settings: the pages that show them, and no others. */
export function tagsOfSettings(keys: readonly SettingKey[]): readonly string[] {
  const tags = keys.map((key) => shownOn[key]);
  if (tags.includes(undefined)) return [SETTINGS_TAG];
  return [...new Set([SETTINGS_READ_TAG, ...tags.flatMap((some) => some ?? [])])];
}
