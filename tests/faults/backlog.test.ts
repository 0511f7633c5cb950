import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Happening, predict } from '#tests/support/lives.ts';
import type { PlacedOrder } from '#tests/support/placed-order.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { isLong, percentile, report } from '#tests/support/timed.ts';
import { post } from '#tests/support/under-fire.ts';

const EVENTS = isLong ? 10_000 : 400;
/** Every so manieth event is told again, later. */
const AGAIN = 5;
/** As many deliveries of Stripe's are under way at once. */
const LANES = 16;
const MINUTES = 60_000;

type RefundEffects = ReturnType<typeof predict>;

interface Life {
  readonly order: PlacedOrder;
  readonly happened: ReadonlySet<Happening>;
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
    `a backlog of ${EVENTS} shuffled events drains: nothing lost, nothing doubled`,
    async () => {
      const { lives, bodies } = await aBacklog();
      const took: number[] = [];
      let refused = 0;
      const waiting = [...bodies];
      const start = performance.now();
      const lane = async () => {
        for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
          const begun = performance.now();
          const isHeard = await post(shop, body);
          took.push(performance.now() - begun);
          if (isHeard) continue;
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
      for (const life of lives) wrong.push(...(await wrongWith(life)));
      report(`backlog of ${bodies.length} events`, {
        ...{ orders: lives.length, seconds: Math.round(seconds * 10) / 10 },
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

/** Orders of every life, and all that Stripe has to tell of them: shuffled, some of it twice. */
async function aBacklog(): Promise<{ lives: Life[]; bodies: string[] }> {
  const [{ aPlacedOrder }, { LIVES, tell }] = await Promise.all([
    import('#tests/support/placed-order.ts'),
    import('#tests/support/lives.ts'),
  ]);
  const kinds = Object.values(LIVES);
  const lives: Life[] = [];
  const bodies: string[] = [];
  while (bodies.length < EVENTS) {
    const batch = await Promise.all(
      Array.from({ length: 10 }, async (_, i): Promise<Life> => {
        const kind = kinds[(lives.length + i) % kinds.length] ?? [];
        return { order: await aPlacedOrder(), happened: new Set(possible(kind)) };
      }),
    );
    for (const life of batch) {
      lives.push(life);
      for (const one of life.happened) {
        const body = tell(one, life.order);
        bodies.push(body);
        if (bodies.length % AGAIN === 0) bodies.push(body);
      }
    }
  }
  return { lives, bodies: shuffled(bodies) };
}

/** A bank that takes all of a payment back finds all of it there. */
function possible(kind: readonly Happening[]): readonly Happening[] {
  const isTaken = kind.includes('dispute_lost') && !kind.includes('dispute_won');
  return isTaken ? kind.filter((one) => one !== 'refunded') : kind;
}

function shuffled<T>(things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

async function wrongWith({ order, happened }: Life): Promise<string[]> {
  const [{ db }, { predict }] = await Promise.all([import('#lib/db.ts'), import('#tests/support/lives.ts')]);
  const { rows } = await sql<RefundEffects>`
    select o.status, p.status as payment, o.refunded_amount as refunded,
      (select status from disputes d where d.order_id = o.id) as dispute,
      (select count(*) from reporting.entitlements e where e.order_id = o.id and e.revoked_at is null) as open,
      (select count(*) from reporting.entitlements e where e.order_id = o.id) as granted,
      (select count(*) from order_history h where h.order_id = o.id and h.action = 'completed') as completions,
      (select count(*) from mails m where m.order_id = o.id and m.kind = 'order-confirmation') as confirmations
    from orders o join payments p on p.order_id = o.id where o.id = ${order.orderId}`.execute(db);
  const [seen, wanted] = [JSON.stringify(rows[0]), JSON.stringify(predict(happened, order.total))];
  return seen === wanted ? [] : [`${[...happened].join(', ')}: ${seen} and not ${wanted}`];
}
