/** A download that was begun. */
export interface Use {
  /** When a part of it was last asked for. */
  readonly lastAt: Date;
  /** Sent so far. */
  readonly bytes: number;
  /** Still to be sent by the requests that are being answered. */
  readonly openBytes: number;
  readonly isProbe: boolean;
  readonly isFinished: boolean;
}

/** What is asked of a file: the bytes from `start` to `end`, both included. */
export interface AskedPart {
  /** The bytes of the whole file. */
  readonly size: number;
  readonly start: number;
  readonly end: number;
  /** Whether a range was asked for, even if it is all of it. */
  readonly isRange: boolean;
}

/** Players and download managers ask for the first few bytes to see what a file is, and then begin. */
const PROBE_BYTES = 1024;
/** A download that was cut can be resumed for a day. */
const RESUME_MS = 24 * 3_600_000;
/** Of the size: what was sent and lost on its way is sent again, but not for ever. Requests at the same time count too. */
const MOST_SENT = 2;

export function bytesOf({ start, end }: Pick<AskedPart, 'start' | 'end'>): number {
  return end - start + 1;
}

export function isProbe({ size, start, end, isRange }: AskedPart): boolean {
  return isRange && start === 0 && end < PROBE_BYTES && end < size - 1;
}

/**
 * Whether a request belongs to the download that was begun last, or begins another. A range from the middle goes on with
 * one; what begins at the first byte begins one, unless only a probe came before.
 */
export function continuesUse(last: Use | null, asked: AskedPart, at: Date): boolean {
  if (!last || last.isFinished || !asked.isRange) return false;
  if (at.getTime() - last.lastAt.getTime() > RESUME_MS) return false;
  if (last.bytes + last.openBytes + bytesOf(asked) > MOST_SENT * asked.size) return false;
  return asked.start > 0 || last.isProbe || isProbe(asked);
}
