import type { IncomingMessage } from 'node:http';
import { type AskedRange, byteRangeOf } from './byte-range.ts';
import { attachment } from './content-disposition.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** A file in private storage, as it is sent. */
export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly storageKey: string;
}

/** What is sent of a file for a request, before anything is read. */
export interface FileAnswer {
  readonly status: 200 | 206 | 416;
  readonly headers: Readonly<Record<string, string | number>>;
  /** The bytes that are sent; null for none. */
  readonly part: AskedRange | null;
  readonly isRange: boolean;
}

/** Nobody’s script runs from an uploaded file, should a browser ever show one. */
const LOCKED = { 'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'" };

/** Answers a request for a file that is saved, never shown. */
export function answerWithFile(
  { headers, method }: Pick<IncomingMessage, 'headers' | 'method'>,
  file: StoredFile,
  cacheControl: string,
): FileAnswer {
  const { bytes: size, sha256, type, name } = file;
  const etag = `"${sha256.toString('base64url')}"`;
  const range = byteRangeOf(headers.range, headers['if-range']?.toString(), { size, etag });
  const shared = {
    ...SECURITY_HEADERS,
    ...LOCKED,
    'Accept-Ranges': 'bytes',
    'Cache-Control': cacheControl,
    ETag: etag,
  };
  if (range === 'outside') {
    const none = { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 };
    return { status: 416, headers: { ...shared, ...none }, part: null, isRange: true };
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  return {
    status: range ? 206 : 200,
    headers: {
      ...shared,
      'Content-Type': type,
      'Content-Disposition': attachment(name),
      'Repr-Digest': `sha-256=:${sha256.toString('base64')}:`,
      'Content-Length': end - start + 1,
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    },
    part: method === 'HEAD' || size === 0 ? null : { start, end },
    isRange: range !== null,
  };
}
