import type { Readable } from 'node:stream';
import { isUuid } from '../ids.ts';

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface Measured {
  readonly bytes: number;
  /** 32 bytes. */
  readonly sha256: Buffer;
}

export interface StoredKey {
  readonly key: string;
  readonly changedAt: Date;
}

/** Where files lie: a folder, or a bucket. Keys are UUIDs; names and types are in the database. */
export interface FileStore {
  /**
   * Stores a file whole or not at all, and measures it on its way.
   * @param limit the most bytes it may have.
   * @throws TooManyBytes; what the stream throws.
   */
  put(key: string, content: Readable, limit: number): Promise<Measured>;
  /** Opens a file, or a part of it. Nothing is read faster than the stream is. @throws MissingFile. */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Everything that is stored, unfinished things too. */
  list(): AsyncIterable<StoredKey>;
  close(): void;
}

/** A file has more bytes than it may. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/** There is no file with this key. */
export class MissingFile extends Error {
  override readonly name = 'MissingFile';
}

/** A key that can name nothing outside of the store. @throws MissingFile for any other. */
export function checked(key: string): string {
  if (!isUuid(key)) throw new MissingFile('a key of a file is not a UUID');
  return key;
}

/** Where the files of this shop lie, as FILES_URL says it. */
export type FilesLocation =
  | { readonly folder: string }
  | {
      readonly bucket: string;
      /** Null for Amazon's own. */
      readonly endpoint: string | null;
      readonly region: string;
      readonly key: string;
      readonly secret: string;
    };
