import type { Db } from '#lib/db.ts';
import { lineNotes, waitingNotes } from '../orders/line-notes.ts';
import type { OrderRow } from '../orders/store.ts';
import { kindNamed } from '../products/kinds.ts';
import { listOrderLinesForStaff } from './order-timeline-store.ts';

/** The lines of an order as the admin shows them, with what was promised of those that are sent. */
export async function viewOrderLines(db: Db, { id, status }: Pick<OrderRow, 'id' | 'status'>) {
  const lines = await listOrderLinesForStaff(db, id);
  const sent = lines.filter(({ kind }) => kindNamed(kind).parcel !== undefined);
  const notes = await (status === 'pending' ? waitingNotes : lineNotes)(db, sent);
  return lines.map((line) => ({ ...line, notes: notes.get(line.id) ?? [] }));
}
