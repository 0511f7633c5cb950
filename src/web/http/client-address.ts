import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { config } from '#lib/config.ts';
import type { RouteContext } from './route-context.ts';

/** The header that passes the client's address to the pages. The server overwrites what a client sends under it. */
export const CLIENT_ADDRESS_HEADER = 'x-client-address';

const trusted = parseTrustedProxies(config.trustedProxies);

/**
 * The address a request comes from: the connection's own, or, behind proxies named in TRUSTED_PROXIES, the last one in
 * `X-Forwarded-For` that is no trusted proxy. What a client writes there itself never counts.
 */
export function clientAddressOf(request: IncomingMessage, proxies: BlockList = trusted): string {
  let address = unmapIpv4(request.socket.remoteAddress ?? '');
  const hops = (request.headers['x-forwarded-for'] ?? '').toString().split(',');
  while (hops.length > 0 && isIn(proxies, address)) {
    const next = unmapIpv4(hops.pop()?.trim() ?? '');
    if (!isIP(next)) break;
    address = next;
  }
  return address;
}

/** The same inside a page. Under the development server, which sets no header, it is the socket's address. */
export function readClientAddress(context: Pick<RouteContext, 'clientAddress' | 'request'>): string {
  return context.request.headers.get(CLIENT_ADDRESS_HEADER) ?? context.clientAddress;
}

/** @param names addresses or networks (`10.0.0.0/8`). */
export function parseTrustedProxies(names: readonly string[]): BlockList {
  const list = new BlockList();
  for (const name of names) {
    const [address = '', prefix] = name.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0) continue;
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** The network of one subscriber: an IPv4 address, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const text = unmapIpv4(address);
  if (isIP(text) !== 6) return text;
  const [head = '', tail] = (text.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  const four = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${four.join(':')}::/64`;
}

/** `::ffff:1.2.3.4`, an IPv4 address mapped into IPv6, as `1.2.3.4`. */
function unmapIpv4(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
