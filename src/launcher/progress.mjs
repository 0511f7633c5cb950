/**
 * Reports what a command does, a line for each step, readable on a screen and in a log.
 * @typedef {object} Progress
 * @property {(label: string, text: string) => void} report
 * @property {<T>(label: string, doing: string, work: (setResult: (text: string) => void) => Promise<T>) => Promise<T>} step
 */

const ANNOUNCE_AFTER_MS = 1000;
const REPEAT_EVERY_MS = 15_000;
const LABEL_WIDTH = 12;

/**
 * @param {NodeJS.WriteStream} [stream] where the lines go
 * @returns {Progress}
 */
export function createProgress(stream = process.stdout) {
  // A reader that closes the pipe (a closed terminal, `| head`) must not end this process.
  for (const each of [process.stdout, process.stderr]) {
    if (each.listenerCount('error') === 0) each.on('error', () => {});
  }
  const report = (/** @type {string} */ label, /** @type {string} */ text) => {
    for (const line of text.split('\n')) stream.write(`${label.padEnd(LABEL_WIDTH)} ${line}\n`);
  };
  return { report, step: (label, doing, work) => step({ report, isBrief: false }, label, doing, work) };
}

/**
 * For commands whose output is data: reports on standard error, and only slow steps.
 * @returns {Progress}
 */
export function createBriefProgress() {
  const { report } = createProgress(process.stderr);
  return {
    report: () => {},
    step: (label, doing, work) => step({ report, isBrief: true }, label, doing, work),
  };
}

/**
 * Runs one step: a slow one is announced, reported again while it goes on, and its duration is given at the end.
 * @template T
 * @param {{ report: Progress['report'], isBrief: boolean }} output
 * @param {string} label
 * @param {string} doing
 * @param {(setResult: (text: string) => void) => Promise<T>} work `setResult` gives the result in words
 * @returns {Promise<T>}
 */
async function step({ report, isBrief }, label, doing, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  let result = 'ready';
  let isReported = !isBrief;
  const slow = setTimeout(() => {
    isReported = true;
    report(label, `${doing} …`);
  }, ANNOUNCE_AFTER_MS);
  const repeat = setInterval(() => report(label, `still ${doing}, ${seconds()}`), REPEAT_EVERY_MS);
  try {
    const value = await work((text) => {
      result = text;
    });
    if (isReported) report(label, `${result} (${seconds()})`);
    return value;
  } finally {
    clearTimeout(slow);
    clearInterval(repeat);
  }
}

/** Something the user can put right: its message is shown without a stack. */
export class UserError extends Error {}

/**
 * Ends the process with an error message.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWithError(error) {
  const text =
    error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
