import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** One changed record: its table, its id, and the record itself, or null when it was removed. */
export type Entry = [table: string, id: string, record: unknown];

/**
 * An append-only file, one line of JSON per transaction. A line is written before its request is answered, so a killed
 * process loses nothing; an incomplete last line is a transaction that was never answered.
 */
export type Journal = {
  append(entries: Entry[]): void;
  /** Replaces the whole file by these entries, atomically. */
  rewrite(entries: Iterable<Entry>): void;
  close(): void;
};

const NEWLINE = 10;

/** Opens the journal in `directory` (made when missing) and calls `replay` with each of its entries in order. */
export function openJournal(directory: string, replay: (entry: Entry) => void): Journal {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'journal.ndjson');
  let size = existsSync(path) ? replayFile(path, replay) : 0;
  let file = openSync(path, 'a', 0o600);
  ftruncateSync(file, size);
  return {
    append(entries) {
      size = appendLine(file, size, entries);
    },
    rewrite(entries) {
      size = writeWhole(`${path}.new`, entries);
      renameSync(`${path}.new`, path);
      closeSync(file);
      file = openSync(path, 'a', 0o600);
    },
    close: () => closeSync(file),
  };
}

/** Replays each complete line and returns the length of these lines in bytes. */
function replayFile(path: string, replay: (entry: Entry) => void): number {
  const bytes = readFileSync(path);
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
    const line = bytes.toString('utf8', from, end);
    for (const entry of parseLine(line, path, from)) replay(entry);
    from = end + 1;
  }
  return from;
}

function parseLine(line: string, path: string, at: number): Entry[] {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`${path} is damaged at byte ${at}; move it away to start with an empty sandbox`, {
      cause,
    });
  }
}

/** Writes one complete line or nothing, and returns the new length in bytes. */
function appendLine(file: number, size: number, entries: Entry[]): number {
  const bytes = Buffer.from(`${JSON.stringify(entries)}\n`);
  try {
    writeFully(file, bytes);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
  return size + bytes.length;
}

function writeWhole(path: string, entries: Iterable<Entry>): number {
  const file = openSync(path, 'w', 0o600);
  let size = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(`${JSON.stringify([entry])}\n`);
    writeFully(file, bytes);
    size += bytes.length;
  }
  fsyncSync(file);
  closeSync(file);
  return size;
}

function writeFully(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
