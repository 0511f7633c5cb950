import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { ANNOUNCE_QUEUE, announceVersion } from '../products/kinds/download/news/announce-version.ts';
import { CHECK_PDFS_QUEUE, checkPdfs } from '../products/kinds/download/stamp/check-pdfs.ts';
import { deleteOldStamped } from '../products/kinds/download/stamp/delete-old.ts';
import { STAMP_QUEUE } from '../products/kinds/download/stamp/open-copy.ts';
import { stampCopy } from '../products/kinds/download/stamp/stamp-copy.ts';
import { deleteUnusedFiles } from '../products/media/delete-unused.ts';

/** Tried again for hours. */
const LONG_RETRY = { retryLimit: 40, retryDelay: 5, retryDelayMax: 1800 };

/** A buyer waits for it: tried again soon. */
const STAMP_RULES = { retryLimit: 10, retryDelay: 2, retryDelayMax: 60 };

/** What is done with uploaded files, and for those who bought some. */
export function downloadQueues(db: Db): Queue[] {
  return [
    {
      name: ANNOUNCE_QUEUE,
      rules: LONG_RETRY,
      run: (data) => announceVersion(db, z.uuid().parse(data['versionId'])),
    },
    {
      name: STAMP_QUEUE,
      rules: STAMP_RULES,
      run: (data) =>
        stampCopy(db, {
          orderItemId: z.uuid().parse(data['orderItemId']),
          versionId: z.uuid().parse(data['versionId']),
        }),
    },
    {
      name: CHECK_PDFS_QUEUE,
      rules: LONG_RETRY,
      run: (data) => checkPdfs(db, z.uuid().parse(data['productId'])),
    },
    {
      name: 'delete-unused-files',
      rules: { retryLimit: 0, expireInSeconds: 3_600 },
      schedule: '23 3 * * *',
      run: async () => {
        await deleteOldStamped(db);
        await deleteUnusedFiles(db);
      },
    },
  ];
}
