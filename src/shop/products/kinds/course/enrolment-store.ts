import { type RawBuilder, sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import { holdersOf, ownHolders } from '../../../customers/access-store.ts';
import type { Visitor } from '../../../customers/store.ts';
import type { OrderLine } from '../../kind-delivery.ts';

/**
 * Enrols the holders of each line in its course, and ties the line to their enrolments. One statement; run again it
 * changes nothing.
 */
export async function enrol(tx: Tx, lines: readonly OrderLine[]): Promise<ReadonlyMap<string, number>> {
  await enrolItems(
    tx,
    lines.map(({ orderItemId }) => orderItemId),
  );
  return NOTHING_SCARCE;
}

const NOTHING_SCARCE: ReadonlyMap<string, number> = new Map();

/** The same by the ids of order lines. */
export async function enrolItems(tx: Tx, orderItemIds: readonly string[]): Promise<void> {
  const [orderItemId] = orderItemIds;
  if (orderItemId && orderItemIds.length === 1) await oneEnrolled(tx, { orderItemId });
  else await enrolled(tx, { orderItemIds: JSON.stringify(orderItemIds) });
}

/** The lines come as JSON: for a list of unknown length PostgreSQL would plan the statement anew each time. */
const enrolled = prepared<object, { orderItemIds: string }>((_, value) =>
  enrolHolders(sql`array(select jsonb_array_elements_text(${value('orderItemIds')}::jsonb)::uuid)`),
);

/** What most orders need: planned for one line it reads by index, where the plan for a list reads whole tables. */
const oneEnrolled = prepared<object, { orderItemId: string }>((_, value) =>
  enrolHolders(sql`array[${value('orderItemId')}::uuid]`),
);

function enrolHolders(orderItemIds: RawBuilder<unknown>): RawBuilder<object> {
  return sql<object>`
    with held as materialized (
      select * from ${holdersOf(orderItemIds)} h
    ),
    of_customers as (
      insert into enrolments (customer_id, product_id)
      select distinct customer_id, product_id from held where customer_id is not null order by 1, 2
      on conflict (customer_id, product_id) do update set product_id = excluded.product_id
      returning id, customer_id, order_id, product_id
    ),
    of_orders as (
      insert into enrolments (order_id, product_id)
      select distinct order_id, product_id from held where order_id is not null order by 1, 2
      on conflict (order_id, product_id) do update set product_id = excluded.product_id
      returning id, customer_id, order_id, product_id
    ),
    places as (select * from of_customers union all select * from of_orders)
    insert into enrolment_grants (order_item_id, enrolment_id)
    select h.order_item_id, p.id from held h
    join places p on p.product_id = h.product_id and (p.customer_id = h.customer_id or p.order_id = h.order_id)
    on conflict (order_item_id, enrolment_id) do nothing`;
}

/** A holder's place in a course. */
export interface Enrolment {
  readonly id: string;
  readonly productId: string;
  readonly lastLessonId: string | null;
  /** When every lesson was completed for the first time. */
  readonly completedAt: Date | null;
  /** Kept for an order, because its buyer has not proven the address. */
  readonly isOfOrder: boolean;
}

/** The visitor's open enrolment. Where work on the course is kept for several (see `ownHolders`), the first one's. */
export async function findOpenEnrolment(
  db: Db,
  productId: string,
  visitor: Visitor,
): Promise<Enrolment | null> {
  const { rows } = await sql<Enrolment>`
    select e.id, e.product_id as "productId", e.last_lesson_id as "lastLessonId", e.completed_at as "completedAt",
      e.order_id is not null as "isOfOrder"
    from ${ownHolders(visitor)} h
    join enrolments e on e.product_id = h.product_id and (e.customer_id = h.customer_id or e.order_id = h.order_id)
    where h.product_id = ${productId} order by h.rank limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Locks an enrolment, so that of two saves at once the second sees what the first wrote. */
export async function lockEnrolment(tx: Tx, enrolmentId: string): Promise<void> {
  await tx
    .selectFrom('enrolments')
    .select('id')
    .where('id', '=', enrolmentId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}
