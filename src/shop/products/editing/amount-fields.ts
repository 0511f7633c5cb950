import { z } from 'zod';
import { chargedCurrencies, leastCharge } from '#lib/least-charge.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import { type ReadAmount, readAmount, readCharge, typedAmount } from '#lib/parse-amount.ts';
import { t } from '#messages/t.ts';
import { sellingCurrency } from '../../settings/currency.ts';

/** The highest price, in minor units: Stripe's limit. */
export const MAX_AMOUNT = 99_999_999;
const currencies = new Set(chargedCurrencies);

export const currencyField = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => currencies.has(code), {
    error: () => t('Give the three letters of a currency, for example USD.'),
  });

/** Amounts are checked together with the other fields, whatever is wrong with those. */
export const AT_ONCE = { when: () => true };

/** The amounts that a form has, in its currency; in one of two decimals while that is not known. */
export function checkAmounts(read: object, context: z.RefinementCtx): void {
  const { price, cost, currency } = read as Readonly<Record<string, unknown>>;
  const known = currencyField.safeParse(currency);
  for (const [name, text] of Object.entries({ price, cost }))
    if (typeof text === 'string' && (name === 'price' || text.trim() !== ''))
      parseAmountField(name, text, known.success ? known.data : sellingCurrency(), context);
}

/** @returns minor units; adds an issue at the field if the text is no amount. */
export function parseAmountField(
  name: string,
  text: string,
  currency: string,
  context: z.RefinementCtx,
): number {
  // What something costs the shop is never charged.
  const { amount, problem } = name === 'cost' ? readCost(text, currency) : readPrice(text, currency);
  if (problem === null) return amount;
  context.addIssue({ code: 'custom', path: [name], message: problem });
  return z.NEVER;
}

/** A price as typed, in minor units, or what is wrong with it: nobody can pay less than Stripe charges. */
export function readPrice(text: string, currency: string): ReadAmount {
  const read = withinMost(readCharge(text, currency), currency);
  const least = leastCharge(currency);
  if (read.problem !== null || read.amount === 0 || read.amount >= least) return read;
  const amount = formatMoney({ amount: least, currency });
  return {
    amount: null,
    problem: t('At least {amount}, which is the least that can be paid, or 0.', { amount }),
  };
}

/** Why nobody can pay an amount, as a sentence; null where they can, and for nothing. */
export function priceProblem(money: Money): string | null {
  return readPrice(typedAmount(money), money.currency).problem;
}

/** What something costs the shop, in minor units, or what is wrong with it; it is never charged. */
export function readCost(text: string, currency: string): ReadAmount {
  return withinMost(readAmount(text, currency), currency);
}

function withinMost(read: ReadAmount, currency: string): ReadAmount {
  if (read.problem !== null || read.amount <= MAX_AMOUNT) return read;
  return {
    amount: null,
    problem: t('At most {amount}.', { amount: formatMoney({ amount: MAX_AMOUNT, currency }) }),
  };
}
