import { isIP } from 'node:net';
import type { APIContext } from 'astro';
import { CLIENT_ADDRESS } from '../http/client-address.ts';

/**
 * The address a request comes from, as the outer door found it (`web/http/client-address.ts`); with the development
 * server, which has no outer door, the socket's.
 */
export function clientAddress(context: Pick<APIContext, 'clientAddress' | 'request'>): string {
  return context.request.headers.get(CLIENT_ADDRESS) ?? context.clientAddress;
}

/** The network one subscriber has to himself: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const text = plain(address);
  if (isIP(text) !== 6) return text;
  const [head = '', tail] = (text.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  const four = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${four.join(':')}::/64`;
}

/** IPv4 in the clothes of IPv6 is IPv4. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
