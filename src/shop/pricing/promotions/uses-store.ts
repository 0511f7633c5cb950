import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import { isOfBuyer } from '../../customers/access-store.ts';
import type { AppliedPromotion } from './promotion.ts';

/**
 * Locks promotions with a limit or for a course, by id: uses of one are taken one after the other, and what it asks for stays.
 * It is the last lock of an order.
 */
export async function lockLimited(tx: Tx, promotionIds: readonly string[]): Promise<void> {
  await limitedLocked(tx, { promotionIds });
}

const limitedLocked = prepared<object, { promotionIds: readonly string[] }>(
  (_, value) => sql`
    select id from promotions
    where id = any(${value('promotionIds')}::uuid[]) and (total_limit is not null or customer_limit is not null or is_first_only or required_course_id is not null)
    order by id for no key update`,
);

interface Taking {
  readonly orderId: string;
  readonly applied: readonly AppliedPromotion[];
  /** What the delivery costs less, in minor units. */
  readonly deliveryAmount: number;
  readonly at: Date;
}

/** Of the buyer of an order `o`. */
const MAILBOXES = sql`select mailbox_of(email_key) from customers where id = o.customer_id or user_id = o.user_id`;

/** A condition on a promotion `p` and an order `o`: a use of it is left for that order. */
const isUseLeft = sql`(p.total_limit is null or p.total_limit > (
    select count(*) from promotion_uses u where u.promotion_id = p.id and u.given_back_at is null))
  and ((p.customer_limit is null and not p.is_first_only) or case when p.is_first_only then 1 else p.customer_limit end > (
    select count(*) from promotion_uses u join orders x on x.id = u.order_id
    where u.promotion_id = p.id and u.given_back_at is null and ${isOfBuyer('x', sql`o.user_id`, MAILBOXES)}))`;

/**
 * Takes a use of each promotion for an order. Those with a limit must be locked.
 * @returns ids of those of which a use was taken: of the others none is left, or the owner has stopped them or asks for another
 * course now.
 */
export async function insertUses(tx: Tx, { applied, ...rest }: Taking): Promise<readonly string[]> {
  const taken = await usesTaken(tx, { ...rest, applied: JSON.stringify(applied) });
  return taken.map(({ promotionId }) => promotionId);
}

const usesTaken = prepared<{ promotionId: string }, Omit<Taking, 'applied'> & { applied: string }>(
  (_, value) => sql`
    insert into promotion_uses (promotion_id, order_id, code, name, amount, line_amounts, delivery_amount, taken_at)
    select p.id, o.id, a.code, a.name, a.amount, a."lineAmounts",
      case when a."freesDelivery" then ${value('deliveryAmount')}::bigint else 0 end, ${value('at')}::timestamptz
    from jsonb_to_recordset(${value('applied')}::jsonb) as a ("promotionId" uuid, code text, name text, amount bigint,
        "lineAmounts" jsonb, "freesDelivery" boolean, "requiredCourseId" uuid)
      join promotions p on p.id = a."promotionId"
      join orders o on o.id = ${value('orderId')}::uuid
    where p.state = 'active' and (p.required_course_id is null or p.required_course_id = a."requiredCourseId") and ${isUseLeft}
    returning promotion_id`,
);

/** Gives the uses of an order back, once: an order that came to nothing counts for no limit. */
export async function giveBackUses(tx: Tx, orderId: string, at: Date): Promise<void> {
  await usesGivenBack(tx, { orderId, at });
}

const usesGivenBack = prepared<object, { orderId: string; at: Date }>(
  (_, value) => sql`
    update promotion_uses set given_back_at = ${value('at')}::timestamptz
    where order_id = ${value('orderId')}::uuid and given_back_at is null`,
);

/** Promotions of an order whose uses were given back. */
export async function listGivenBack(db: Db, orderId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('promotionUses')
    .select('promotionId')
    .where('orderId', '=', orderId)
    .where('givenBackAt', 'is not', null)
    .execute();
  return rows.flatMap(({ promotionId }) => promotionId ?? []);
}

/**
 * Takes uses again that an order had given back: those with a limit must be locked.
 * @returns how many of them could not be taken.
 */
export async function takeAgain(tx: Tx, orderId: string): Promise<number> {
  const row = await oneOf(usesTakenAgain(tx, { orderId }));
  return row?.missing ?? 0;
}

const usesTakenAgain = prepared<{ missing: number }, { orderId: string }>(
  (_, value) => sql`
    with wanted as (
      select w.id, w.promotion_id from promotion_uses w
      where w.order_id = ${value('orderId')}::uuid and w.given_back_at is not null
    ),
    again as (
      update promotion_uses r set given_back_at = null from wanted w
        left join promotions p on p.id = w.promotion_id
        join orders o on o.id = ${value('orderId')}::uuid
      where r.id = w.id and (p.id is null or (${isUseLeft})) returning r.id
    )
    select ((select count(*) from wanted) - (select count(*) from again))::integer as missing`,
);

/** What an order's promotions are called, in the order they were applied: codes, and names of those without. */
export async function listUses(db: Db, orderId: string): Promise<readonly OrderUse[]> {
  return usesOf(db, { orderId });
}

export interface OrderUse {
  readonly promotionId: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly amount: number;
  /** By line of the cart; null for a use from before they were kept. */
  readonly lineAmounts: readonly number[] | null;
  readonly deliveryAmount: number;
  readonly givenBackAt: Date | null;
}

const usesOf = prepared<OrderUse, { orderId: string }>((db, value) =>
  db
    .selectFrom('promotionUses')
    .select(['promotionId', 'code', 'name', 'amount', 'deliveryAmount', 'givenBackAt'])
    .select(sql<readonly number[] | null>`line_amounts`.as('lineAmounts'))
    .where('orderId', '=', value<string>('orderId'))
    .orderBy('id'),
);
