import type { Db } from '#lib/db.ts';
import { listSentLines, type SentLine } from '../shipping/lines-to-ship.ts';

/** A line of which the buyer can send something back. */
export interface ReturnableLine extends SentLine {
  /** Pieces that were sent and of which no return is under way. */
  readonly returnable: number;
}

/** The lines of an order of which pieces can be sent back, in their order. */
export async function listReturnable(db: Db, orderId: string): Promise<ReturnableLine[]> {
  return (await listSentLines(db, orderId))
    .map((line) => ({
      ...line,
      returnable: Math.max(0, Math.min(line.units, line.counts.withBuyer - line.counts.inReturns)),
    }))
    .filter(({ returnable }) => returnable > 0);
}
