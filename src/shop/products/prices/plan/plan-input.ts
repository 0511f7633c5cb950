import { z } from 'zod';
import { formatMoney, type Money, nearestCharge } from '#lib/money.ts';
import { typedAmount } from '#lib/parse-amount.ts';
import { t } from '#messages/t.ts';
import { readShopTime } from '../../../settings/zone.ts';
import { readPrice } from '../../editing/amount-fields.ts';
import type { PricedVariant } from './plan-store.ts';
import { refused } from './refused.ts';

const id = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const variant = z.union([z.literal('all'), id]);
/** What the page showed its prices in. */
const currency = z.string().length(3).optional();

/** One change of what is planned, as the forms of the page send it. */
export const planInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      ...{ act: z.literal('sale'), sale_variant: variant, sale_price: z.string(), currency },
      ...{ starts_at: z.string(), ends_at: z.string() },
    }),
    z.strictObject({
      ...{ act: z.literal('change'), change_variant: variant, new_price: z.string(), due_at: z.string() },
      currency,
    }),
    z.strictObject({ act: z.literal('until'), sale: id, until: z.string() }),
    z.strictObject({ act: z.literal('end'), sale: id }),
    z.strictObject({ act: z.literal('drop'), change: id }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type PlanInput = z.infer<typeof planInput>;

/**
 * A time as browsers send `datetime-local`, to the minute; by the clocks of the shop.
 * @returns null for an empty field.
 * @throws ShopError `invalid_input` at the field.
 */
export function readTime(name: string, text: string): Date | null {
  const { at, problem } = readShopTime(text);
  if (problem !== null) throw refused(name, problem);
  return at;
}

/**
 * What a variant costs in a sale: an amount, or so many percent off its regular price.
 * @returns minor units.
 * @throws ShopError `invalid_input` at the field.
 */
export function readSalePrice(name: string, text: string, of: PricedVariant): number {
  const { regularAmount, currency } = of;
  const percent = /^\s*(\d{1,2})(?:[.,](\d{1,2}))?\s*%\s*$/.exec(text);
  if (!percent && text.includes('%'))
    throw refused(name, t('Enter a percentage below 100, such as 20 %, or an amount.'));
  const off = percent && Number(percent[1]) * 100 + Number((percent[2] ?? '').padEnd(2, '0'));
  const amount = readAmountAt(name, off ? typedAmount(reduced(of, off)) : text, currency);
  if (amount < regularAmount) return amount;
  const regular = formatMoney({ amount: regularAmount, currency });
  throw refused(name, t('A sale has to cost less than the regular price, {regular}.', { regular }));
}

/** @returns minor units. @throws ShopError `invalid_input` at the field. */
export function readAmountAt(name: string, text: string, currency: string): number {
  const { amount, problem } = readPrice(text, currency);
  if (problem !== null) throw refused(name, problem);
  return amount;
}

/** @param off in hundredths of a percent. */
function reduced({ regularAmount, currency }: PricedVariant, off: number): Money {
  const exact = (BigInt(regularAmount) * BigInt(10_000 - off)) / 10_000n;
  return { amount: nearestCharge({ amount: Number(exact), currency }), currency };
}
