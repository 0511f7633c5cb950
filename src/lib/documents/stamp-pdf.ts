import { Worker } from 'node:worker_threads';

/** Why a document cannot be stamped. */
export type StampFault = 'encrypted' | 'broken';

const MEMORY_MB = 512;
const MOST_MS = 60_000;

/**
 * Puts a line at the foot of each page, in a thread of its own with a limit of memory and time.
 * @param line a PDF of one page, as `drawStamp` makes it.
 * @returns the stamped document, or why there is none; a document that needs too much of either counts as broken.
 */
export function stampPdf(
  pdf: Uint8Array,
  line: Uint8Array,
): Promise<{ readonly stamped: Uint8Array } | { readonly fault: StampFault }> {
  const worker = new Worker(new URL('./stamp-worker.ts', import.meta.url), {
    workerData: { pdf, drawn: line },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ fault: 'broken' }), MOST_MS);
    worker
      .once('message', resolve)
      .once('error', () => resolve({ fault: 'broken' }))
      .once('exit', () => {
        clearTimeout(timer);
        resolve({ fault: 'broken' });
      });
  }).finally(() => worker.terminate()) as ReturnType<typeof stampPdf>;
}
