import { discountOf } from './discount.ts';
import type { AppliedPromotion, Effect, Promotion, PromotionLine } from './promotion.ts';

/** Promotions together, and what they take off. */
export interface Choice {
  readonly applied: readonly AppliedPromotion[];
  /** Off each line, in minor units. */
  readonly discounts: readonly number[];
  readonly freesDelivery: boolean;
}

/** What is worked out first: prices of pieces before shares of them, shares before fixed amounts. */
const ORDER: readonly Effect['is'][] = ['fixed_price', 'buy_get', 'percent', 'fixed', 'free_delivery'];

const NOTHING: Choice = { applied: [], discounts: [], freesDelivery: false };

/**
 * Chooses what is best for the buyer: one promotion alone, or all codes that may be combined together with one that applies
 * by itself and may be. Each takes off what the others before it have left, and what takes nothing off is left out.
 * @param promotions those whose conditions are met.
 * @param delivery what the delivery would cost less, in minor units; 0 where that is not known.
 */
export function choosePromotions(
  promotions: readonly Promotion[],
  lines: readonly PromotionLine[],
  currency: string,
  delivery = 0,
): Choice {
  const choices = setsOf(promotions).map((set) => applyAll(set, lines, currency));
  const savingOf = (choice: Choice) =>
    choice.discounts.reduce((a, b) => a + b, 0) + (choice.freesDelivery ? delivery : 0);
  const rankOf = (choice: Choice) => [
    savingOf(choice),
    Number(choice.freesDelivery),
    choice.applied.filter(({ code }) => code !== null).length,
  ];
  const nothing = { ...NOTHING, discounts: lines.map(() => 0) };
  return choices.reduce<Choice>(
    (best, choice) => (isMore(rankOf(choice), rankOf(best)) ? choice : best),
    nothing,
  );
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** Which of them could apply together. */
function setsOf(promotions: readonly Promotion[]): Promotion[][] {
  const combinable = promotions.filter(({ isCombinable }) => isCombinable);
  const codes = combinable.filter(({ code }) => code !== null);
  const automatic = combinable.filter(({ code }) => code === null);
  return [...promotions.map((one) => [one]), codes, ...automatic.map((one) => [...codes, one])];
}

function applyAll(set: readonly Promotion[], lines: readonly PromotionLine[], currency: string): Choice {
  const left = lines.map(({ quantity, unitAmount }) => quantity * unitAmount);
  const whole = [...left];
  const applied: AppliedPromotion[] = [];
  const rank = ({ effect }: Promotion) => ORDER.indexOf(effect.is);
  for (const promotion of set.toSorted((a, b) => rank(a) - rank(b))) {
    const off = discountOf(promotion, lines, left, currency);
    for (const [at, amount] of off.entries()) left[at] = (left[at] ?? 0) - amount;
    const amount = off.reduce((a, b) => a + b, 0);
    const freesDelivery = promotion.effect.is === 'free_delivery';
    const { id: promotionId, code, name, requires } = promotion;
    if (amount > 0 || freesDelivery)
      applied.push({
        ...{ promotionId, code, name, amount, lineAmounts: off, freesDelivery },
        ...(requires && { requiredCourseId: requires.id }),
      });
  }
  return {
    applied,
    discounts: whole.map((amount, at) => amount - (left[at] ?? 0)),
    freesDelivery: applied.some((one) => one.freesDelivery),
  };
}
