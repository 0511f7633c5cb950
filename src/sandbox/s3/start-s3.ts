import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, refused } from './answer.ts';
import { createObjects, type Objects } from './objects.ts';
import { checkSignature, type Keys } from './signature.ts';

const LOOPBACK = '127.0.0.1';

export interface S3 {
  readonly endpoint: string;
  readonly port: number;
  /** What the bucket holds. */
  readonly objects: Objects;
  stop(): Promise<void>;
}

/** A store that speaks as much of S3 as the shop uses, with one private bucket; on the loopback address alone. */
export async function startS3(
  options: Keys & { readonly bucket: string; readonly port?: number },
): Promise<S3> {
  const objects = createObjects();
  const server = createServer((request, response) => {
    handle(request, response, options, objects).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    port,
    objects,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { bucket, ...keys }: Keys & { readonly bucket: string },
  objects: Objects,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  const signed = { method, url, headers, body: Buffer.concat(chunks) };
  const now = new Date();
  const [, name, ...key] = decodeURIComponent(url.split('?')[0] ?? '').split('/');
  const denial = checkSignature(signed, keys, now);
  const wrong = denial ?? (name === bucket ? null : { status: 404, code: 'NoSuchBucket' });
  const {
    status,
    headers: more,
    body = '',
  } = wrong ? refused(wrong) : answer(signed, key.join('/'), objects, now);
  response.writeHead(status, { ...more, 'Content-Length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}
