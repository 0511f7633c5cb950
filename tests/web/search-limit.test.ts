import { describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { sharedShop } from '#tests/support/shared-shop.ts';
import { textOf } from '#tests/support/shop-forms.ts';

const searches = [
  '/search?q=bread',
  '/courses?q=bread',
  '/courses/?sort=title&q=bread',
  '/courses?q=&q=bread',
  '/api/products?q=bread',
  '/api/products?section=courses&q=bread',
];

describe('searches', () => {
  const client = sharedShop('192.0.2.40').client();

  test('are limited together, whatever address searches, and say when to come back', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 330; n += 30) {
      const asked = Array.from({ length: 30 }, (_, i) => client.get(searches[i % searches.length] ?? ''));
      statuses.push(...(await Promise.all(asked)).map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    for (const path of searches) {
      const refused = await client.get(path);
      expect(refused.status, path).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(refused.headers.get('cache-control')).toBe('private, no-store');
      for (const method of ['HEAD', 'POST', 'PUT', 'DELETE']) {
        const sent = { method, headers: { 'content-type': 'application/json' } };
        expect([429, 404, 405], `${method} ${path}`).toContain((await client.ask(path, sent)).status);
      }
      const json = await client.get(path, { headers: { accept: 'application/json' } });
      expect([json.status, JSON.parse(json.text).error.code], path).toEqual([429, 'too_many']);
    }
    expect(textOf((await client.get('/courses?q=bread')).text)).toMatch(/A little too fast.*Try again in/);
  });

  test('at their limit stop neither lists nor anybody else', async () => {
    for (const path of ['/courses', '/courses?q=', '/courses?category=baking', '/api/products', '/search'])
      expect((await client.get(path)).status, path).toBe(200);
    const other = sharedShop('192.0.2.41').client();
    for (const path of searches) expect((await other.get(path)).status, path).toBe(200);
  });
});

describe('the page cache', () => {
  const client = sharedShop('192.0.2.42').client();
  const isKept = async (path: string) => (await client.get(path)).headers.has('age');

  test('keeps lists and no search', async () => {
    await eventually(() => isKept('/courses?sort=price-down'));
    await eventually(() => isKept('/api/products?sort=price-down'));
    for (const path of searches) {
      await client.get(path);
      expect(await isKept(path), path).toBe(false);
    }
  });

  test('keeps one page of a product, whatever is searched for in its address', async () => {
    await eventually(() => isKept('/courses/first-sourdough?q=one'));
    expect(await isKept('/courses/first-sourdough?q=two')).toBe(true);
  });
});
