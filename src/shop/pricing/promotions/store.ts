import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { isOfBuyer } from '../../customers/access-store.ts';
import type { RequiredCourse } from '../../products/unlock-store.ts';
import type { Effect, PromotionState, Targets, UsedPromotion } from './promotion.ts';

/** Who would use a promotion, as far as it is known. */
export interface PromotionBuyer {
  readonly userId: string | null;
  /** Customers whose addresses are proven. */
  readonly provenIds: readonly string[];
  /** The folded address that was typed. */
  readonly emailKey: string | null;
}

interface Asked extends PromotionBuyer {
  readonly cartId: string | null;
  /** Folded codes beside those of the cart. */
  readonly codes: readonly string[];
}

/** A promotion as its row has it. */
export interface PromotionRow {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly codeKey: string | null;
  readonly effect: Effect['is'];
  readonly rate: number | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly buyQuantity: number | null;
  readonly getQuantity: number | null;
  readonly scope: Targets['scope'];
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly minAmount: number | null;
  readonly minPieces: number | null;
  readonly totalLimit: number | null;
  readonly customerLimit: number | null;
  readonly isFirstOnly: boolean;
  readonly requires: RequiredCourse | null;
  readonly isCombinable: boolean;
  readonly state: PromotionState;
  readonly targets: readonly string[];
}

type UsedRow = PromotionRow & Pick<UsedPromotion, 'uses' | 'ownUses' | 'hasBought'>;

/** What promotions could do for a cart: those that apply by themselves, and those of its codes, in whatever state. */
export async function findPromotions(db: Db, asked: Asked): Promise<UsedPromotion[]> {
  return (await promotionsFor(db, asked)).map(usedPromotionOf);
}

function usedPromotionOf({ uses, ownUses, hasBought, ...row }: UsedRow): UsedPromotion {
  return { ...promotionOf(row), uses, ownUses, hasBought };
}

export function promotionOf(row: PromotionRow) {
  const { rate, amount, buyQuantity, getQuantity, scope, targets, effect, ...rest } = row;
  return {
    ...rest,
    effect: effectOf({ rate, amount, buyQuantity, getQuantity, effect }),
    targets: scope === 'everything' ? { scope } : { scope, of: new Set(targets) },
  } as const;
}

function effectOf({
  effect,
  rate,
  amount,
  buyQuantity,
  getQuantity,
}: Pick<PromotionRow, 'effect' | 'rate' | 'amount' | 'buyQuantity' | 'getQuantity'>): Effect {
  switch (effect) {
    case 'percent':
      return { is: effect, rate: rate ?? 0 };
    case 'fixed':
    case 'fixed_price':
      return { is: effect, amount: amount ?? 0 };
    case 'free_delivery':
      return { is: effect };
    case 'buy_get':
      return { is: effect, buy: buyQuantity ?? 1, get: getQuantity ?? 1, rate: rate ?? 0 };
  }
}

/** What a promotion is for, of the table `p`: kinds, slugs of categories with those below them, or ids. */
export const targetsOfPromotion = sql<readonly string[]>`coalesce((
  with recursive under as (
    select c.id, c.slug from promotion_targets x join categories c on c.id = x.category_id where x.promotion_id = p.id
    union select c.id, c.slug from categories c join under on c.parent_id = under.id
  )
  select json_agg(of) from (
    select coalesce(x.kind, x.product_id::text, x.variant_id::text) as of from promotion_targets x
    where x.promotion_id = p.id and x.category_id is null
    union all select slug from under
  ) y), '[]')`;

/** The columns of `PromotionRow` but its targets, of the table `p`. */
export const promotionColumns = sql`p.id, p.name, p.code, p.code_key, p.effect, p.rate, p.amount, p.currency, p.buy_quantity, p.get_quantity,
  p.scope, p.starts_at, p.ends_at, p.min_amount, p.min_pieces, p.total_limit, p.customer_limit, p.is_first_only,
  p.is_combinable, p.state, (select json_build_object('id', k.id, 'slug', k.slug, 'title', k.title) from products k
    where k.id = p.required_course_id) as requires`;

/**
 * An order (`o`) of this cart that waits for its money is about to be paid or replaced: it counts for nothing here.
 *
 * The values are read from a row of their own: where they stand in the text, PostgreSQL estimates each cart's statement as
 * much cheaper than one for all values, and plans it anew each time, which took 3 ms of a checkout.
 */
const promotionsFor = prepared<UsedRow, Asked>((_, value) => {
  const asked = (name: string, type: string) => sql`(select ${sql.ref(name)} from asked)::${sql.raw(type)}`;
  const [cartId, emailKey] = [asked('cartId', 'uuid'), asked('emailKey', 'text')];
  const [userId, provenIds] = [asked('userId', 'uuid'), asked('provenIds', 'uuid[]')];
  const isOwnOrder = sql`o.status = 'pending' and o.processing_at is null and (o.cart_id = ${cartId}
    or o.cart_id in (select id from carts where merged_into_id = ${cartId}))`;
  const mailboxes = sql`select mailbox_of(${emailKey}) union
    select mailbox_of(email_key) from customers
    where id = any(${provenIds}) or user_id = ${userId}`;
  const isTheirs = isOfBuyer('o', userId, mailboxes);
  return sql<UsedRow>`
    with asked as materialized (select ${value('cartId')}::uuid as cart_id, ${value('userId')}::uuid as user_id,
      ${value('provenIds')}::uuid[] as proven_ids, ${value('emailKey')}::text as email_key, ${value('codes')}::text[] as codes)
    select ${promotionColumns}, ${targetsOfPromotion} as targets,
      case when p.total_limit is null then 0 else (
        select count(*) from promotion_uses u join orders o on o.id = u.order_id
        where u.promotion_id = p.id and u.given_back_at is null and (${isOwnOrder}) is not true)::integer end as uses,
      case when p.customer_limit is null and not p.is_first_only then 0 else (
        select count(*) from promotion_uses u join orders o on o.id = u.order_id
        where u.promotion_id = p.id and u.given_back_at is null and (${isOwnOrder}) is not true and ${isTheirs})::integer
        end as own_uses,
      p.is_first_only and exists (
        select from orders o where o.completed_at is not null and o.total_amount > 0 and ${isTheirs}) as has_bought
    from promotions p
    where p.code_key = any(${asked('codes', 'text[]')})
      or p.code_key in (select code_key from cart_codes where cart_id = ${cartId})
      or (p.code_key is null and p.state = 'active' and (p.ends_at is null or p.ends_at > now()))
    order by p.code_key nulls last, p.created_at, p.id`;
});
