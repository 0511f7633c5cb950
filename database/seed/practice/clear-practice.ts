import { type RawBuilder, sql } from 'kysely';
import { afterCommit, type Tx } from '#lib/db.ts';
import { forgetSessions } from '#shop/accounts/read-session.ts';
import { recalculateRatings } from '#shop/products/recalculate-rating.ts';

/** How many rows were removed. */
export interface ClearedPractice {
  readonly orders: number;
  readonly customers: number;
  readonly reviews: number;
  /** Practice customers with an order of their own, who stay and are practice no more. */
  readonly kept: number;
}

/**
 * Removes everything that was made with the practice orders. What customers ordered themselves stays, and they with it.
 * The history of orders is append-only for the shop, so this needs the role that owns the tables.
 */
export async function clearPractice(tx: Tx): Promise<ClearedPractice> {
  await lockPractice(tx);
  const reviews = await clearReviews(tx);
  const orders = await clearOrders(tx);
  return { orders, reviews, ...(await clearCustomers(tx)) };
}

const ORDERS = sql`(select id from orders where is_practice)`;
const ITEMS = sql`(select id from order_items where order_id in ${ORDERS})`;
/** Of customers (`c`): the account is staff by now, or one of its orders is real. */
const IS_KEPT = sql`(exists (select from orders o where not o.is_practice
    and (o.customer_id = c.id or o.user_id = c.user_id))
  or exists (select from users u where u.id = c.user_id and u.role <> 'user'))`;

async function run(tx: Tx, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(tx)).numAffectedRows ?? 0);
}

/** Nobody can order, review or learn as a practice customer until this ends. */
async function lockPractice(tx: Tx): Promise<void> {
  await run(tx, sql`select from customers where is_practice order by id for update`);
  await run(tx, sql`select from users where is_practice order by id for update`);
  await run(tx, sql`select from orders where is_practice order by id for update`);
}

/** Removes the reviews of what practice customers have by practice orders only. */
async function clearReviews(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: string; productId: string }>`
    select r.id, r.product_id as "productId" from reviews r join customers c on c.id = r.customer_id
    where c.is_practice and not exists (select from orders o join order_items i on i.order_id = o.id
      where o.customer_id = c.id and not o.is_practice and o.completed_at is not null and i.product_id = r.product_id)
    order by r.id for update of r`.execute(tx);
  const ids = rows.map(({ id }) => id);
  // A rating is counted while its product has reviews: they leave it first.
  await run(
    tx,
    sql`update reviews set status = 'rejected' where id = any(${ids}::uuid[]) and status = 'approved'`,
  );
  await recalculateRatings(
    tx,
    rows.map(({ productId }) => productId),
  );
  return run(tx, sql`delete from reviews where id = any(${ids}::uuid[])`);
}

async function clearOrders(tx: Tx): Promise<number> {
  await clearDeliveries(tx);
  await run(tx, sql`alter table order_history disable trigger order_history_append_only`);
  await run(tx, sql`delete from order_history where order_id in ${ORDERS}`);
  await run(tx, sql`alter table order_history enable trigger order_history_append_only`);
  // Of the pieces that were sent the movements sum to nothing; the others are held no more.
  await run(tx, sql`alter table stock_movements disable trigger stock_movements_append_only`);
  await run(tx, sql`delete from stock_movements where order_item_id in ${ITEMS}`);
  await run(tx, sql`alter table stock_movements enable trigger stock_movements_append_only`);
  await run(tx, sql`delete from mails where order_id in ${ORDERS}`);
  const guarded = await tablesGuarded(tx);
  for (const table of guarded)
    await run(tx, sql`alter table ${sql.table(table)} disable trigger money_not_deleted`);
  await run(tx, sql`delete from refund_items where order_item_id in ${ITEMS}`);
  await run(tx, sql`delete from refunds where order_id in ${ORDERS}`);
  await run(tx, sql`delete from disputes where order_id in ${ORDERS}`);
  await run(tx, sql`delete from payments where order_id in ${ORDERS}`);
  for (const table of guarded)
    await run(tx, sql`alter table ${sql.table(table)} enable trigger money_not_deleted`);
  await run(tx, sql`delete from order_items where order_id in ${ORDERS}`);
  return run(tx, sql`delete from orders where is_practice`);
}

/** Tables whose rows cannot be deleted: those of money, where one role owns and runs the shop. */
async function tablesGuarded(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgname = 'money_not_deleted'`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Removes what the orders gave: units of pools, entitlements, and enrolments that nothing else grants. */
async function clearDeliveries(tx: Tx): Promise<void> {
  await run(
    tx,
    sql`with gone as (delete from holds where order_item_id in ${ITEMS} returning pool_id, quantity, expires_at),
      sums as (select pool_id, coalesce(sum(quantity) filter (where expires_at is null), 0) as taken,
        coalesce(sum(quantity) filter (where expires_at is not null), 0) as held from gone group by pool_id)
      update pools p set taken = p.taken - sums.taken, held = p.held - sums.held from sums where sums.pool_id = p.id`,
  );
  await run(tx, sql`delete from entitlements where order_item_id in ${ITEMS}`);
  const { rows } = await sql<{ id: string }>`
    delete from enrolment_grants where order_item_id in ${ITEMS} returning enrolment_id as id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const isUngranted = sql`not exists (select from enrolment_grants g where g.enrolment_id = e.id)`;
  await run(
    tx,
    sql`delete from certificates z using enrolments e
      where e.id = z.enrolment_id and e.id = any(${ids}::uuid[]) and ${isUngranted}`,
  );
  await run(tx, sql`delete from enrolments e where e.id = any(${ids}::uuid[]) and ${isUngranted}`);
}

async function clearCustomers(tx: Tx): Promise<{ customers: number; kept: number }> {
  const kept = await run(
    tx,
    sql`update customers c set is_practice = false where is_practice and ${IS_KEPT}`,
  );
  await run(
    tx,
    sql`update users u set is_practice = false where is_practice
      and (role <> 'user' or exists (select from customers c where c.user_id = u.id and not c.is_practice)
        or exists (select from orders o where o.user_id = u.id))`,
  );
  await run(
    tx,
    sql`delete from mails where customer_id in (select id from customers where is_practice)
      or details ->> 'userId' in (select id::text from users where is_practice)`,
  );
  const { rows } = await sql<{ token: string }>`
    select token from sessions where user_id in (select id from users where is_practice)`.execute(tx);
  afterCommit(tx, () => forgetSessions(rows.map(({ token }) => token)));
  const customers = await run(tx, sql`delete from customers where is_practice`);
  await run(tx, sql`delete from users where is_practice`);
  return { customers, kept };
}
