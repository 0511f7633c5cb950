import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { refreshVisitor } from '../../../../customers/identify-visitor.ts';
import type { Visitor } from '../../../../customers/store.ts';
import { type Enrolment, findOpenEnrolment, lockEnrolment } from '../enrolment-store.ts';

const ATTEMPTS = 3;

/**
 * Runs `work` in a transaction that has locked the visitor's enrolment. One that was merged into another since it was read,
 * because its buyer has proven the address, is followed there: nothing is written to what is about to be deleted.
 * @param read the enrolment as the request found it.
 * @returns null when the course is no longer open to the visitor.
 */
export async function withEnrolment<Result>(
  db: Db,
  read: Pick<Enrolment, 'id' | 'productId'>,
  visitor: Visitor,
  work: (tx: Tx, enrolment: Enrolment) => Promise<Result>,
): Promise<{ readonly result: Result } | null> {
  return inTransaction(db, async (tx) => {
    let asker = visitor;
    let { id } = read;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await lockEnrolment(tx, id);
      const open = await findOpenEnrolment(tx, read.productId, asker);
      if (open?.id === id) return { result: await work(tx, open) };
      if (open) id = open.id;
      else asker = await refreshVisitor(tx, asker);
    }
    return null;
  });
}
