import { leastCharge } from '#lib/least-charge.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { currentSettings } from '../../settings/current.ts';
import { type Choice, choosePromotions } from './choose.ts';
import type { Promotion, PromotionLine } from './promotion.ts';

export interface Settled {
  readonly choice: Choice;
  /** Why codes that would apply do not; null where none was left out for that. */
  readonly small: string | null;
}

/**
 * What becomes of a choice that leaves less than can be paid: it costs nothing, or its codes are left out, as the owner
 * wishes. What is sent is left alone: its delivery is paid too.
 * @param usable promotions whose conditions are met.
 */
export function settleSmall(
  choice: Choice,
  usable: readonly Promotion[],
  lines: readonly PromotionLine[],
  currency: string,
): Settled {
  if (!isTooSmall(choice, lines, currency)) return { choice, small: null };
  if (currentSettings().small_total === 'free') return { choice: madeFree(choice, lines), small: null };
  const without = usable.filter(({ code }) => code === null);
  const automatic = choosePromotions(without, lines, currency);
  const least = formatMoney({ amount: leastCharge(currency), currency });
  const small = t(
    'With this code your cart costs less than {least}, which is the least that can be paid by card.',
    { least },
  );
  // Promotions that apply by themselves never stand in the way of paying.
  if (isTooSmall(automatic, lines, currency)) return { choice: madeFree(automatic, lines), small };
  return { choice: automatic, small };
}

function isTooSmall({ discounts }: Choice, lines: readonly PromotionLine[], currency: string): boolean {
  const off = discounts.reduce((sum, one) => sum + one, 0);
  const left = lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0) - off;
  return off > 0 && left > 0 && left < leastCharge(currency) && lines.every(({ isSent }) => !isSent);
}

/** Takes off what is left too, by the last of the promotions. */
function madeFree({ applied, discounts, ...choice }: Choice, lines: readonly PromotionLine[]): Choice {
  const all = lines.map(({ quantity, unitAmount }) => quantity * unitAmount);
  const more = all.reduce((sum, one, at) => sum + one - (discounts[at] ?? 0), 0);
  const last = applied.length - 1;
  return {
    ...choice,
    discounts: all,
    applied: applied.map((one, at) =>
      at === last
        ? {
            ...{ ...one, amount: one.amount + more },
            lineAmounts: all.map(
              (amount, line) => amount - (discounts[line] ?? 0) + (one.lineAmounts?.[line] ?? 0),
            ),
          }
        : one,
    ),
  };
}
