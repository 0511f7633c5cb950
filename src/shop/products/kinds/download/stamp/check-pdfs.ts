import { buffer } from 'node:stream/consumers';
import type { Db } from '#lib/db.ts';
import { drawStamp } from '#lib/documents/draw-stamp.ts';
import { stampPdf } from '#lib/documents/stamp-pdf.ts';
import { files } from '#lib/files.ts';
import { MOST_STAMPED_BYTES, noteFault } from './stamp-copy.ts';
import { findStamping, listUncheckedPdfs } from './store.ts';

export const CHECK_PDFS_QUEUE = 'check-pdfs';

/** Tries whether the PDFs of a download can be stamped, before a buyer asks; staff are told of those that cannot. */
export async function checkPdfs(db: Db, productId: string): Promise<void> {
  if (!(await findStamping(db, productId)).isOn) return;
  for (const { versionId, storageKey, bytes, title: file, slug } of await listUncheckedPdfs(db, productId)) {
    const result =
      bytes > MOST_STAMPED_BYTES
        ? ({ fault: 'too_large' } as const)
        : await stampPdf(await buffer(await (await files()).open(storageKey)), await drawStamp('.'));
    if ('fault' in result) await noteFault(db, versionId, { slug, file }, result.fault);
  }
}
