import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { atMost, tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../accounts/audit.ts';
import { recordAudit } from '../../../accounts/audit-store.ts';
import { isCountry } from '../../../customers/addresses/countries.ts';
import { ownTaxClassKey, taxClasses } from '../../../products/kind-tax.ts';
import { lockTaxClass } from '../../../products/tax-classes-store.ts';
import { SETTINGS_TAG } from '../../../settings/current.ts';
import { forgetTaxRates } from '../current-rates.ts';
import { percentOf, readPercent, type TaxRate } from '../rate.ts';
import { deleteTaxRate, listTaxRates, lockTaxRates, saveTaxRate } from '../store.ts';

type Texts = Readonly<Record<string, string | undefined>>;
type RateKey = Omit<TaxRate, 'rate'>;

/**
 * Adds a rate, or changes the one of that day. Orders keep the rates they were placed with. The audit log says who.
 * @throws ShopError `invalid_input` with the reason at each field.
 */
export async function editTaxRate(db: Db, texts: Texts, actor: StaffActor): Promise<void> {
  const rate = readRate(texts);
  await change(db, actor, async (tx, before) => {
    if (ownTaxClassKey.test(rate.taxClass) && !(await lockTaxClass(tx, rate.taxClass, 'share')))
      throw new ShopError('invalid_input', 422, t('There is no such class.'), {
        class: t('There is no such class.'),
      });
    await saveTaxRate(tx, rate);
    return { from: textOf(before.find((one) => isSameKey(one, rate))), to: textOf(rate) };
  });
}

/** Removes a rate; nothing where it has been removed. @throws ShopError `invalid_input`. */
export async function removeTaxRate(db: Db, texts: Texts, actor: StaffActor): Promise<void> {
  const fields: Record<string, string> = {};
  const key = readKey(texts, fields);
  refuseFaults(fields);
  await change(db, actor, async (tx, before) => {
    await deleteTaxRate(tx, key);
    return { from: textOf(before.find((one) => isSameKey(one, key))), to: '' };
  });
}

async function change(
  db: Db,
  actor: StaffActor,
  act: (tx: Tx, before: readonly TaxRate[]) => Promise<{ readonly from: string; readonly to: string }>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockTaxRates(tx);
    const details = await act(tx, await listTaxRates(tx));
    if (details.from === details.to) return;
    await recordAudit(tx, { actor, action: 'setting.changed', subject: 'setting:tax_rates', details });
    await purgeTags(tx, [SETTINGS_TAG]);
  });
  forgetTaxRates();
}

function readRate(texts: Texts): TaxRate {
  const fields: Record<string, string> = {};
  const key = readKey(texts, fields);
  const rate = readPercent(texts['rate'] ?? '');
  if (rate === null) fields['rate'] = t('Enter a percentage such as 19 or 5.5.');
  refuseFaults(fields);
  return { ...key, rate: rate ?? 0 };
}

function refuseFaults(fields: Readonly<Record<string, string>>): void {
  const [first] = Object.values(fields);
  if (first !== undefined) throw new ShopError('invalid_input', 422, first, fields);
}

function readKey(texts: Texts, fields: Record<string, string>): RateKey {
  const country = (texts['country'] ?? '').trim().toUpperCase();
  const region = tidyText(texts['region'] ?? '');
  const taxClass = texts['class'] ?? '';
  const validFrom = texts['valid_from'] ?? '';
  if (!isCountry(country)) fields['country'] = t('Choose a country.');
  if (region.length > 40) fields['region'] = atMost(40)();
  if (!ownTaxClassKey.test(taxClass) && !taxClasses.some((one) => one === taxClass && one !== 'exempt'))
    fields['class'] = t('Choose one from the list.');
  if (!isDay(validFrom)) fields['valid_from'] = t('Enter a day.');
  return { country, region, taxClass, validFrom };
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February would be a day in March.
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isSameKey(a: RateKey, b: RateKey): boolean {
  return textOf({ ...a, rate: 0 }) === textOf({ ...b, rate: 0 });
}

/** For the audit log: `DE standard 2026-01-01: 19 %`. */
function textOf(rate: TaxRate | undefined): string {
  if (!rate) return '';
  const { country, region, taxClass, validFrom } = rate;
  return `${[country, region, taxClass, validFrom].filter(Boolean).join(' ')}: ${percentOf(rate.rate)} %`;
}
