import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { drawStamp } from '#lib/documents/draw-stamp.ts';
import { stampPdf } from '#lib/documents/stamp-pdf.ts';
import { files } from '#lib/files.ts';
import { t } from '#messages/t.ts';
import { raiseConcern } from '../../../../concerns/raise-concern.ts';
import { type CopyOf, type CopyTask, findTask, type StampFault, setFault, setMade } from './store.ts';

/** Longer documents are not stamped: a job has all of one in memory, and the stamped one beside it. */
export const MOST_STAMPED_BYTES = 50 * 1_048_576;

/** Makes a buyer's own copy of a PDF. One that cannot be made is told to staff, and the buyer gets the file as it is. */
export async function stampCopy(db: Db, of: CopyOf): Promise<void> {
  const task = await findTask(db, of);
  if (!task) return;
  const result = task.bytes > MOST_STAMPED_BYTES ? ({ fault: 'too_large' } as const) : await stampFile(task);
  if ('fault' in result) return noteFault(db, of.versionId, task, result.fault);
  const store = await files();
  const storageKey = randomUUID();
  const measured = await store.put(storageKey, Readable.from([result.stamped]), result.stamped.length);
  if (!(await setMade(db, of, { ...measured, storageKey }, now()))) await store.delete(storageKey);
}

async function stampFile(task: CopyTask) {
  const pdf = await buffer(await (await files()).open(task.storageKey));
  const who = [task.name, task.email].filter(Boolean).join(', ');
  const line = await drawStamp(t('{who}, order {number}', { who, number: task.orderNumber }));
  return stampPdf(pdf, line);
}

/** Tells staff once for each product and version. */
export async function noteFault(
  db: Db,
  versionId: string,
  { slug, file }: Pick<CopyTask, 'slug' | 'file'>,
  fault: StampFault,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await setFault(tx, versionId, fault);
    await raiseConcern(tx, { kind: 'stamp_failed', subject: slug, details: { file, why: fault } });
  });
}
