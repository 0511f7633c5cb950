import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/**
 * `note`: written for its own sake. `address_corrected`: the email address before and after. The others are the reason of
 * what staff did.
 */
export type NoteKind = 'note' | 'access_given' | 'access_taken' | 'address_corrected';

export interface NewNote {
  /** From the form, so that a note sent twice is written once. */
  readonly id: string;
  readonly customerId: string;
  /** The order it is about, if it is about one. */
  readonly orderId: string | null;
  readonly kind: NoteKind;
  /** At most 2,000 characters. */
  readonly body: string;
  /** `staff:<account>` or `cli`. */
  readonly author: string;
}

export interface StaffNote extends Omit<NewNote, 'orderId'> {
  readonly orderNumber: string | null;
  readonly createdAt: Date;
}

/** @returns false when a note of that id is there already, or the customer is gone. */
export async function insertNote(tx: Tx, note: NewNote): Promise<boolean> {
  const { id, customerId, orderId, kind, body, author } = note;
  const { rows } = await sql`
    insert into staff_notes (id, customer_id, order_id, kind, body, author)
    select ${id}::uuid, c.id, ${orderId}::uuid, ${kind}, ${body}, ${author}
    from customers c where c.id = ${customerId} for key share
    on conflict (id) do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** The latest 100 notes about a customer, those about his orders among them; or those about one order. Newest first. */
export async function listNotes(
  db: Db,
  about: { readonly customerId: string } | { readonly orderId: string },
): Promise<StaffNote[]> {
  const rows = await db
    .selectFrom('staffNotes as n')
    .leftJoin('orders as o', 'o.id', 'n.orderId')
    .select([
      'n.id',
      'n.customerId',
      'n.kind',
      'n.body',
      'n.author',
      'n.createdAt',
      'o.number as orderNumber',
    ])
    .where((is) =>
      'orderId' in about ? is('n.orderId', '=', about.orderId) : is('n.customerId', '=', about.customerId),
    )
    .orderBy('n.createdAt', 'desc')
    .limit(100)
    .execute();
  return rows as StaffNote[];
}

/** Which address became which, by the id of the note that says so: the audit log names the note alone. Erased ones are left out. */
export async function listCorrections(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('staffNotes')
    .select(['id', 'body'])
    .where('kind', '=', 'address_corrected')
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
