import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { chooseEncoding, compress, type Encoding, isWorthCompressing } from './compression.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { type FileOnDisk, sendFile } from './send-file.ts';
import type { Exchange } from './send-page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
/** Files up to this size are served from memory. */
const IN_MEMORY_BYTES = 262_144;
/** File names in this folder contain a hash of their content. */
const HASHED = '/_astro/';
const HOUR_SECONDS = 3_600;

export interface StaticFile extends FileOnDisk {
  /** Null if it is too large for memory. */
  readonly body: Buffer | null;
  readonly variants: Map<Encoding, Buffer>;
}

export type StaticFiles = ReadonlyMap<string, StaticFile>;

/**
 * Every file of the built shop's public folder by its address, read once. Other files cannot be reached, whatever path
 * a request names.
 */
export function readStaticFiles(folder: string): StaticFiles {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(sep).some((part) => part.startsWith('.')) && !name.endsWith('.map'));
  return new Map(names.map((name) => [`/${name.split(sep).join('/')}`, readStatic(folder, name)]));
}

function readStatic(folder: string, name: string): StaticFile {
  const path = join(folder, name);
  const { size, mtime } = statSync(path);
  const body = size <= IN_MEMORY_BYTES ? readFileSync(path) : null;
  const stamp = body ?? `${name}\0${size}\0${mtime.getTime()}`;
  const isHashed = `/${name}`.startsWith(HASHED);
  return {
    path,
    size,
    body,
    variants: new Map(),
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : `public, max-age=${HOUR_SECONDS}`,
      ETag: `"${createHash('sha1').update(stamp).digest('base64url')}"`,
      'Last-Modified': mtime.toUTCString(),
    },
  };
}

/** Compresses the files at the highest level, one after the other, while the shop already serves. */
export async function precompress(files: StaticFiles): Promise<void> {
  for (const { body, headers, variants } of files.values()) {
    if (!body || !isWorthCompressing(headers['Content-Type'] ?? '', body.length)) continue;
    for (const encoding of ['br', 'gzip'] as const)
      variants.set(encoding, await compress(body, encoding, 'static'));
  }
}

/** Answers with a file, or with the range of it that was asked for. */
export function sendStaticFile(exchange: Exchange, file: StaticFile): void {
  const { request, response, requestId } = exchange;
  const { variants, headers } = file;
  const vary: Record<string, string> = variants.size > 0 ? { Vary: 'Accept-Encoding' } : {};
  if (!file.body || request.headers.range) {
    sendFile(exchange, { ...file, headers: { ...headers, ...vary } });
    return;
  }
  const wanted = chooseEncoding(request.headers['accept-encoding']?.toString());
  const variant = variants.get(wanted);
  const etag = variant ? `${headers.ETag.slice(0, -1)}-${wanted}"` : headers.ETag;
  const common = { ...headers, ...vary, ETag: etag, 'X-Request-Id': requestId };
  if (request.headers['if-none-match']?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) {
    response.writeHead(304, common).end();
    return;
  }
  const body = variant ?? file.body;
  const encoding: Record<string, string> = variant ? { 'Content-Encoding': wanted } : {};
  response.writeHead(200, { ...common, ...encoding, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
