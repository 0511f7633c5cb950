import type { Db, Tx } from '#lib/db.ts';

/** A line of an order, and what of it is the buyer's. */
export interface AccessLine {
  readonly orderItemId: string;
  readonly quantity: number;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  /** Units that are the buyer's. */
  readonly units: number;
  /** Units that staff took away. */
  readonly taken: number;
}

/** The lines of a completed order, as they were ordered. */
export async function listAccess(db: Db, orderId: string): Promise<AccessLine[]> {
  return db
    .selectFrom('orderItems as i')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select(['i.id as orderItemId', 'i.quantity', 'i.kind', 'i.title', 'i.variantTitle'])
    .select(['e.units', 'e.takenUnits as taken'])
    .where('i.orderId', '=', orderId)
    .orderBy('i.position')
    .execute();
}

/** Whether a form was handled before: its key is the id of the note with the reason. */
export async function hasNote(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('staffNotes').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
