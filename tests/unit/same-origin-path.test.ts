import { describe, expect, test } from 'vitest';
import { sameOriginPath, signInPath } from '#web/paths.ts';

const HOSTS = ['evil.example', 'evil.example/path', 'localhost:4321@evil.example', '127.0.0.1.evil.example'];
const LEADS = [
  '//',
  '///',
  '////',
  '/\\',
  '\\/',
  '\\\\',
  '/\\/',
  '/\t/',
  '/\n/',
  '/\r\n/',
  '/\u0000/',
  '\t//',
  ' //',
  '/ /',
  '/.//',
  '/..//',
  '/./\\',
  '/a/..//',
  '/%2e//',
  '/%2E%2e//',
  '/\u2028/',
  '/\u00a0//',
  '/.\\',
  '//\\',
  'https:',
  'https:/',
  'https://',
  'https:\\\\',
  'http:',
  'HTTPS://',
  'ftp://',
  'javascript:',
  'javascript://',
  'JaVaScRiPt:alert(1)//',
  'java\tscript:',
  'data:text/html,',
  'vbscript:',
  'blob:',
  'file:///',
  'mailto:',
  'user@',
  '@',
  'user:pw@',
  '.',
  '..',
  '?',
  '#',
  ':',
  ';//',
  '%2f%2f',
  '%5c%5c',
  '\u3002',
  '｡//',
  '／／',
];
const payloads = LEADS.flatMap((lead) => HOSTS.map((host) => lead + host));

describe('G16: where a form may lead on to', () => {
  test('is a place of this shop, whatever is asked for', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(200);
    for (const origin of ['http://localhost:4321', 'https://shop.example']) {
      for (const payload of payloads) {
        const path = sameOriginPath(payload, '/account');
        expect(path, JSON.stringify(payload)).toMatch(/^\/(?![/\\])/);
        expect(path).not.toMatch(/[\p{Cc}\s]/u);
        expect(new URL(path, `${origin}/sign-in`).origin, JSON.stringify(payload)).toBe(origin);
      }
    }
  });

  test.each([
    ['/cart', '/cart'],
    ['/courses?page=2#top', '/courses?page=2#top'],
    ['/a/../b', '/b'],
    [null, '/account'],
    ['', '/account'],
  ])('%s leads to %s', (next, path) => {
    expect(sameOriginPath(next, '/account')).toBe(path);
  });

  test('comes back unharmed through the sign-in page', () => {
    const next = '/orders/ORD-2026-000001?a=1&b=2#c';
    expect(new URL(signInPath(next), 'http://localhost').searchParams.get('next')).toBe(next);
  });
});
