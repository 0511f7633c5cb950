import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onPath, scratchFolder, startPostgres, startRedis } from '#launcher/services/services.mjs';
import { signalFamily } from '#tests/support/kill.ts';
import {
  countLostEvents,
  countLostPages,
  DELIVERED,
  type Delivery,
  deliverTheRest,
  runWhileKilling,
  summarizeOrders,
} from '#tests/support/load-with-kills.ts';
import { asAdmin, startServices, type TestServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import type { Buyer } from '#tests/support/shop-buy.ts';
import { isLong, percentile, report } from '#tests/support/timed.ts';

const KILLS = isLong ? 20 : 2;
const ORDERS = isLong ? 1_500 : 80;
const MINUTES = 60_000;
const hasRedis = Boolean(onPath('redis-server'));

/** A PostgreSQL as durable as a shop's, and a Redis, both of which may be killed. */
describe('killed at random under load', () => {
  const { dir, remove } = scratchFolder();
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let redis: Awaited<ReturnType<typeof startRedis>> | null = null;
  let services: TestServices;
  let shop: Shop;

  beforeAll(async () => {
    postgres = await startPostgres({ dir: `${dir}/postgres`, durable: true, maxConnections: 60 });
    services = await startServices(postgres.url);
    if (hasRedis) redis = await startRedis({ logFile: `${dir}/redis.log` });
    const env = { JOBS: 'off', LOG_LEVEL: 'silent', ...(redis ? { REDIS_URL: redis.url } : {}) };
    shop = await startShop({ services, redis: false, env });
    // The shop's own modules, in this process, on the same database: to place orders by the thousand.
    Object.assign(process.env, {
      DATABASE_URL: shop.database.url,
      DATABASE_OWNER_URL: shop.database.ownerUrl,
    });
  });
  afterAll(async () => {
    const { closeDb } = await import('#lib/db.ts');
    await closeDb();
    await shop?.stop();
    await services?.stop();
    await Promise.all([postgres?.stop(true), redis?.stop()]);
    remove();
  });

  async function killPostgres(): Promise<void> {
    const { port, password } = postgres;
    signalFamily(postgres.pid, 'SIGKILL');
    await postgres.exited;
    await sleep(100);
    const log = `${dir}/postgres.log`;
    postgres = await startPostgres({
      ...{ dir: `${dir}/postgres`, logFile: log, durable: true, maxConnections: 60, port, password },
    });
  }

  async function killRedis(): Promise<void> {
    if (!redis) return;
    const { port, password } = redis;
    signalFamily(redis.pid, 'SIGKILL');
    await redis.exited;
    redis = await startRedis({ logFile: `${dir}/redis.log`, port, password });
  }

  async function killShop(): Promise<void> {
    shop.child().signal('SIGKILL');
    await shop.child().exited;
    await shop.restart();
  }

  const victims: readonly [string, () => Promise<void>, boolean][] = [
    ['PostgreSQL', killPostgres, true],
    ['Redis', killRedis, hasRedis],
    ['the shop', killShop, true],
  ];
  for (const [name, kill, isThere] of victims) {
    test.skipIf(!isThere)(
      `${name}: what was acknowledged is there, and in the end nothing is lost or doubled`,
      async () => {
        const deliveries = await someDeliveries(ORDERS);
        const { buyers, backAfter } = await runWhileKilling({ shop, deliveries, kills: KILLS, kill });
        const acknowledged = deliveries.filter(({ isAcknowledged }) => isAcknowledged).length;
        const forgotten = await countLostEvents(shop, deliveries);
        const pages = await countLostPages(shop, buyers);
        await deliverTheRest(shop, deliveries, buyers);
        const ended = await summarizeOrders(await withoutUnpromised(shop, buyers));
        report(`${name} killed under load`, {
          ...{ kills: KILLS, eventsAcknowledged: acknowledged, ofEvents: deliveries.length, forgotten },
          ...{ checkoutsAcknowledged: buyers.length, lostPages: pages, ...ended },
          ...{ backAfterMedian: percentile(backAfter, 0.5), backAfterWorst: backAfter.at(-1) },
        });
        expect(buyers.length).toBeGreaterThan(0);
        expect(acknowledged).toBeGreaterThan(0);
        expect({ forgotten, pages, lost: ended.lost, doubled: ended.doubled }).toEqual({
          ...{ forgotten: 0, pages: 0, lost: 0, doubled: 0 },
        });
        expect(await brokenRules()).toEqual([]);
      },
      20 * MINUTES,
    );
  }

  test(
    'control: a PostgreSQL that says yes before it has written loses what was acknowledged',
    async () => {
      await asAdmin(shop.database.adminUrl, async (client) => {
        await client.query('alter role lectern_app set synchronous_commit = off');
        await client.query("alter system set wal_writer_delay = '10s'");
        await client.query("alter system set wal_writer_flush_after = '1GB'");
      });
      await killPostgres();
      const deliveries = await someDeliveries(Math.min(ORDERS, 600));
      let forgotten = 0;
      let kills = 0;
      while (forgotten === 0 && kills < 12) {
        await runWhileKilling({ shop, deliveries, kills: 1, kill: killPostgres });
        kills++;
        forgotten += await countLostEvents(shop, deliveries);
      }
      report('control: synchronous_commit off', { kills, forgotten });
      expect(forgotten).toBeGreaterThan(0);
    },
    5 * MINUTES,
  );

  async function brokenRules() {
    const { ageRows } = await import('#tests/support/age-rows.ts');
    const { db } = await import('#lib/db.ts');
    const { checkInvariants } = await import('#shop/payments/invariants/check-invariants.ts');
    const { retryParkedEvents } = await import('#shop/payments/reconcile/retry-parked-events.ts');
    // An event that was parked in the very moment its payment became known waits for the job, which does not run here.
    await retryParkedEvents(db);
    // Checkouts that nobody acknowledged wait for their job, which does not run here.
    await ageRows(services.adminUrl, 40, new URL(shop.database.url).pathname.slice(1));
    const found = await checkInvariants(db);
    return found.filter(({ name, broken }) => broken > 0 && name !== 'no_order_is_silent');
  }
});

/** Orders that wait for their money, and what Stripe sends about them, shuffled. */
async function someDeliveries(count: number): Promise<Delivery[]> {
  const [{ many }, { aPlacedOrder }, { eventBody }] = await Promise.all([
    import('#tests/support/paid-order.ts'),
    import('#tests/support/placed-order.ts'),
    import('#tests/support/payment-histories.ts'),
  ]);
  const orders = await many(count, () => aPlacedOrder());
  return orders
    .flatMap((order) =>
      DELIVERED.map((one): Delivery => ({ order, body: eventBody(one, order), isAcknowledged: false })),
    )
    .map((delivery) => ({ delivery, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ delivery }) => delivery);
}

/** Orders whose buyer was told of no page are nobody's; they are left to the reconciler and not looked at here. */
async function withoutUnpromised(shop: Shop, buyers: readonly Buyer[]): Promise<Shop> {
  await asAdmin(shop.database.adminUrl, (client) =>
    client.query(
      `delete from payments p where p.status = 'open' and not p.stripe_session_id = any($1::text[])`,
      [buyers.map(({ sessionId }) => sessionId)],
    ),
  );
  return shop;
}
