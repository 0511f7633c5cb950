/**
 * Says what goes on, one line each, so that it reads well on a screen and in a log.
 * @typedef {object} Teller
 * @property {(label: string, text: string) => void} tell
 * @property {<T>(label: string, doing: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>} step
 */

const PATIENCE = 1000;
const HEARTBEAT = 15_000;
const LABEL_WIDTH = 12;

/**
 * @param {NodeJS.WriteStream} [stream] where the lines go
 * @returns {Teller}
 */
export function teller(stream = process.stdout) {
  // The reader may leave (a closed terminal, `| head`); that is no reason to leave too.
  for (const each of [process.stdout, process.stderr]) {
    if (each.listenerCount('error') === 0) each.on('error', () => {});
  }
  const tell = (/** @type {string} */ label, /** @type {string} */ text) => {
    for (const line of text.split('\n')) stream.write(`${label.padEnd(LABEL_WIDTH)} ${line}\n`);
  };
  return { tell, step: (label, doing, work) => step({ tell, isBrief: false }, label, doing, work) };
}

/**
 * For commands whose output is data: tells on standard error, and only about what takes long.
 * @returns {Teller}
 */
export function briefTeller() {
  const { tell } = teller(process.stderr);
  return { tell: () => {}, step: (label, doing, work) => step({ tell, isBrief: true }, label, doing, work) };
}

/**
 * Runs one piece of work: a slow one is announced, tells that it still goes on, and says how long it took. What it
 * notes last is its result in words.
 * @template T
 * @param {{ tell: Teller['tell'], isBrief: boolean }} how
 * @param {string} label
 * @param {string} doing
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function step({ tell, isBrief }, label, doing, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  let outcome = 'ready';
  let isTold = !isBrief;
  const slow = setTimeout(() => {
    isTold = true;
    tell(label, `${doing} …`);
  }, PATIENCE);
  const beat = setInterval(() => tell(label, `still ${doing}, ${seconds()}`), HEARTBEAT);
  try {
    const result = await work((text) => {
      outcome = text;
    });
    if (isTold) tell(label, `${outcome} (${seconds()})`);
    return result;
  } finally {
    clearTimeout(slow);
    clearInterval(beat);
  }
}

/** Something the person at the keyboard can put right: shown as it is, without a stack. */
export class Refusal extends Error {}

/**
 * Ends the process with an error in words.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  const text =
    error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
