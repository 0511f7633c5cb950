import { t } from '#messages/t.ts';
import {
  chargeStep,
  decimalPoint,
  decimalsOf,
  formatMoney,
  type Money,
  machineAmount,
  plainAmount,
} from './money.ts';

export type ReadAmount =
  /** Minor units of the currency. */
  | { readonly amount: number; readonly problem: null }
  /** `problem`: what is wrong, as a sentence. */
  | { readonly amount: null; readonly problem: string };

/** Longest text that is an amount, in characters. */
const MAX_TYPED = 60;

/**
 * An amount as a person types it, with a point or a comma: `49`, `29,50 €`, `1.234,56`, `1'234.56`, `1,00,000`, `49.–`.
 * What reads two ways, as `1.234` in euros does, is refused.
 */
export function readAmount(typed: string, currency: string): ReadAmount {
  const text = withoutCurrency(normalized(typed), currency);
  const parts = text === null ? null : partsOf(text, decimalsOf(currency));
  if (parts === 'two ways') return refused(twoWays(text ?? '', currency));
  if (!parts) return refused(notAnAmount(currency));
  const decimals = decimalsOf(currency);
  if (parts.fraction.length > decimals) return refused(tooManyDecimals(currency, decimals));
  const amount = Number(`${parts.whole}${parts.fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(amount) ? { amount, problem: null } : refused(t('That is too much.'));
}

/** The same. @returns minor units, or null for what is refused. */
export function parseAmount(typed: string, currency: string): number | null {
  return readAmount(typed, currency).amount;
}

/** The same for what is charged: an amount that Stripe cannot charge in this currency is refused. */
export function readCharge(typed: string, currency: string): ReadAmount {
  const read = readAmount(typed, currency);
  const step = chargeStep(currency);
  if (read.problem !== null || read.amount % step === 0) return read;
  const lower = Math.floor(read.amount / step) * step;
  const [one, other] = [lower, lower + step].map((amount) => formatMoney({ amount, currency }));
  return refused(
    t('Stripe cannot charge that. Enter {one} or {other}.', { one: one ?? '', other: other ?? '' }),
  );
}

/** Amounts as an example beside a field: `49 or 49.50`; `4900` in a currency without decimals. */
export function exampleAmount(currency: string): string {
  return decimalsOf(currency) === 0 ? '4900' : t('49 or 49.50');
}

/** An amount as a form shows it for editing, in the current language: every amount is read back as itself. */
export function typedAmount(money: Money): string {
  return readOneWay(plainAmount(money), money);
}

/** The same as a sheet has it, in every language: `1250.00`. */
export function sheetAmount(money: Money): string {
  return readOneWay(machineAmount(money), money);
}

function readOneWay(figure: string, money: Money): string {
  if (decimalsOf(money.currency) < 3) return figure;
  if (figure.endsWith('0')) return figure.slice(0, -1);
  // `1.234` reads two ways, `01.234` does not.
  return /^[1-9]\d{0,2}[.,]/.test(figure) ? `0${figure}` : figure;
}

/** Full-width signs as ASCII, every blank as one kind, every apostrophe too. */
function normalized(typed: string): string {
  if (typed.length > MAX_TYPED) return '';
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[’‘´`]/g, "'");
}

/** Signs of currencies that `Intl` does not know in English. */
const OTHER_SIGNS: Readonly<Record<string, readonly string[]>> = {
  CHF: ['fr.', 'sfr.'],
  CNY: ['元'],
  EUR: ['euro'],
  INR: ['rs', 'rs.'],
  JPY: ['円'],
  KRW: ['원'],
  USD: ['us$'],
};

/** From the first figure to the last, with the dash that stands for no cents. */
const FIGURES = /[.,]?\d(?:[\d., ']*\d)?(?:[.,][-–—]{1,2})?/;

/** The figures alone, without the sign or code of the currency; null when another currency is named. */
function withoutCurrency(text: string, currency: string): string | null {
  const figures = FIGURES.exec(text);
  if (!figures) return null;
  const before = text.slice(0, figures.index);
  const after = text.slice(figures.index + figures[0].length);
  const signs = [before, after].map((sign) => sign.trim().toLowerCase()).filter((sign) => sign !== '');
  return signs.every((sign) => signsOf(currency).includes(sign)) ? figures[0] : null;
}

function signsOf(currency: string): readonly string[] {
  const displays = ['symbol', 'narrowSymbol'] as const;
  const signs = displays.map((currencyDisplay) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });
    return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  });
  const all = [currency, ...signs, ...(OTHER_SIGNS[currency] ?? [])];
  return all.map((sign) => sign.normalize('NFKC').toLowerCase());
}

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

/** Thousands in threes, or as India counts: 1,00,000. */
const GROUPED = /^[1-9]\d{0,2}(?:([., '])\d{3})(?:\1\d{3})*$|^[1-9]\d?(?:,\d{2})+,\d{3}$/;

function partsOf(text: string, decimals: number): Parts | 'two ways' | null {
  const isEven = /^(.*\d)[.,][-–—]{1,2}$/.exec(text)?.[1];
  if (isEven !== undefined) return wholeOf(isEven);
  const whole = wholeOf(text);
  const [, before, fraction = ''] = /^(.*)[.,](\d+)$/.exec(text) ?? [];
  const beforePoint =
    before === undefined ? null : before === '' ? { whole: '0', fraction: '' } : wholeOf(before);
  const point = text.charAt((before ?? '').length);
  const isSameSign = before?.includes(point) ?? false;
  const asDecimal = beforePoint && !isSameSign ? { whole: beforePoint.whole, fraction } : null;
  // Without decimals a point can only be one between thousands.
  if (whole && asDecimal && decimals > 0) return 'two ways';
  return whole ?? asDecimal;
}

function wholeOf(text: string): Parts | null {
  const isWhole = /^\d{1,12}$/.test(text) || (text.length <= 20 && GROUPED.test(text));
  return isWhole ? { whole: text.replace(/\D/g, ''), fraction: '' } : null;
}

function refused(problem: string): ReadAmount {
  return { amount: null, problem };
}

function twoWays(text: string, currency: string): string {
  const [whole = '', fraction = ''] = text.split(/[.,]/);
  const decimals = Math.min(decimalsOf(currency), 2);
  const one = String(Number(whole + fraction));
  const other = `${whole}${decimalPoint()}${fraction.slice(0, decimals)}`;
  return t('“{text}” can be read two ways in {currency}: write {one} or {other}.', {
    text,
    currency,
    one,
    other,
  });
}

function notAnAmount(currency: string): string {
  return decimalsOf(currency) === 0
    ? t('Enter an amount in {currency}, for example 4900.', { currency })
    : t('Enter an amount in {currency}, for example 49 or 49.50.', { currency });
}

function tooManyDecimals(currency: string, decimals: number): string {
  return decimals === 0
    ? t('{currency} has no digits after the point. For example 4900.', { currency })
    : t('{currency} has at most {decimals} digits after the point. For example 49 or 49.50.', {
        currency,
        decimals,
      });
}
