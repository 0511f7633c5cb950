import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** A use of a promotion beyond what one customer may have, by the card that paid. */
export interface CardUse {
  readonly orderNumber: string;
  readonly name: string;
  /** Orders that this card paid with the promotion; for one of the first order alone, all it paid. */
  readonly times: number;
}

/**
 * Compares uses that no run has compared yet: of orders that were paid, once Stripe has said which card it was, or half an hour
 * later. Each is compared once.
 * @returns those of a card that had the promotion too often.
 */
export async function compareUses(tx: Tx, at: Date, limit: number): Promise<readonly CardUse[]> {
  const { rows } = await sql<CardUse>`
    with due as (
      select u.id from promotion_uses u join orders o on o.id = u.order_id
      where u.compared_at is null and u.given_back_at is null and o.completed_at is not null and not o.is_practice
        and (o.completed_at < ${at}::timestamptz - interval '30 minutes'
          or exists (select from payments p where p.order_id = o.id and p.status = 'succeeded' and p.fingerprint is not null))
      order by u.taken_at limit ${limit} for no key update of u skip locked
    ),
    compared as (
      update promotion_uses u set compared_at = ${at}::timestamptz from due where u.id = due.id
      returning u.order_id, u.promotion_id, u.name
    )
    select o.number as "orderNumber", c.name, counted.times
    from compared c
    join promotions p on p.id = c.promotion_id
    join orders o on o.id = c.order_id
    cross join lateral (
      select count(distinct x.id)::integer as times from payments own
      join payments other on other.fingerprint = own.fingerprint and other.status = 'succeeded'
      join orders x on x.id = other.order_id and not x.is_practice and x.mode = o.mode
      left join promotion_uses v on v.order_id = x.id and v.promotion_id = p.id and v.given_back_at is null
      where own.order_id = o.id and own.status = 'succeeded' and (p.is_first_only or v.id is not null)
    ) counted
    where (p.is_first_only or p.customer_limit is not null)
      and counted.times > case when p.is_first_only then 1 else p.customer_limit end
    order by o.number`.execute(tx);
  return rows;
}
