import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { closeDb, jobsDb } from '#lib/db.ts';
import { makeMissingFiles } from '#shop/invoices/files/make-missing.ts';
import { issueDue } from '#shop/invoices/issuing/issue-due.ts';
import { loadSettings } from '#shop/settings/current.ts';

/** One round of the job as the worker runs it: how long the numbers took, and how long the files. */
await loadSettings(jobsDb);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const issued = await issueDue(jobsDb);
const numbered = performance.now();
const made = await makeMissingFiles(jobsDb);
const ended = performance.now();
process.send?.({
  issued,
  made: made.length,
  numbersMs: numbered - start,
  filesMs: ended - numbered,
  latestMs: delay.max / 1e6,
});
await closeDb();
process.exit(0);
