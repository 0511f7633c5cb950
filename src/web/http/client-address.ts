import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { config } from '#lib/config.ts';

/** The header that tells the pages who asks. Whatever came under this name is overwritten at the door. */
export const CLIENT_ADDRESS = 'x-client-address';

const trusted = trustedList(config.trustedProxies);

/**
 * The address a request comes from: the connection's own, or, behind proxies named in TRUSTED_PROXIES, the last one in
 * `X-Forwarded-For` that no trusted proxy added for another. What a client writes there itself never counts.
 */
export function clientAddress(request: IncomingMessage, proxies: BlockList = trusted): string {
  let address = plain(request.socket.remoteAddress ?? '');
  const hops = (request.headers['x-forwarded-for'] ?? '').toString().split(',');
  while (hops.length > 0 && isIn(proxies, address)) {
    const next = plain(hops.pop()?.trim() ?? '');
    if (!isIP(next)) break;
    address = next;
  }
  return address;
}

/** @param names addresses or networks (`10.0.0.0/8`). */
export function trustedList(names: readonly string[]): BlockList {
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

/** IPv4 in IPv6 clothes is IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
