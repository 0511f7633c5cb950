import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { isIP } from 'node:net';
import { config } from './config.ts';
import { isPrivateAddress } from './private-address.ts';

/** Why a picture does not show: its address leads nowhere, or to something else, or into a network of our own. */
export type PictureFault = 'does_not_load' | 'no_picture' | 'private_address';

const TIMEOUT_MS = 4_000;
/** So much of a file says what it is. */
const HEAD_BYTES = 4_096;
const MAX_REDIRECTS = 3;

/** What an address answers: the first bytes of the file, where it leads on, or null for neither. */
export type Loaded = { readonly head: Uint8Array } | { readonly location: string } | null;

export interface Loaders {
  /** @param path of this shop */
  readonly own: (path: string) => Promise<Loaded>;
  /** @param url https */
  readonly elsewhere: (url: URL) => Promise<Loaded>;
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
}

/**
 * Loads a picture as a browser would, to say whether shoppers will see it.
 * @param address a path of this shop, or an https address.
 */
export async function findPictureFault(
  address: string,
  loaders: Loaders = { own: loadOwn, elsewhere: loadElsewhere, addressesOf },
): Promise<PictureFault | null> {
  try {
    if (address.startsWith('/')) return faultOf(await loaders.own(address));
    let url = new URL(address);
    for (let step = 0; step <= MAX_REDIRECTS; step++) {
      if (url.protocol !== 'https:') return 'does_not_load';
      const addresses = await loaders.addressesOf(url.hostname.replace(/^\[|\]$/g, ''));
      if (addresses.some(isPrivateAddress)) return 'private_address';
      const loaded = await loaders.elsewhere(url);
      if (!loaded || 'head' in loaded) return faultOf(loaded);
      url = new URL(loaded.location, url);
    }
    return 'does_not_load';
  } catch {
    return 'does_not_load';
  }
}

function faultOf(loaded: Loaded): PictureFault | null {
  if (!loaded || !('head' in loaded)) return 'does_not_load';
  return isPicture(loaded.head) ? null : 'no_picture';
}

/** By its first bytes, as browsers decide it: PNG, JPEG, GIF, WebP, AVIF or SVG. */
export function isPicture(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1');
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8)/.test(text)) return true;
  if (/^RIFF.{4}WEBP/s.test(text) || /^.{4}ftypavi[fs]/s.test(text)) return true;
  return /^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/.test(text) && text.includes('<svg');
}

async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host)) return [host];
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Asks this very shop, where it listens: its public address may not be reachable from here. */
function loadOwn(path: string): Promise<Loaded> {
  const hostname = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  const headers = { host: new URL(config.publicOrigin).host, 'accept-encoding': 'identity' };
  const { promise, resolve, reject } = Promise.withResolvers<Loaded>();
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const request = requestHttp({ hostname, port: config.port, path, headers, signal }, (response) => {
    if (response.statusCode !== 200) {
      response.destroy();
      return resolve(null);
    }
    readHead(response).then((head) => resolve({ head }), reject);
  });
  request.on('error', reject);
  request.end();
  return promise;
}

async function loadElsewhere(url: URL): Promise<Loaded> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location) {
    await response.body?.cancel();
    return { location };
  }
  if (!response.ok || !response.body) return null;
  return { head: await readHead(response.body) };
}

/** The first bytes of a body; the rest is not loaded. */
async function readHead(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}
