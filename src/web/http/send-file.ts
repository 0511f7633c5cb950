import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { byteRangeOf } from './byte-range.ts';
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
  const { ETag: etag, 'Last-Modified': lastModified } = file.headers;
  const whole = { size: file.size, etag, lastModified };
  const range = byteRangeOf(request.headers.range, request.headers['if-range']?.toString(), whole);
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
