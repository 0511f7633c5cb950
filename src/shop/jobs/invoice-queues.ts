import type { Db } from '#lib/db.ts';
import type { Queue } from '#lib/jobs.ts';
import { makeMissingFiles } from '../invoices/files/make-missing.ts';
import { issueDue } from '../invoices/issuing/issue-due.ts';
import { emailLateDocuments } from '../invoices/sending/email-late.ts';

/** Each minute: numbers for what is due, its files, and an email with what no other carries. An order's own emails do not wait for it: they make what they carry. */
export function invoiceQueues(db: Db): Queue[] {
  return [
    {
      ...{ name: 'make-invoices', schedule: '* * * * *', concurrency: 1 },
      rules: { retryLimit: 0, expireInSeconds: 600 },
      run: async () => {
        await issueDue(db);
        await makeMissingFiles(db);
        await emailLateDocuments(db);
      },
    },
  ];
}
