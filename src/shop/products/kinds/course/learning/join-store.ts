import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** An enrolment that was kept for an order, and the customer's in the same course. */
export interface MergePair {
  readonly from: string;
  readonly into: string;
}

/** Locks both sides, in one order for everybody. @param orderIds orders whose buyer has proven to be the customer. */
export async function lockEnrolmentsToMerge(
  tx: Tx,
  customerId: string,
  orderIds: readonly string[],
): Promise<MergePair[]> {
  await sql`
    select e.id from enrolments e
    where e.order_id = any(${orderIds}::uuid[]) or e.customer_id = ${customerId}
      and e.product_id in (select product_id from enrolments where order_id = any(${orderIds}::uuid[]))
    order by e.id for update`.execute(tx);
  const { rows } = await sql<MergePair>`
    select e.id as "from", own.id as "into"
    from enrolments e join enrolments own on own.product_id = e.product_id and own.customer_id = ${customerId}
    where e.order_id = any(${orderIds}::uuid[])
    order by e.created_at, e.id`.execute(tx);
  return rows;
}

function pairsOf(pairs: readonly MergePair[]): RawBuilder<unknown> {
  return sql`unnest(${pairs.map(({ from }) => from)}::uuid[], ${pairs.map(({ into }) => into)}::uuid[])
    with ordinality as p (from_id, into_id, position)`;
}

/** A lesson that is done on one side is done. @returns the enrolments that got such a lesson. */
export async function mergeProgress(tx: Tx, pairs: readonly MergePair[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string; completedAt: Date | null }>`
    insert into lesson_progress (enrolment_id, lesson_id, position_seconds, started_at, completed_at)
    select p.into_id, l.lesson_id, max(l.position_seconds), min(l.started_at), min(l.completed_at)
    from ${pairsOf(pairs)} join lesson_progress l on l.enrolment_id = p.from_id
    group by p.into_id, l.lesson_id order by p.into_id, l.lesson_id
    on conflict (enrolment_id, lesson_id) do update set
      position_seconds = greatest(lesson_progress.position_seconds, excluded.position_seconds),
      started_at = least(lesson_progress.started_at, excluded.started_at),
      completed_at = least(lesson_progress.completed_at, excluded.completed_at)
    returning enrolment_id as id, completed_at as "completedAt"`.execute(tx);
  return new Set(rows.filter(({ completedAt }) => completedAt !== null).map(({ id }) => id));
}

export interface NoteToMerge {
  readonly into: string;
  readonly lessonId: string;
  readonly body: string;
  /** Whether it is the customer's own, not an order's. */
  readonly isCustomers: boolean;
}

/** The notes of both sides on lessons on which an order has some; the customer's own first. */
export async function listNotesToMerge(tx: Tx, pairs: readonly MergePair[]): Promise<NoteToMerge[]> {
  const { rows } = await sql<NoteToMerge>`
    with found as (
      select p.into_id, n.lesson_id, n.body, p.position
      from ${pairsOf(pairs)} join lesson_notes n on n.enrolment_id = p.from_id
    )
    select into_id as "into", lesson_id as "lessonId", body, false as "isCustomers", position from found
    union all
    select n.enrolment_id, n.lesson_id, n.body, true, 0 from lesson_notes n
    where (n.enrolment_id, n.lesson_id) in (select into_id, lesson_id from found)
    order by position`.execute(tx);
  return rows;
}

/** Begun with the earlier, completed with the earlier; continued where the customer left it. */
export async function mergePlaces(tx: Tx, pairs: readonly MergePair[]): Promise<void> {
  await sql`
    update enrolments own set
      created_at = least(own.created_at, other.created_at),
      completed_at = least(own.completed_at, other.completed_at),
      last_lesson_id = coalesce(own.last_lesson_id, other.last_lesson_id)
    from (
      select p.into_id, min(e.created_at) as created_at, min(e.completed_at) as completed_at,
        (array_agg(e.last_lesson_id order by p.position desc) filter (where e.last_lesson_id is not null))[1] as last_lesson_id
      from ${pairsOf(pairs)} join enrolments e on e.id = p.from_id group by p.into_id
    ) other
    where own.id = other.into_id`.execute(tx);
}

/** A customer without a certificate gets the one that was issued first. Others stay valid where they are. */
export async function mergeCertificates(tx: Tx, pairs: readonly MergePair[]): Promise<void> {
  await sql`
    update certificates c set enrolment_id = first.into_id
    from (
      select distinct on (p.into_id) p.into_id, z.id
      from ${pairsOf(pairs)} join certificates z on z.enrolment_id = p.from_id
      where not exists (select from certificates own where own.enrolment_id = p.into_id)
      order by p.into_id, z.issued_at, z.id
    ) first
    where c.id = first.id`.execute(tx);
}

/** Unties lines from the place of a customer whose they are no longer. */
export async function removeGrants(
  tx: Tx,
  { customerId, orderItemIds }: { readonly customerId: string; readonly orderItemIds: readonly string[] },
): Promise<void> {
  await sql`
    delete from enrolment_grants g using enrolments e
    where e.id = g.enrolment_id and e.customer_id = ${customerId} and g.order_item_id = any(${orderItemIds}::uuid[])`.execute(
    tx,
  );
}

/** Removes what was merged; an enrolment that has a certificate of its own stays for that alone. */
export async function closeMerged(tx: Tx, pairs: readonly MergePair[]): Promise<void> {
  const merged = pairs.map(({ from }) => from);
  await sql`delete from lesson_progress where enrolment_id = any(${merged}::uuid[])`.execute(tx);
  await sql`delete from lesson_notes where enrolment_id = any(${merged}::uuid[])`.execute(tx);
  const isEmpty = sql`not exists (select from certificates c where c.enrolment_id = e.id)`;
  await sql`
    delete from enrolment_grants g using enrolments e
    where e.id = g.enrolment_id and e.id = any(${merged}::uuid[]) and ${isEmpty}`.execute(tx);
  await sql`delete from enrolments e where e.id = any(${merged}::uuid[]) and ${isEmpty}`.execute(tx);
}
