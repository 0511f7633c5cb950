import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { ask } from '#tests/support/load.ts';
import { exchange, requestText } from '#tests/support/raw-http.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ stripe: false });
});
afterAll(() => shop?.stop());

const figures = async (of = shop) => (await fetch(`http://127.0.0.1:${of.metricsPort}/metrics`)).text();
const raw = (path: string, host: string) =>
  exchange(shop.port, requestText(`GET ${path} HTTP/1.1`, [`Host: ${host}`, 'Connection: close']));

describe('health', () => {
  test.for(['localhost', 'evil.example', '10.1.2.3:80', 'a@b'])('answers to the Host %s', async (host) => {
    expect(await raw('/healthz', host)).toMatchObject({ status: 200, body: '{"status":"alive"}' });
    const ready = await raw('/readyz', host);
    expect(JSON.parse(ready.body)).toMatchObject({ status: 'ready', database: 'ready' });
    expect(ready.headers).toHaveProperty('x-request-id');
  });

  test('is not ready on a schema that lacks a migration', async () => {
    const remove = `delete from schema_migrations where id = (select max(id) from schema_migrations)
      returning id, name, run_on`;
    const owner = <T>(text: string, values: unknown[] = []) =>
      asAdmin(shop.database.adminUrl, async (client) => (await client.query(text, values)).rows as T[]);
    const [row] = await owner<{ id: number; name: string; run_on: Date }>(remove);
    const answer = await shop.client().get('/readyz');
    await owner('insert into schema_migrations (id, name, run_on) values ($1, $2, $3)', [
      row?.id,
      row?.name,
      row?.run_on,
    ]);
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 'not ready', database: 'not migrated' });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect((await shop.client().get('/readyz')).status).toBe(200);
  });

  test('asks PostgreSQL one question at a time, however many ask for it', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => shop.client().get('/readyz')));
    expect(answers.map(({ status }) => status)).toEqual(Array(200).fill(200));
  });
});

describe('figures', () => {
  test('are on their own port only', async () => {
    const page = await shop.client().get('/metrics');
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('process_cpu');
    expect((await fetch(`http://127.0.0.1:${shop.metricsPort}/`)).status).toBe(404);
  });

  test('tell of requests by route, of pools, Redis, jobs and kept pages', async () => {
    await shop.client().get('/courses/first-sourdough');
    await shop.client().get('/courses/hand-cut-dovetails');
    await shop.client().get('/wp-login.php');
    await eventually(async () => (await figures()).includes('route="404"'));
    const text = await figures();
    expect(text).toMatch(
      /http_request_duration_seconds_count\{route="\/courses\/:x",method="GET",status="200"\} 2/,
    );
    expect(text).not.toContain('wp-login');
    for (const name of [
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_seconds',
      'redis_up',
      'jobs_waiting',
    ])
      expect(text.includes(`\n${name}`), name).toBe(true);
    expect(text).toMatch(/database_connections\{pool="web",state="idle"\} \d/);
    expect(text).toMatch(/page_cache_answers_total\{how="miss"\} \d/);
  });

  test('stay few when outsiders ask for many addresses', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const odd = Array.from({ length: 400 }, (_, i) => `/${'abcdefgh'[i % 8]}${i}/x${i}/cart`);
    await Promise.all(odd.map((path) => ask(agent, shop.port, path)));
    agent.destroy();
    const routes = new Set([...(await figures()).matchAll(/route="([^"]*)"/g)].map((match) => match[1]));
    expect(routes.size).toBeLessThan(20);
  });

  test('of several processes are added up', async () => {
    const two = await startShop({ stripe: false, processes: 2 });
    try {
      const agent = new Agent();
      for (let i = 0; i < 20; i++) await ask(agent, two.port, '/cart');
      await eventually(async () =>
        (await figures(two)).match(/route="\/cart",method="GET",status="200"\} 20/),
      );
    } finally {
      await two.stop();
    }
  });
});
