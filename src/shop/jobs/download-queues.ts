import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { ANNOUNCE_QUEUE, announceVersion } from '../products/kinds/download/news/announce-version.ts';
import { deleteUnusedFiles } from '../products/media/delete-unused.ts';

/** Tried again for hours. */
const LONG_RETRY = { retryLimit: 40, retryDelay: 5, retryDelayMax: 1800 };

/** What is done with uploaded files, and for those who bought some. */
export function downloadQueues(db: Db): Queue[] {
  return [
    {
      name: ANNOUNCE_QUEUE,
      rules: LONG_RETRY,
      run: (data) => announceVersion(db, z.uuid().parse(data['versionId'])),
    },
    {
      name: 'delete-unused-files',
      rules: { retryLimit: 0, expireInSeconds: 3_600 },
      schedule: '23 3 * * *',
      run: async () => void (await deleteUnusedFiles(db)),
    },
  ];
}
