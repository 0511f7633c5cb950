import type { IncomingMessage } from 'node:http';
import { config } from '#lib/config.ts';
import { checkHost } from './check-host.ts';
import type { Refusal } from './refusal.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Why a request is refused before anything is done for it, by its request line and headers; null when it is accepted. */
export function checkRequest(request: IncomingMessage): Refusal | null {
  const { url = '', method = '' } = request;
  const host = hasTwoHosts(request) ? 'foreign' : checkHost(request.headers.host);
  if (host === 'foreign') return { status: 421, text: 'This shop is not at this address.' };
  if (!METHODS.has(method)) {
    const headers = { Allow: 'GET, HEAD, POST' };
    return { status: method === 'OPTIONS' ? 204 : 405, text: 'This cannot be done here.', headers };
  }
  if (!url.startsWith('/') || !isReadable(url)) {
    return { status: 400, text: 'This address could not be read.' };
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    return { status: 415, text: 'Send the request without compression.' };
  }
  if (host === 'loopback') {
    const headers = { Location: `${config.publicOrigin}${url}` };
    return { status: 307, text: 'The shop is at another address.', headers };
  }
  return null;
}

function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  return hosts > 1;
}

/** Refuses `%zz`, `%c0%af`, an encoded NUL, `%` or backslash, a backslash, and two slashes at the beginning. */
function isReadable(url: string): boolean {
  if (!/[%\\]/.test(url) && !url.startsWith('//')) return true;
  const path = url.split('?')[0] ?? '';
  if (path.startsWith('//') || path.includes('\\') || /%(00|25|5c)/i.test(path)) return false;
  try {
    decodeURI(path);
    return true;
  } catch {
    return false;
  }
}
