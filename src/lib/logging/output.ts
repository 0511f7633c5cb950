import { write, writeSync } from 'node:fs';

/** Milliseconds until a reader that takes nothing is tried again; when the process ends, how long it is waited for in all. */
const RETRY_MS = 50;
const LAST_WAIT_MS = 1_000;
/** The reader takes nothing for now. */
const isBusy = (error: unknown) => /^(EAGAIN|EBUSY)$/.test(codeOf(error));
/** The reader is gone: nothing written from now on reaches anybody. */
const isGone = (error: unknown) => /^(EPIPE|ECONNRESET|EBADF|EIO)$/.test(codeOf(error));

export interface Output {
  /** Takes whole lines; those beyond `maxLength` characters that wait are dropped. */
  write(text: string): void;
  /** Writes what waits before the process ends, and gives up when nobody reads: it never holds the process. */
  finish(): void;
}

/**
 * Writes texts to a file descriptor, in order and without waiting. A reader that is slow, gone, or a full disk costs
 * lines, never the process: libraries that write to pipes retry for ever when it ends.
 */
export function openOutput(fd: number, maxLength: number): Output {
  let waiting = '';
  let current: Buffer | null = null;
  let since = 0;
  let isClosed = false;

  const next = (): void => {
    if (current || waiting === '' || isClosed) return;
    current = Buffer.from(waiting);
    since = performance.now();
    waiting = '';
    writeCurrent();
  };
  const writeCurrent = (): void => {
    if (current) write(fd, current, advance);
  };
  const advance = (error: NodeJS.ErrnoException | null, written: number): void => {
    if (isBusy(error)) {
      setTimeout(writeCurrent, RETRY_MS).unref();
      return;
    }
    isClosed ||= isGone(error);
    const rest = error ? null : current?.subarray(written);
    current = rest && rest.length > 0 ? rest : null;
    if (current) writeCurrent();
    else next();
  };
  return {
    write(text) {
      if (isClosed || waiting.length + text.length > maxLength) return;
      waiting += text;
      next();
    },
    finish() {
      // What is being written goes on beside this, in a thread of its own; a reader it waits for would block this one too.
      const isStuck = current !== null && performance.now() - since > LAST_WAIT_MS;
      if (!isClosed && !isStuck) isClosed = !writeAll(fd, Buffer.from(waiting));
      waiting = '';
    },
  };
}

/** @returns false when it was not taken. */
function writeAll(fd: number, text: Buffer): boolean {
  const end = performance.now() + LAST_WAIT_MS;
  for (let rest = text; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
  return true;
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException | null)?.code ?? '');
}
