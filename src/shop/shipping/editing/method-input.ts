import { ShopError } from '#lib/errors.ts';
import { isUuid } from '#lib/ids.ts';
import { chargedCurrencies, leastCharge } from '#lib/least-charge.ts';
import { formatMoney } from '#lib/money.ts';
import { readAmount, readCharge } from '#lib/parse-amount.ts';
import { tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { endOfShopDay } from '../../settings/zone.ts';
import {
  type Method,
  type MethodKind,
  methodKinds,
  type Rate,
  type RateBasis,
  rateBases,
} from '../method.ts';

type Texts = Readonly<Record<string, string | undefined>>;
export interface MethodEdit extends Omit<Method, 'id' | 'zoneId' | 'pickup'> {
  /** What a pick-up is tied to; left out where it is not. */
  readonly warehouseId?: string;
  readonly eventDateId?: string;
}

const currencies = new Set(chargedCurrencies);

/** Rows of rates in the form. */
export const RATE_ROWS = 8;

/**
 * The fields of a method as they were typed; `up_to_1` and `amount_1` are the first row of its rates.
 * @throws ShopError `invalid_input` with the reason at each field.
 */
export function readMethod(texts: Texts): MethodEdit {
  const fields: Record<string, string> = {};
  const typed = (name: string) => tidyText(texts[name] ?? '');
  const currency = typed('currency').toUpperCase();
  const kind = methodKinds.find((one) => one === typed('kind'));
  const rateBy = rateBases.find((one) => one === typed('rate_by'));
  if (!currencies.has(currency)) fields['currency'] = t('Enter a currency such as EUR.');
  if (!kind) fields['kind'] = t('Choose one from the list.');
  if (!rateBy) fields['rate_by'] = t('Choose one from the list.');
  const title = typed('title');
  if (title === '' || title.length > 100) fields['title'] = t('Enter a name of at most 100 characters.');
  const place = kind === 'pickup' ? typed('place') : '';
  const tied = readPickup(kind === 'pickup' ? typed('picked_up') : '');
  const isTied = Object.keys(tied).length > 0;
  if (kind === 'pickup' && ((place === '' && !isTied) || place.length > 500))
    fields['place'] = t('Say where and when it is picked up.');
  if (Object.keys(fields).length > 0) throw refusal(fields);
  const rates = readRates(typed, rateBy ?? 'order', currency, fields);
  const freeFrom = readSum(typed('free_from'), currency, 'free_from', fields);
  const [minDays, maxDays] = readDays(typed, fields);
  const endsAt = readEnd(typed('ends_on'), fields);
  if (Object.keys(fields).length > 0) throw refusal(fields);
  const isOffered = texts['is_offered'] === 'on';
  const named = { kind: kind as MethodKind, rateBy: rateBy as RateBasis };
  return { ...named, ...tied, title, currency, place, rates, freeFrom, minDays, maxDays, endsAt, isOffered };
}

/** `warehouse:<id>`, `date:<id>`, or empty for neither. */
function readPickup(text: string): Pick<MethodEdit, 'warehouseId' | 'eventDateId'> {
  const [what = '', id = ''] = text.split(':');
  if (!isUuid(id)) return {};
  if (what === 'warehouse') return { warehouseId: id };
  return what === 'date' ? { eventDateId: id } : {};
}

type Typed = (name: string) => string;

function readRates(
  typed: Typed,
  rateBy: RateBasis,
  currency: string,
  fields: Record<string, string>,
): Rate[] {
  const rates: Rate[] = [];
  for (let row = 1; row <= RATE_ROWS; row++) {
    const [limit, price] = [typed(`up_to_${row}`), typed(`amount_${row}`)];
    if (limit === '' && price === '') continue;
    const amount = readSum(price || '-', currency, `amount_${row}`, fields) ?? 0;
    const upTo = readLimit(limit, rateBy, currency, `up_to_${row}`, fields);
    if (fields[`up_to_${row}`] !== undefined) continue;
    if (!isAbove(upTo, rates.at(-1)))
      fields[`up_to_${row}`] = t('Each row goes up to more than the one above it.');
    rates.push({ upTo: rateBy === 'order' ? null : upTo, amount });
  }
  if (rates.length === 0 && Object.keys(fields).length === 0)
    fields['amount_1'] = t('Enter at least one price.');
  return rateBy === 'order' ? rates.slice(0, 1) : rates;
}

function isAbove(upTo: number | null, last: Rate | undefined): boolean {
  return !last || (last.upTo !== null && (upTo === null || upTo > last.upTo));
}

function readLimit(
  text: string,
  rateBy: RateBasis,
  currency: string,
  field: string,
  fields: Record<string, string>,
): number | null {
  if (text === '') return null;
  if (rateBy === 'price') {
    const sum = readSum(text, currency, field, fields);
    if (sum === 0) fields[field] = t('Enter an amount of more than 0.');
    return sum;
  }
  const whole = rateBy === 'weight' ? inGrams(text) : text;
  if (/^[1-9]\d{0,8}$/.test(whole)) return Number(whole);
  fields[field] =
    rateBy === 'weight' ? t('Enter a weight such as 500 g or 1.2 kg.') : t('Enter a whole number.');
  return null;
}

/** "1.2 kg" and "1200 g" as "1200"; anything else as it is. */
function inGrams(text: string): string {
  const [, figure = '', unit = ''] = /^(\d{1,6}(?:[.,]\d{1,3})?) ?(k?g)$/i.exec(text) ?? [];
  if (unit === '') return text;
  const grams = Number(figure.replace(',', '.')) * (unit.length === 2 ? 1000 : 1);
  return String(Number(grams.toFixed(3)));
}

function readSum(
  text: string,
  currency: string,
  field: string,
  fields: Record<string, string>,
): number | null {
  if (text === '') return null;
  const read = field.startsWith('amount_') ? readCharge : readAmount;
  const { amount, problem } = read(text, currency);
  const least = leastCharge(currency);
  if (problem !== null) fields[field] = problem;
  // It may be all that there is to pay: what it goes with can be free.
  else if (field.startsWith('amount_') && amount > 0 && amount < least)
    fields[field] = t('At least {amount}, which is the least that can be paid, or 0.', {
      amount: formatMoney({ amount: least, currency }),
    });
  else if (amount > 99_999_999 || (field !== 'free_from' && amount < 0))
    fields[field] = t('That is too much.');
  // Free from nothing is a price of nothing.
  return field === 'free_from' && amount === 0 ? null : amount;
}

function readDays(typed: Typed, fields: Record<string, string>): [min: number | null, max: number | null] {
  const [min, max] = ['min_days', 'max_days'].map((name) => {
    const text = typed(name);
    if (text !== '' && !(/^\d{1,3}$/.test(text) && Number(text) <= 365))
      fields[name] = t('Enter a whole number.');
    return text === '' ? null : Number(text);
  });
  const both: [number | null, number | null] = [min ?? max ?? null, max ?? min ?? null];
  if (both[0] !== null && both[1] !== null && both[0] > both[1])
    fields['max_days'] ??= t('The last day comes after the first.');
  return both;
}

function readEnd(text: string, fields: Record<string, string>): Date | null {
  if (text === '') return null;
  const at = endOfShopDay(text);
  if (!at) fields['ends_on'] = t('Enter a day.');
  return at;
}

function refusal(fields: Record<string, string>): ShopError {
  return new ShopError('invalid_input', 422, Object.values(fields)[0] ?? '', fields);
}
