import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createSemaphore } from '../semaphore.ts';

/** A picture on disk, and what is to be made of it. */
export interface EncodeTask {
  readonly source: string;
  /** Where the results go. */
  readonly folder: string;
  readonly widths: readonly number[];
  /** No result is wider. */
  readonly most: number;
  readonly format: 'webp' | 'avif';
}

export interface EncodedSize {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly path: string;
}

export type EncodeAnswer = { readonly sizes: readonly EncodedSize[] } | { readonly refused: PictureRefusal };
/** Why nothing can be made of a file: it is no picture that pages can show, or it is too large, or took too long. */
export type PictureRefusal = 'no_picture' | 'too_many_pixels';

const PROGRAM = fileURLToPath(new URL('./encoder.ts', import.meta.url));
const TIMEOUT_MS = { webp: 25_000, avif: 240_000 };
const MOST_HEAP_MB = 96;

/** Each has its pixels in memory: few at a time, others wait. */
const inTurn = createSemaphore('pictures', 2, 120_000);

/**
 * Decodes a picture and writes it in several widths, turned as its camera says, without anything else that was in the file,
 * in a process of its own that is ended when it takes too long. A picture that moves stands still at its first frame.
 */
export function encodePicture(task: EncodeTask): Promise<EncodeAnswer> {
  return inTurn(() => run(task));
}

function run(task: EncodeTask): Promise<EncodeAnswer> {
  const child = fork(PROGRAM, [], {
    // Nothing of the shop's configuration: its secrets are none of a decoder's business.
    env: {},
    execArgv: [`--max-old-space-size=${MOST_HEAP_MB}`, '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return answerOf(child, task);
}

function answerOf(child: ChildProcess, task: EncodeTask): Promise<EncodeAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<EncodeAnswer>();
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    child.kill('SIGKILL');
  }, TIMEOUT_MS[task.format]);
  child.once('message', (answer: EncodeAnswer) => resolve(answer));
  child.once('error', reject);
  child.once('exit', () => {
    clearTimeout(timer);
    // A decoder that dies on a picture has judged it.
    resolve({ refused: isSlow ? 'too_many_pixels' : 'no_picture' });
  });
  child.send(task, (error) => error && reject(error));
  return promise;
}
