import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { VatState } from '../pricing/tax/vat-id/check-store.ts';
import { VALID_DAYS } from '../pricing/tax/vat-id/standing.ts';
import type { VatId } from '../pricing/tax/vat-id/vat-id.ts';

/** The business that an order is for. */
export interface OrderBusiness {
  readonly name: string;
  /** Its form and check digits are right; null for a business that gave none. */
  readonly vatId: VatId | null;
}

/** With what is known of its VAT ID then. */
export async function insertOrderBusiness(
  tx: Tx,
  orderId: string,
  { name, vatId }: OrderBusiness,
): Promise<void> {
  await sql`
    insert into order_businesses (order_id, name, vat_id, vat_state, vat_checked_at, vat_consultation)
    select ${orderId}, ${name}, ${vatId?.text ?? ''}, coalesce(c.state, 'unverified'), c.checked_at, c.consultation
    from (select) one left join vat_checks c on c.vat_id = ${vatId?.text ?? ''} and c.state = 'valid'
      and c.checked_at > now() - make_interval(days => ${VALID_DAYS})`.execute(tx);
}

/** The business of an order as it was placed, and what the register of the EU said of its VAT ID. */
export interface BusinessOfOrder {
  readonly name: string;
  /** Empty for one that gave none. */
  readonly vatId: string;
  readonly vatState: VatState;
  readonly vatCheckedAt: Date | null;
  readonly vatConsultation: string | null;
}

/** Null for an order of a consumer. */
export async function findOrderBusiness(db: Db, orderId: string): Promise<BusinessOfOrder | null> {
  const row = await db
    .selectFrom('orderBusinesses')
    .select(['name', 'vatId', 'vatState', 'vatCheckedAt', 'vatConsultation'])
    .where('orderId', '=', orderId)
    .$castTo<BusinessOfOrder>()
    .executeTakeFirst();
  return row ?? null;
}

/** Writes what the register said to the orders with that VAT ID that have no answer yet. */
export async function saveOrdersVatState(
  tx: Tx,
  vatId: string,
  answer: {
    readonly state: VatState;
    readonly checkedAt: Date | null;
    readonly consultation: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('orderBusinesses')
    .set({ vatState: answer.state, vatCheckedAt: answer.checkedAt, vatConsultation: answer.consultation })
    .where('vatId', '=', vatId)
    .where('vatState', 'in', ['unverified', 'unavailable'])
    .execute();
}

/** Paid orders without tax because of a VAT ID that is invalid, which staff do not know yet. */
export async function listInvalidUntold(
  db: Db,
  limit: number,
): Promise<readonly { readonly orderId: string; readonly number: string; readonly vatId: string }[]> {
  const { rows } = await sql<{ orderId: string; number: string; vatId: string }>`
    select b.order_id, o.number, b.vat_id from order_businesses b join orders o on o.id = b.order_id
    where b.vat_state = 'invalid' and b.vat_told_at is null and o.completed_at is not null
      and exists (select from order_taxes t where t.order_id = o.id and t.ground in ('reverse_charge', 'intra_community'))
    order by o.completed_at limit ${limit}`.execute(db);
  return rows;
}

/** @returns false where it was told before. */
export async function markInvalidTold(tx: Tx, orderId: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('orderBusinesses')
    .set({ vatToldAt: at })
    .where('orderId', '=', orderId)
    .where('vatToldAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
