import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPictureFault, isPicture, type Loaded, type Loaders } from '#lib/picture-fault.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** A network of these addresses: what each answers, and where its host is. */
function network(
  answers: Readonly<Record<string, Loaded>>,
  hosts: Readonly<Record<string, string>> = {},
): Loaders {
  return {
    own: async (path) => answers[path] ?? null,
    elsewhere: async (url) => answers[url.href] ?? null,
    addressesOf: async (host) => [hosts[host] ?? '192.0.2.10'],
  };
}

test.each<[string, string, Loaded, string | null]>([
  ['a picture of the shop', '/pictures/knot.png', { head: PNG }, null],
  ['a picture elsewhere', 'https://images.example/knot.png', { head: PNG }, null],
  ['a path that leads nowhere', '/pictures/none.png', null, 'does_not_load'],
  [
    'a page instead of a picture',
    'https://images.example/knot',
    { head: Buffer.from('<!doctype html><p>') },
    'no_picture',
  ],
  ['an empty file', '/pictures/empty.png', { head: Buffer.alloc(0) }, 'no_picture'],
  ['a picture without TLS', 'http://images.example/knot.png', { head: PNG }, 'does_not_load'],
])('%s', async (_what, address, answer, fault) => {
  expect(await findPictureFault(address, network({ [address]: answer }))).toBe(fault);
});

test('redirects are followed, a few', async () => {
  const here = 'https://images.example/a';
  const far = network({ [here]: { location: '/b' }, 'https://images.example/b': { head: PNG } });
  expect(await findPictureFault(here, far)).toBeNull();
  expect(await findPictureFault(here, network({ [here]: { location: '/a' } }))).toBe('does_not_load');
  const inside = network(
    { [here]: { location: 'https://inside.example/c' } },
    { 'inside.example': '10.0.0.7' },
  );
  expect(await findPictureFault(here, inside)).toBe('private_address');
});

test.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:127.0.0.1'])(
  'the private address %s is not asked',
  async (address) => {
    const asked = network({ 'https://images.example/a': { head: PNG } }, { 'images.example': address });
    expect(await findPictureFault('https://images.example/a', asked)).toBe('private_address');
  },
);

test('a host that cannot be found does not load', async () => {
  const addressesOf = () => Promise.reject(new Error('ENOTFOUND'));
  expect(await findPictureFault('https://none.example/a', { ...network({}), addressesOf })).toBe(
    'does_not_load',
  );
});

test.each([
  ['PNG', PNG],
  ['JPEG', Buffer.from('ffd8ffe0', 'hex')],
  ['GIF', Buffer.from('GIF89a')],
  ['WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ')],
  ['AVIF', Buffer.from('\0\0\0\x20ftypavif')],
  ['SVG', readFileSync('public/favicon.svg')],
])('%s is a picture', (_name, head) => {
  expect(isPicture(head)).toBe(true);
});
