import type { Db } from '#lib/db.ts';

/** An email about an order, as staff see it. */
export interface SentEmail {
  readonly id: string;
  readonly kind: string;
  readonly details: unknown;
  readonly recipient: string | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly failure: string | null;
}

/** The emails about an order, newest first; 100 at most. */
export async function listEmailsOfOrder(db: Db, orderId: string): Promise<SentEmail[]> {
  return db
    .selectFrom('mails')
    .select(['id', 'kind', 'details', 'recipient', 'queuedAt', 'sentAt', 'failure'])
    .where('orderId', '=', orderId)
    .orderBy('queuedAt', 'desc')
    .limit(100)
    .execute();
}
