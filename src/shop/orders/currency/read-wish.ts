import { ShopError } from '#lib/errors.ts';
import { chargedCurrencies } from '#lib/least-charge.ts';
import { t } from '#messages/t.ts';
import { type ExchangeRate, readExchangeRate, roundings } from './exchange-rate.ts';
import type { CurrencyWish } from './plan-prices.ts';

type Texts = Readonly<Record<string, string | undefined>>;

const RATE_FIELD = /^rate_([A-Z]{3})$/;

/** The field of the rate of a currency. */
export const rateField = (currency: string) => `rate_${currency}`;

/**
 * Another currency as it was typed: `currency`, `round` and `rate_EUR` for what 1 EUR is worth. An empty rate counts as none.
 * @throws ShopError `invalid_input` at its fields.
 */
export function readCurrencyWish(texts: Texts): CurrencyWish {
  const fields: Record<string, string> = {};
  const to = (texts['currency'] ?? '').trim().toUpperCase();
  if (!chargedCurrencies.includes(to)) fields['currency'] = t('Choose one from the list.');
  const rates = new Map<string, ExchangeRate>();
  for (const [name, text = ''] of Object.entries(texts)) {
    const [, currency] = RATE_FIELD.exec(name) ?? [];
    if (currency === undefined || text.trim() === '') continue;
    const rate = readExchangeRate(text);
    if (rate) rates.set(currency, rate);
    else fields[name] = t('Enter a number of more than 0, such as 0.92.');
  }
  const rounding = roundings.find((one) => one === texts['round']) ?? 'exact';
  const [first] = Object.values(fields);
  if (first === undefined) return { to, rates, rounding };
  throw new ShopError('invalid_input', 422, first, fields);
}
