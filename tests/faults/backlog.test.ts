import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from '#tests/support/load-with-kills.ts';
import type { expectedFacts, PaymentEvent } from '#tests/support/payment-histories.ts';
import type { PlacedOrder } from '#tests/support/placed-order.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { isLong, percentile, report } from '#tests/support/timed.ts';

const EVENTS = isLong ? 10_000 : 400;
/** Every so manieth event is told again, later. */
const AGAIN = 5;
/** As many deliveries of Stripe's are under way at once. */
const LANES = 16;
const MINUTES = 60_000;

type RefundEffects = ReturnType<typeof expectedFacts>;

interface OrderHistory {
  readonly order: PlacedOrder;
  readonly events: ReadonlySet<PaymentEvent>;
}

describe('after an outage', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await startShop({ stripe: false, redis: false, env: { JOBS: 'off' } });
    // The shop's own modules, in this process, on the same database.
    Object.assign(process.env, {
      DATABASE_URL: shop.database.url,
      DATABASE_OWNER_URL: shop.database.ownerUrl,
    });
  });
  afterAll(async () => {
    const { closeDb } = await import('#lib/db.ts');
    await closeDb();
    await shop?.stop();
  });

  test(
    `a backlog of ${EVENTS} shuffled events is processed: nothing lost, nothing doubled`,
    async () => {
      const { histories, bodies } = await aBacklog();
      const took: number[] = [];
      let refused = 0;
      const waiting = [...bodies];
      const start = performance.now();
      const lane = async () => {
        for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
          const begun = performance.now();
          const isAcknowledged = await post(shop, body);
          took.push(performance.now() - begun);
          if (isAcknowledged) continue;
          // Stripe comes again, later.
          refused++;
          waiting.unshift(body);
          await sleep(100);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      const seconds = (performance.now() - start) / 1_000;
      const { db } = await import('#lib/db.ts');
      const { retryParkedEvents } = await import('#shop/payments/reconcile/retry-parked-events.ts');
      await retryParkedEvents(db);
      const wrong: string[] = [];
      for (const history of histories) wrong.push(...(await wrongWith(history)));
      report(`backlog of ${bodies.length} events`, {
        ...{ orders: histories.length, seconds: Math.round(seconds * 10) / 10 },
        ...{ perSecond: Math.round(bodies.length / seconds), refused },
        ...{ p50: Math.round(percentile(took, 0.5)), p99: Math.round(percentile(took, 0.99)) },
        wrong: wrong.length,
      });
      expect(wrong).toEqual([]);
      const { checkInvariants } = await import('#shop/payments/invariants/check-invariants.ts');
      expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
    },
    20 * MINUTES,
  );
});

/** Orders of every history, and everything Stripe sends about them: shuffled, some of it twice. */
async function aBacklog(): Promise<{ histories: OrderHistory[]; bodies: string[] }> {
  const [{ aPlacedOrder }, { HISTORIES, eventBody }] = await Promise.all([
    import('#tests/support/placed-order.ts'),
    import('#tests/support/payment-histories.ts'),
  ]);
  const kinds = Object.values(HISTORIES);
  const histories: OrderHistory[] = [];
  const bodies: string[] = [];
  while (bodies.length < EVENTS) {
    const batch = await Promise.all(
      Array.from({ length: 10 }, async (_, i): Promise<OrderHistory> => {
        const kind = kinds[(histories.length + i) % kinds.length] ?? [];
        return { order: await aPlacedOrder(), events: new Set(possible(kind)) };
      }),
    );
    for (const history of batch) {
      histories.push(history);
      for (const one of history.events) {
        const body = eventBody(one, history.order);
        bodies.push(body);
        if (bodies.length % AGAIN === 0) bodies.push(body);
      }
    }
  }
  return { histories, bodies: shuffled(bodies) };
}

/** A bank that takes all of a payment back finds all of it there. */
function possible(kind: readonly PaymentEvent[]): readonly PaymentEvent[] {
  const isTaken = kind.includes('dispute_lost') && !kind.includes('dispute_won');
  return isTaken ? kind.filter((one) => one !== 'refunded') : kind;
}

function shuffled<T>(things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

async function wrongWith({ order, events }: OrderHistory): Promise<string[]> {
  const [{ db }, { expectedFacts }] = await Promise.all([
    import('#lib/db.ts'),
    import('#tests/support/payment-histories.ts'),
  ]);
  const { rows } = await sql<RefundEffects>`
    select o.status, p.status as payment, o.refunded_amount as refunded,
      (select status from disputes d where d.order_id = o.id) as dispute,
      (select count(*) from reporting.entitlements e where e.order_id = o.id and e.revoked_at is null) as open,
      (select count(*) from reporting.entitlements e where e.order_id = o.id) as granted,
      (select count(*) from order_history h where h.order_id = o.id and h.action = 'completed') as completions,
      (select count(*) from mails m where m.order_id = o.id and m.kind = 'order-confirmation') as confirmations
    from orders o join payments p on p.order_id = o.id where o.id = ${order.orderId}`.execute(db);
  const [seen, wanted] = [JSON.stringify(rows[0]), JSON.stringify(expectedFacts(events, order.total))];
  return seen === wanted ? [] : [`${[...events].join(', ')}: ${seen} and not ${wanted}`];
}
