import { ShopError } from '#lib/errors.ts';
import { readAmount, readCharge } from '#lib/parse-amount.ts';
import { atMost, countCharacters, tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { currencyField, readPrice } from '../../../products/editing/amount-fields.ts';
import { sellingCurrency } from '../../../settings/currency.ts';
import { readShopTime } from '../../../settings/zone.ts';
import { readPercent } from '../../tax/rate.ts';
import { codeKey } from '../code.ts';
import type { Effect, Targets } from '../promotion.ts';
import type { NewPromotion } from './edit-store.ts';

export const effects: readonly Effect['is'][] = [
  'percent',
  'fixed',
  'fixed_price',
  'free_delivery',
  'buy_get',
];
export const scopes: readonly Targets['scope'][] = ['everything', 'kind', 'category', 'product', 'variant'];

export type Texts = Readonly<Record<string, string | undefined>>;
type Fields = Record<string, string>;

/** A promotion as its form says it; `targets` as typed, one in each line. */
export interface TypedPromotion extends NewPromotion {
  readonly targets: readonly string[];
  /** The slug of the course that has to be completed; empty: it is for everybody. */
  readonly course: string;
}

/**
 * Reads the form of a promotion.
 * @throws ShopError `invalid_input` with the reason at each field.
 */
export function readPromotion(texts: Texts): TypedPromotion {
  const fields: Fields = {};
  const effect = effects.find((one) => one === texts['effect']) ?? 'percent';
  const scope = scopes.find((one) => one === texts['scope']) ?? 'everything';
  const targets = tidyText(texts['targets'] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (scope !== 'everything' && targets.length === 0)
    fields['targets'] = t('Say what it is for, one in each line.');
  if (targets.length > 500) fields['targets'] = t('At most 500 lines.');
  const promotion = {
    ...readNames(texts, fields),
    ...{ effect, scope },
    ...readEffect(effect, texts, fields),
    ...readTimes(texts, fields),
    minPieces: readCount('min_pieces', texts, fields),
    totalLimit: readCount('total_limit', texts, fields),
    customerLimit: readCount('customer_limit', texts, fields),
    isFirstOnly: texts['is_first_only'] === 'on',
    isCombinable: texts['is_combinable'] === 'on',
    targets: scope === 'everything' ? [] : targets,
    course: (texts['required_course'] ?? '').trim(),
  };
  const [first] = Object.values(fields);
  if (first !== undefined) throw new ShopError('invalid_input', 422, first, fields);
  return promotion;
}

function readNames(texts: Texts, fields: Fields) {
  const name = tidyText(texts['name'] ?? '');
  const code = tidyText(texts['code'] ?? '');
  if (name === '') fields['name'] = t('Give it a name.');
  if (countCharacters(name) > 80) fields['name'] = atMost(80)();
  const key = code === '' ? null : codeKey(code);
  if (code !== '' && key === null) fields['code'] = t('Enter a code of at most 40 characters.');
  return { name, code: code === '' ? null : code, codeKey: key };
}

function readEffect(effect: Effect['is'], texts: Texts, fields: Fields) {
  const currency = currencyOf(texts, fields);
  const isShare = effect === 'percent' || effect === 'buy_get';
  const isAmount = effect === 'fixed' || effect === 'fixed_price';
  return {
    rate: isShare ? readRate(texts, fields) : null,
    amount: isAmount ? readMoney('amount', currency, texts, fields) : null,
    buyQuantity: effect === 'buy_get' ? needed('buy_quantity', texts, fields) : null,
    getQuantity: effect === 'buy_get' ? needed('get_quantity', texts, fields) : null,
    minAmount: texts['min_amount']?.trim() ? readMoney('min_amount', currency, texts, fields) : null,
    currency: isAmount || texts['min_amount']?.trim() ? currency : null,
  };
}

function currencyOf(texts: Texts, fields: Fields): string {
  const read = currencyField.safeParse(texts['currency'] || sellingCurrency());
  if (!read.success) fields['currency'] = read.error.issues[0]?.message ?? '';
  return read.data ?? sellingCurrency();
}

function readRate(texts: Texts, fields: Fields): number | null {
  const rate = readPercent(texts['percent'] ?? '');
  if (rate === null || rate === 0)
    fields['percent'] = t('Enter a percentage such as 10 or 33.33, at most 100.');
  return rate;
}

/** What a minimum is need not be chargeable; what is taken off must be, and what a piece costs then must be payable. */
function readMoney(name: string, currency: string, texts: Texts, fields: Fields): number | null {
  const isPrice = texts['effect'] === 'fixed_price' && name === 'amount';
  const read = isPrice ? readPrice : name === 'amount' ? readCharge : readAmount;
  const { amount, problem } = read(texts[name] ?? '', currency);
  const isNothing = amount === 0 && texts['effect'] !== 'fixed_price';
  if (problem !== null) fields[name] = problem;
  else if (isNothing || amount > 99_999_999) fields[name] = t('Enter another amount.');
  return amount;
}

function needed(name: string, texts: Texts, fields: Fields): number | null {
  const count = readCount(name, texts, fields);
  if (count === null || count > 1000) fields[name] ??= t('Enter a whole number from 1 to 1000.');
  return count;
}

/** Empty for no such condition. */
function readCount(name: string, texts: Texts, fields: Fields): number | null {
  const text = (texts[name] ?? '').trim();
  if (text === '') return null;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  fields[name] = t('Enter a whole number, or leave it empty.');
  return null;
}

/** As browsers send `datetime-local`; by the clocks of the shop. */
function readTimes(texts: Texts, fields: Fields) {
  const [startsAt, endsAt] = ['starts_at', 'ends_at'].map((name) => {
    const { at, problem } = readShopTime(texts[name] ?? '');
    if (problem !== null) fields[name] = problem;
    return at;
  });
  if (startsAt && endsAt && endsAt <= startsAt) fields['ends_at'] = t('It has to end after it begins.');
  return { startsAt: startsAt ?? null, endsAt: endsAt ?? null };
}
