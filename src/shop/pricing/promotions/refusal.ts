import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { shopTimeTexts } from '../../settings/zone.ts';
import { isFor, moneyOf, type PromotionLine, type UsedPromotion } from './promotion.ts';

/** What a promotion's conditions are compared with. */
export interface Situation {
  readonly lines: readonly PromotionLine[];
  readonly currency: string;
  readonly at: Date;
  /** Ids of courses that the buyer has completed, of those that promotions ask for. */
  readonly completed?: ReadonlySet<string>;
}

/** Why a promotion does not apply, for people; null where all its conditions are met. */
export function whyNot(promotion: UsedPromotion, situation: Situation): string | null {
  return (
    whyNotNow(promotion, situation.at) ??
    whyNotForBuyer(promotion) ??
    whyNotYet(promotion, situation) ??
    whyNotForThese(promotion, situation)
  );
}

function whyNotNow({ state, startsAt, endsAt, totalLimit, uses }: UsedPromotion, at: Date): string | null {
  if (state === 'ended') return t('This code is not valid any more.');
  if (endsAt && at >= endsAt) return t('This code was valid until {day}.', { day: lastDayOf(endsAt) });
  if (state === 'paused') return t('This code is not valid at the moment.');
  if (startsAt && at < startsAt) return notYet(startsAt);
  return totalLimit !== null && uses >= totalLimit ? t('This code has been used up.') : null;
}

function notYet(from: Date): string {
  const { day, time, zone } = shopTimeTexts(from);
  return time === '00:00'
    ? t('This code is valid from {day}.', { day })
    : t('This code is valid from {day}, {time} {zone}.', { day, time, zone });
}

/** A code that ends at midnight was valid on the day before. */
function lastDayOf(endsAt: Date): string {
  return shopTimeTexts(new Date(endsAt.getTime() - 1)).day;
}

/** The same words for everybody: an address that was only typed is told nothing more than it must be. */
function whyNotForBuyer({ customerLimit, ownUses, isFirstOnly, hasBought }: UsedPromotion): string | null {
  if (isFirstOnly && (hasBought || ownUses > 0)) return t('This code is for first orders only.');
  return customerLimit !== null && ownUses >= customerLimit
    ? t('This code cannot be used again with this account or email address.')
    : null;
}

function whyNotYet({ requires }: UsedPromotion, { completed }: Situation): string | null {
  if (!requires || completed?.has(requires.id)) return null;
  return t('For those who have finished “{title}”. Finish it first, or sign in where you did.', {
    title: requires.title,
  });
}

function whyNotForThese(promotion: UsedPromotion, { lines, currency }: Situation): string | null {
  const { targets, minAmount, minPieces, effect } = promotion;
  if (promotion.currency !== null && promotion.currency !== currency)
    return t('This code is for prices in {currency}.', { currency: promotion.currency });
  const own = lines.filter((line) => isFor(targets, line));
  if (own.length === 0) return t('This code is not for anything in your cart.');
  if (effect.is === 'free_delivery' && !own.some(({ isSent }) => isSent))
    return t('This code makes delivery free, and nothing in your cart is delivered.');
  const isAll = targets.scope === 'everything';
  const sum = own.reduce((all, { quantity, unitAmount }) => all + quantity * unitAmount, 0);
  if (minAmount !== null && sum < minAmount) {
    const values = { amount: formatMoney(moneyOf(promotion, minAmount)) };
    return isAll
      ? t('This code is for orders of {amount} or more.', values)
      : t('This code is for {amount} or more of what it applies to.', values);
  }
  const pieces = own.reduce((all, { quantity }) => all + quantity, 0);
  const least = Math.max(minPieces ?? 0, effect.is === 'buy_get' ? effect.buy + effect.get : 0);
  if (pieces >= least) return null;
  return isAll
    ? t('This code is for {count, plural, one {# item} other {# items}} or more.', { count: least })
    : t('This code is for {count, plural, one {# item} other {# items}} or more of what it applies to.', {
        count: least,
      });
}
