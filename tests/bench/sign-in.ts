import { setTimeout as sleep } from 'node:timers/promises';
import { hash } from 'bcryptjs';
import pg from 'pg';
import { steadily } from '#tests/support/load.ts';
import { GOOD_PASSWORD, signUp } from '#tests/support/people.ts';
import type { Shop } from '#tests/support/shop.ts';
import { shopClient } from '#tests/support/shop-client.ts';
import { keptBytes } from './bytes.ts';
import { ms, percentile } from './figures.ts';
import type { Measure, Section } from './section.ts';
import type { Server } from './server.ts';
import { inSetting } from './setting.ts';

const PEOPLE = 50;
/** Requests for the list each second, meanwhile. */
const BROWSING = 100;
const COST = 12;

/** Fifty people sign in at one moment while others look around, beside the same with the hashing on the main thread. */
export const measure: Measure = (say) =>
  inSetting(async ({ shop, dir, serve, serveShop }) => {
    const server = await serveShop({}, { isFree: true, watchLoop: true });
    const emails = await people(shop);
    say('browsing alone');
    const alone = await underBrowsing('browsing alone', server, () => sleep(3_000));
    say(`${PEOPLE} sign-ins at once`);
    const ours = await underBrowsing(`${PEOPLE} sign-ins, the shop`, server, () =>
      Promise.all(emails.map((email, at) => enter(server, email, at))),
    );
    const { file } = await keptBytes(dir, `${shop.origin}/courses`, 'identity');
    await server.stop();
    const env = { BYTES: file, HASH: await hash(GOOD_PASSWORD, COST) };
    const bare = await serve(['tests/bench/bare-server.ts'], env, { isFree: true, watchLoop: true });
    say('the same on the main thread');
    const inline = await underBrowsing(`${PEOPLE} passwords on the main thread`, bare, () =>
      Promise.all(emails.map((email, at) => enter(bare, email, at))),
    );
    return {
      title: 'Signing in while others look around',
      note: `${PEOPLE} people sign in at one moment while /courses is asked for ${BROWSING} times a second, until the last one is in. The yardstick compares the same passwords (bcryptjs, cost ${COST}) on the thread that serves a page from memory. Both servers may use every core. Loop delay: how late timers of 1 ms came.`,
      columns: ['', 'loop delay p99', 'loop delay most', '/courses p50', '/courses p99', 'all are in after'],
      rows: [alone, ours, inline],
    } satisfies Section;
  });

/** Accounts with one password: the first is made as everybody's is, the others are its copies. */
async function people(shop: Shop): Promise<string[]> {
  const first = 'reader-0@example.com';
  const made = await signUp(shop.client(), first);
  if (made.status !== 303) throw new Error(`signing up answered ${made.status}`);
  const client = new pg.Client({ connectionString: shop.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ email: string }>(
    `with made as (
      insert into users (email, first_name)
      select 'reader-' || i || '@example.com', 'Ada' from generate_series(1, $2::int) as i returning id, email),
    copied as (
      insert into user_accounts (user_id, provider_id, account_id, password_hash)
      select made.id, a.provider_id, made.id::text, a.password_hash
      from made, user_accounts a join users u on u.id = a.user_id where u.email = $1)
    select email from made`,
    [first, PEOPLE],
  );
  await client.end();
  return rows.map(({ email }) => email);
}

/** Each from an address of their own. */
async function enter(server: Server, email: string, at: number): Promise<void> {
  const { status } = await shopClient(server.origin).post(
    '/sign-in',
    { email, password: GOOD_PASSWORD },
    { headers: { 'X-Forwarded-For': `10.1.1.${at}` } },
  );
  if (status !== 303) throw new Error(`signing in answered ${status}`);
}

async function underBrowsing(name: string, server: Server, work: () => Promise<unknown>): Promise<string[]> {
  const before = Promise.withResolvers<void>();
  const port = Number(new URL(server.origin).port);
  const warm = steadily(port, ['/courses'], BROWSING, sleep(1_000));
  await warm;
  await server.loopDelay();
  const browsing = steadily(port, ['/courses'], BROWSING, before.promise);
  const start = performance.now();
  await work().finally(before.resolve);
  const took = performance.now() - start;
  // Who got no answer for 20 s counts with those 20 s.
  const { times } = await browsing;
  const delay = await server.loopDelay();
  return [
    name,
    ms(delay.p99),
    ms(delay.max),
    ms(percentile(times, 0.5)),
    ms(percentile(times, 0.99)),
    `${(took / 1000).toFixed(1)} s`,
  ];
}
