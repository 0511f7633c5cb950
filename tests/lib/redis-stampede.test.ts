import { connect, createServer } from 'node:net';
import { afterAll, expect, inject, test } from 'vitest';
import { isLimited } from '#shop/products/find-available.ts';
import { allKinds } from '#shop/products/kinds.ts';
import { run } from '#tests/support/child.ts';
import { startOwnRedis } from '#tests/support/own-redis.ts';
import { addressesOf, shopEnv } from '#tests/support/services.ts';

const { redis, stop } = await startOwnRedis();
afterAll(stop);

/** Words that only the query for the featured courses says. */
const QUERY = /order by p\.published_at desc/;
/** The message that prepares it, with the name under which it is run from then on. */
const PREPARED = /P[\s\S]{4}(lectern_[\w-]+)\0[^\0]*order by p\.published_at desc/;
/** The kinds of which nothing runs out: only these are kept. */
const kept = allKinds().filter((kind) => !isLimited(kind));

/** How often it was run for these: prepared on a connection, its text is sent there once and its name, with the kind, every time. */
function countRuns(sent: string): number {
  const name = PREPARED.exec(sent)?.[1];
  const runs = name ? sent.split(`\0${name}\0`) : sent.split(QUERY);
  return runs.slice(1).filter((after) => kept.some((kind) => after.slice(0, 100).includes(kind.name))).length;
}

/** A process of the shop that asks 500 times at one moment, as soon as Redis says `go`. */
const CROWD = `
  const { db, closeDb } = await import('#lib/db.ts');
  const { closeRedis, connectRedis, fromRedis, redisState } = await import('#lib/redis.ts');
  const { featuredProducts } = await import('#shop/products/catalogue/featured.ts');
  connectRedis();
  while (redisState() !== 'ready') await new Promise((resolve) => setTimeout(resolve, 5));
  const { length } = await featuredProducts(db);
  console.log('ready');
  while ((await fromRedis((redis) => redis.get('go'))) === null);
  const all = await Promise.all(Array.from({ length: 500 }, () => featuredProducts(db)));
  console.log('got ' + all.filter((cards) => cards.length === length).length);
  closeRedis();
  await closeDb();`;

/** Stands between the processes and PostgreSQL, and hears what is asked. */
async function listenIn(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const [port, host] = [Number(url.port), url.hostname];
  let sent = '';
  const wire = createServer((client) => {
    const server = connect(port, host);
    client.on('data', (chunk) => {
      sent += chunk.toString('latin1');
    });
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const address = wire.address();
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return { url: url.href, queries: () => countRuns(sent), close: () => wire.close() };
}

test('E13: a thousand in two processes, as the featured courses expire, ask PostgreSQL twice at most', async () => {
  const addresses = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
  const wire = await listenIn(addresses.url);
  const env = { ...shopEnv(addresses), DATABASE_URL: wire.url, REDIS_URL: process.env['REDIS_URL'] ?? '' };
  const crowds = [1, 2].map((n) => run(`crowd ${n}`, ['--input-type=module', '-e', CROWD], env));
  await Promise.all(crowds.map((crowd) => crowd.line(/ready/)));
  const before = wire.queries();
  expect(before, 'the wire hears the query').toBeGreaterThan(0);
  await redis.multi().del('courses:featured').set('go', '1').exec();
  for (const crowd of crowds) expect((await crowd.line(/got (\d+)/))[1]).toBe('500');
  await Promise.all(crowds.map(({ exited }) => exited));
  wire.close();
  const asked = wire.queries() - before;
  expect(asked).toBeGreaterThanOrEqual(1);
  expect(asked).toBeLessThanOrEqual(2 * kept.length);
});
