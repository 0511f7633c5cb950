import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { buyerCustomerIds } from '../customers/access.ts';
import type { Visitor } from '../customers/store.ts';
import { choosePromotions } from '../pricing/promotions/choose.ts';
import { codeKey } from '../pricing/promotions/code.ts';
import { nameOf, type Promotion, type PromotionLine } from '../pricing/promotions/promotion.ts';
import { whyNot } from '../pricing/promotions/refusal.ts';
import { settleSmall } from '../pricing/promotions/small-total.ts';
import { findPromotions } from '../pricing/promotions/store.ts';
import { listCompleted } from '../products/unlock-store.ts';
import { cheapest } from '../shipping/cheapest.ts';
import { listZones } from '../shipping/store.ts';
import type { CartLine, CartPromotions } from './cart.ts';
import { isSent, parcelOf } from './parcel.ts';

/** What is asked of promotions beside what the cart says. */
export interface AskedCodes {
  /** Codes beside those of the cart, as they were typed. */
  readonly codes?: readonly string[];
  /** The folded address of the buyer, once it was typed. */
  readonly emailKey?: string | null;
}

interface Promoted {
  /** Off each line, by its id, in minor units. */
  readonly discounts: ReadonlyMap<string, number>;
  readonly promotions: CartPromotions;
}

/** Finds what promotions take off the lines of a cart, and why some of its codes do not apply. */
export async function promote(
  db: Db,
  cartId: string,
  lines: readonly CartLine[],
  { owner, currency, codes = [], emailKey = null }: AskedCodes & { owner: Visitor; currency: string },
): Promise<Promoted> {
  const keys = new Map(codes.map((code) => [codeKey(code) ?? '', code]));
  const buyer = { userId: owner.userId, provenIds: buyerCustomerIds(owner), emailKey };
  const asked = { cartId, codes: [...keys.keys()], ...buyer };
  const found = await findPromotions(db, asked);
  const courses = found.flatMap(({ requires }) => requires?.id ?? []);
  const completed = await listCompleted(db, owner, courses);
  const situation = { lines: lines.map(promotionLine), currency, at: now(), completed };
  const reasons = new Map(found.map((one) => [one.id, whyNot(one, situation)]));
  const usable = found.filter(({ id }) => !reasons.get(id));
  const { choice, small } = settleSmall(
    choosePromotions(usable, situation.lines, currency, await deliverySaved(db, usable, lines)),
    usable,
    situation.lines,
    currency,
  );
  const chosen = new Set(choice.applied.map(({ promotionId }) => promotionId));
  const unknown = [...keys].filter(([key]) => !found.some((one) => one.codeKey === key));
  const left = found.filter(({ id, code }) => code !== null && !chosen.has(id));
  return {
    discounts: new Map(lines.map(({ id }, at) => [id, choice.discounts[at] ?? 0])),
    promotions: {
      applied: choice.applied,
      freesDelivery: choice.freesDelivery,
      savedOnDelivery: 0,
      refused: [
        ...unknown.map(([, code]) => ({ code, text: unknownText(code) })),
        ...left.map((one) => ({
          code: nameOf(one),
          text: reasons.get(one.id) ?? small ?? beatenText(choice.applied),
        })),
      ],
    },
  };
}

/** What a free delivery saves at least, in minor units: the country is not known yet. Reads nothing where none is free. */
async function deliverySaved(
  db: Db,
  promotions: readonly Promotion[],
  lines: readonly CartLine[],
): Promise<number> {
  if (!promotions.some(({ effect }) => effect.is === 'free_delivery')) return 0;
  const parcel = await parcelOf(db, lines);
  return parcel ? (cheapest(await listZones(db), parcel, now()) ?? 0) : 0;
}

function promotionLine(line: CartLine): PromotionLine {
  const { variantId, productId, kind, category, quantity, unit } = line;
  return { variantId, productId, kind, category, quantity, unitAmount: unit.amount, isSent: isSent([line]) };
}

function unknownText(code: string): string {
  return t('We don’t know the code “{code}”. Check how it is spelled.', { code: code.slice(0, 60) });
}

function beatenText([best]: CartPromotions['applied']): string {
  if (!best) return t('This code saves nothing on what is in your cart.');
  return t('“{name}” saves you more, and the two cannot be combined.', { name: nameOf(best) });
}
