import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import type { Exchange } from './send-page.ts';

/** A file with the headers it is sent with. */
export interface FileOnDisk {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly headers: Readonly<Record<string, string>> & { readonly ETag: string };
}

/** Sends a file, or the part of it that is asked for, no faster than the client takes it. */
export function sendFile({ request, response, requestId }: Exchange, file: FileOnDisk): void {
  const range = rangeOf(request.headers.range, request.headers['if-range']?.toString(), file);
  const headers = { ...file.headers, 'Accept-Ranges': 'bytes', 'X-Request-Id': requestId };
  if (range === 'outside') {
    response
      .writeHead(416, { ...headers, 'Content-Range': `bytes */${file.size}`, 'Content-Length': 0 })
      .end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  const part: Record<string, string> = range ? { 'Content-Range': `bytes ${start}-${end}/${file.size}` } : {};
  response.writeHead(range ? 206 : 200, { ...headers, ...part, 'Content-Length': end - start + 1 });
  if (request.method === 'HEAD' || file.size === 0) {
    response.end();
    return;
  }
  // With backpressure; closes the file when the client disconnects.
  pipeline(createReadStream(file.path, { start, end }), response, () => {});
}

type Range = { readonly start: number; readonly end: number };

/** One range of bytes; null when the whole file is wanted (several ranges at once are answered with all of it). */
function rangeOf(
  header: string | undefined,
  ifRange: string | undefined,
  { size, headers }: FileOnDisk,
): Range | 'outside' | null {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (ifRange !== undefined && ifRange !== headers.ETag && ifRange !== headers['Last-Modified']) return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || start > end ? 'outside' : { start, end };
}
