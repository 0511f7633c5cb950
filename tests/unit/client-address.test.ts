import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#lib/config.ts';
import { clientAddressOf, networkOf, parseTrustedProxies } from '#web/http/client-address.ts';

const nobody = parseTrustedProxies([]);
const ours = parseTrustedProxies(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32', 'not an address']);

describe('the address of a client', () => {
  test.each([
    ['203.0.113.5', '', nobody, '203.0.113.5'],
    ['203.0.113.5', '6.6.6.6', nobody, '203.0.113.5'],
    ['127.0.0.1', '6.6.6.6', nobody, '127.0.0.1'],
    ['127.0.0.1', '6.6.6.6, 203.0.113.5', ours, '203.0.113.5'],
    ['127.0.0.1', '6.6.6.6, 203.0.113.5, 10.1.2.3', ours, '203.0.113.5'],
    ['::ffff:10.0.0.1', '203.0.113.5', ours, '203.0.113.5'],
    ['2001:db8::1', '2a00::7', ours, '2a00::7'],
    ['203.0.113.9', '6.6.6.6', ours, '203.0.113.9'],
    ['127.0.0.1', '', ours, '127.0.0.1'],
    ['127.0.0.1', '6.6.6.6, unknown', ours, '127.0.0.1'],
    ['127.0.0.1', '203.0.113.5:8080', ours, '127.0.0.1'],
    ['127.0.0.1', "6.6.6.6, ' or 1=1", ours, '127.0.0.1'],
    ['127.0.0.1', '10.0.0.2, 10.0.0.3', ours, '10.0.0.2'],
  ])('at %s, forwarded for “%s”', (socket, forwarded, proxies, expected) => {
    const headers = forwarded ? { 'x-forwarded-for': forwarded } : {};
    const request = { socket: { remoteAddress: socket }, headers } as unknown as IncomingMessage;
    expect(clientAddressOf(request, proxies)).toBe(expected);
  });

  test.each([
    ['203.0.113.5', '203.0.113.5'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0001::9', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('TRUSTED_PROXIES', () => {
  const read = (TRUSTED_PROXIES: string) => readConfig({ ...process.env, TRUSTED_PROXIES }).trustedProxies;

  test('takes addresses and networks with commas between', () => {
    expect(read('')).toEqual([]);
    expect(read(' 127.0.0.1, 10.0.0.0/8 ,2001:db8::/32,')).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      '2001:db8::/32',
    ]);
  });

  test.each([
    'proxy.example',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    '*',
    '10.0.0.0/-1',
    '10.0.0',
  ])('does not take %s for one, and says so before anything listens', (text) =>
    expect(() => read(text)).toThrow('TRUSTED_PROXIES: must be addresses or networks'),
  );
});
