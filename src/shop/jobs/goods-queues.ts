import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { seller } from '../emails/seller.ts';
import { tellBackInStock } from '../products/kinds/goods/back-in-stock/tell.ts';
import { SHEET_QUEUE, workOnSheet } from '../products/kinds/goods/csv/apply-goods-sheet.ts';
import { refreshInStock } from '../products/kinds/goods/lists/refresh-in-stock.ts';
import { tellLowStock } from '../products/kinds/goods/stock/tell-low-stock.ts';

/** What is done each minute about goods, where the next run does the work of one that failed, and large files of goods. */
export function goodsQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'back-in-stock', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: () => tellBackInStock(db),
    },
    {
      ...{ name: 'in-stock-lists', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 300 },
      run: async () => void (await refreshInStock(db)),
    },
    {
      ...{ name: 'low-stock', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 60 },
      run: () => tellLowStock(db, seller.email),
    },
    {
      ...{ name: SHEET_QUEUE, concurrency: 1 },
      rules: { expireInSeconds: 10_800, heartbeatSeconds: 60 },
      run: (data) => workOnSheet(db, z.uuid().parse(data['sheetId'])),
    },
  ];
}
