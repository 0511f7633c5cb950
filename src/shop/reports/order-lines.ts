import type { Db } from '#lib/db.ts';
import { lineNotes } from '../orders/line-notes.ts';
import { kindNamed } from '../products/kinds.ts';
import { listOrderLinesForStaff } from './order-timeline-store.ts';

/** The lines of an order as the admin shows them, with what was promised of those that are sent. */
export async function viewOrderLines(db: Db, orderId: string) {
  const lines = await listOrderLinesForStaff(db, orderId);
  const sent = lines.filter(({ kind }) => kindNamed(kind).parcel !== undefined);
  const notes = await lineNotes(db, sent);
  return lines.map((line) => ({ ...line, notes: notes.get(line.id) ?? [] }));
}
