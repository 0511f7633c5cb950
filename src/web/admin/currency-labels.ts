import { isLeastDocumented, leastCharge } from '#lib/least-charge.ts';
import { formatMoney } from '#lib/money.ts';
import { displayNames } from '#messages/formats.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Rounding } from '#shop/orders/currency/exchange-rate.ts';
import type { OpenKind, OpenThing } from '#shop/orders/currency/open-store.ts';
import type { PlannedPrice } from '#shop/orders/currency/plan-prices.ts';
import type { PriceUse } from '#shop/orders/currency/prices-store.ts';
import { adminPaths } from './paths.ts';

/** What an amount is for. */
export const priceUseLabels: Readonly<Record<PriceUse, Sentence>> = {
  price: 'Price',
  cost: 'Your cost',
  fixed: 'Amount off',
  fixed_price: 'Fixed price',
  minimum: 'For this sum or more',
  delivery: 'Delivery',
  free_from: 'Delivery free from',
  up_to: 'Delivery up to this sum',
};

/** Where an amount is changed. */
export function priceHref({ use, id, slug }: Pick<PlannedPrice, 'use' | 'id' | 'slug'>): string {
  if (slug !== null) return adminPaths.product(slug);
  const isPromotion = use === 'fixed' || use === 'fixed_price' || use === 'minimum';
  return isPromotion ? adminPaths.promotion(id) : adminPaths.shippingSettings;
}

export const roundingLabels: Readonly<Record<Rounding, Sentence>> = {
  exact: 'To what can be charged',
  whole: 'To whole units',
};

/** What is open, with how many there are. */
const OPEN: Readonly<Record<OpenKind, Sentence>> = {
  checkout: '{count, plural, one {# order is} other {# orders are}} waiting for the payment',
  refund: '{count, plural, one {# refund is} other {# refunds are}} under way',
  dispute: '{count, plural, one {# dispute is} other {# disputes are}} open',
  late_money:
    '{count, plural, one {# buyer chooses} other {# buyers choose}} what becomes of money that came late',
  return: '{count, plural, one {# return is} other {# returns are}} open',
  sale: '{count, plural, one {# product has a sale that runs or is} other {# products have sales that run or are}} planned',
  planned_price:
    '{count, plural, one {# product has another price} other {# products have other prices}} planned',
};

export interface OpenGroup {
  readonly text: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** How many more there are than links. */
  readonly more: number;
}

/** What is open, in words and with where to see it. */
export function openGroups(open: readonly OpenThing[]): OpenGroup[] {
  return [...Map.groupBy(open, ({ kind }) => kind)].map(([kind, things]) => {
    const count = things[0]?.count ?? 0;
    const links = things.map(({ name, title }) =>
      title === ''
        ? { href: adminPaths.order(name), text: name }
        : { href: adminPaths.prices(name), text: title },
    );
    return { text: t(OPEN[kind], { count }), links, more: count - things.length };
  });
}

/** `EUR, Euro`. */
export function currencyName(currency: string): string {
  return `${currency}, ${displayNames('currency').of(currency) ?? ''}`;
}

/** The least that can be paid in a currency, and who says so. */
export function leastText(currency: string): string {
  const amount = formatMoney({ amount: leastCharge(currency), currency });
  return isLeastDocumented(currency)
    ? t('The least that Stripe charges is {amount}. Lower prices are refused when they are saved.', {
        amount,
      })
    : t(
        'Stripe names no least amount in {currency}: a payment has to be worth the least of the currency that you are paid out in. The shop takes {amount}, a little more than 0.50 USD.',
        { currency, amount },
      );
}
