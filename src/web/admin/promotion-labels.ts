import { typedAmount } from '#lib/parse-amount.ts';
import type { Sentence } from '#messages/sentence.ts';
import type { ListedPromotion } from '#shop/pricing/promotions/editing/edit-store.ts';
import type { Effect, PromotionState, Targets } from '#shop/pricing/promotions/promotion.ts';
import { percentOf } from '#shop/pricing/tax/rate.ts';
import { typedShopTime } from '#shop/settings/zone.ts';
import type { Tone } from './labels.ts';

export const effectLabels: Readonly<Record<Effect['is'], Sentence>> = {
  percent: 'A percentage off',
  fixed: 'An amount off the order',
  fixed_price: 'A fixed price for each piece',
  free_delivery: 'Free standard delivery',
  buy_get: 'Buy some, get more for less',
};

export const scopeLabels: Readonly<Record<Targets['scope'], Sentence>> = {
  everything: 'Everything ¦ a promotion is for',
  kind: 'Kinds',
  category: 'Categories, with those below them',
  product: 'Products',
  variant: 'Variants',
};

type Shown = PromotionState | 'planned' | 'over';

const SHOWN: Readonly<Record<Shown, { readonly tone: Tone; readonly label: Sentence }>> = {
  active: { tone: 'good', label: 'Running ¦ a promotion' },
  planned: { tone: 'plain', label: 'Planned ¦ a promotion' },
  paused: { tone: 'warning', label: 'Paused ¦ a promotion' },
  over: { tone: 'plain', label: 'Over ¦ a promotion' },
  ended: { tone: 'plain', label: 'Ended ¦ a promotion' },
};

/** How a promotion stands now. */
export function promotionBadge({ state, startsAt, endsAt }: ListedPromotion, at: Date) {
  if (state !== 'active') return SHOWN[state];
  if (endsAt && at >= endsAt) return SHOWN.over;
  return startsAt && at < startsAt ? SHOWN.planned : SHOWN.active;
}

/** A promotion as its form has it. */
export function promotionTexts(promotion: ListedPromotion | null, currency: string): Record<string, string> {
  if (!promotion) return { effect: 'percent', scope: 'everything', currency };
  const { amount, minAmount, rate } = promotion;
  const own = promotion.currency ?? currency;
  const money = (value: number | null) =>
    value === null ? '' : typedAmount({ amount: value, currency: own });
  return {
    ...{ name: promotion.name, code: promotion.code ?? '', effect: promotion.effect, scope: promotion.scope },
    ...{ percent: rate === null ? '' : String(percentOf(rate)), amount: money(amount), currency: own },
    ...{
      buy_quantity: String(promotion.buyQuantity ?? ''),
      get_quantity: String(promotion.getQuantity ?? ''),
    },
    ...{
      starts_at: typedShopTime(promotion.startsAt),
      ends_at: typedShopTime(promotion.endsAt),
      min_amount: money(minAmount),
    },
    ...{ min_pieces: String(promotion.minPieces ?? ''), total_limit: String(promotion.totalLimit ?? '') },
    ...{ customer_limit: String(promotion.customerLimit ?? ''), targets: promotion.named.join('\n') },
    required_course: promotion.requires?.slug ?? '',
    ...{
      is_first_only: promotion.isFirstOnly ? 'on' : '',
      is_combinable: promotion.isCombinable ? 'on' : '',
    },
    version: String(promotion.version),
  };
}
