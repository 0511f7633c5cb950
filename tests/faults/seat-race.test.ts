import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { aSeatBuyer, type SeatBuyer } from '#tests/support/seat-buyer.ts';
import { anEventFor, type SeatEvent } from '#tests/support/seat-event.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { payFor } from '#tests/support/shop-buy.ts';
import { isLong, report } from '#tests/support/timed.ts';

const RUNS = isLong ? 200 : 3;
const BUYERS = 200;
const AT_ONCE = 24;
/** Of those who were refused, how many try again: enough for what the others left. */
const AGAIN = 40;
const MINUTES = 60_000;

/** Seats of a date, ticket types that draw on them, and whether a buyer takes lines of one type or of two. */
const RACES = [
  { seats: 10, tickets: 2, lines: 1 },
  { seats: 7, tickets: 2, lines: 2 },
  { seats: 1, tickets: 1, lines: 1 },
] as const;

const PROCESSES = 2;
const env = { TRUSTED_PROXIES: '127.0.0.1,::1', LOG_LEVEL: 'silent' };

/** What the buyers who came first do: most pay, some never, some when their payment page has closed. */
const STORIES = [
  'pays',
  'pays',
  'leaves',
  'pays',
  'late',
  'pays',
  'leaves',
  'pays',
  'pays',
  'leaves',
] as const;

describe(`${BUYERS} buyers, two processes`, () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ processes: PROCESSES, env });
    await run(shop, `alter database ${databaseOf(shop)} set deadlock_timeout = '100ms'`);
  }, MINUTES);
  afterAll(() => shop?.stop());

  for (const race of RACES) {
    test(
      `${race.seats} seats, ${race.tickets} ticket types, ${race.lines} lines: sold exactly, ${RUNS} times`,
      async () => {
        const before = await deadlocks(shop);
        for (let time = 0; time < RUNS; time++) {
          const event = await anEventFor(shop, race);
          const sold = await sellOut(shop, event, race.lines);
          report(`${race.seats} seats`, sold);
          expect(await stateOf(shop, event)).toEqual({
            ...{ taken: race.seats, held: 0, open_holds: 0, sold: race.seats, entitled: race.seats },
            ...{ booked: race.seats, beyond: 0 },
          });
        }
        expect(await deadlocks(shop)).toBe(before);
      },
      (isLong ? 90 : 5) * MINUTES,
    );
  }
});

describe('the control: without the bound of a pool', () => {
  test(
    'the same buyers get more seats than there are',
    async () => {
      const unbounded = fileURLToPath(new URL('../support/unbound-pools.mjs', import.meta.url));
      const shop = await startShop({
        processes: PROCESSES,
        env: { ...env, NODE_OPTIONS: `--import=${unbounded}` },
      });
      let taken = 0;
      for (let tries = 0; taken <= 1 && tries < 10; tries++) {
        const event = await anEventFor(shop, { seats: 1, tickets: 1 });
        const buyers = Array.from({ length: AT_ONCE }, () => aSeatBuyer(shop));
        await Promise.all(buyers.map((buyer) => buyer.add(event, [1])));
        const pages = await Promise.all(buyers.map((buyer) => buyer.checkOut()));
        taken = pages.filter((page) => page !== null).length;
      }
      await shop.stop();
      report('control: without the bound', { seats: 1, pages: taken });
      expect(taken).toBeGreaterThan(1);
    },
    5 * MINUTES,
  );
});

/** Everybody tries once, holds end, late payers pay, and those who were refused try again until nothing is left. */
async function sellOut(shop: Shop, event: SeatEvent, lines: number): Promise<object> {
  const { refused, left, late } = await firstWave(shop, event, lines, BUYERS);
  const [again] = await Promise.all([
    Promise.all(left.map(({ sessionId }) => expire(shop, sessionId))),
    Promise.all(late.map(({ sessionId }) => expire(shop, sessionId))),
  ]);
  await eventually(async () => Number((await stateOf(shop, event)).open_holds) === 0, 60);
  const limit = pLimit(AT_ONCE);
  const paidLate = late.map(({ sessionId }) => limit(() => payFor(shop, sessionId)));
  const second = refused.slice(0, AGAIN).map((buyer) =>
    limit(async () => {
      await buyer.add(event, [1]);
      const sessionId = await buyer.checkOut();
      if (sessionId) await payFor(shop, sessionId);
      return sessionId !== null;
    }),
  );
  await Promise.all(paidLate);
  const served = (await Promise.all(second)).filter(Boolean).length;
  await settled(shop, event);
  return { refused: refused.length, left: again.length, late: late.length, second: served };
}

interface Held {
  readonly sessionId: string;
}

/** All of them at once, each with one to three tickets. Who stands on a payment page pays, leaves or is late. */
async function firstWave(shop: Shop, event: SeatEvent, lines: number, count: number) {
  const limit = pLimit(AT_ONCE);
  const refused: SeatBuyer[] = [];
  const left: Held[] = [];
  const late: Held[] = [];
  let held = 0;
  const one = async (at: number) => {
    const buyer = aSeatBuyer(shop);
    const wanted = Array.from({ length: lines }, (_, line) => 1 + ((at + line) % 3));
    await buyer.add(event, wanted, at);
    const sessionId = await buyer.checkOut();
    if (sessionId === null) return void refused.push(buyer);
    const story = STORIES[held++ % STORIES.length];
    if (story === 'leaves') left.push({ sessionId });
    else if (story === 'late') late.push({ sessionId });
    else await payFor(shop, sessionId);
  };
  await Promise.all(Array.from({ length: count }, (_, at) => limit(() => one(at))));
  await settled(shop, event, left.length + late.length);
  return { refused, left, late };
}

/** Every payment was told to the shop: no order is open but those whose buyers have not paid. */
async function settled(shop: Shop, event: SeatEvent, open = 0): Promise<void> {
  await eventually(async () => {
    const [row] = await run<{ open: string }>(
      shop,
      `select count(distinct o.id) as open from orders o join order_items i on i.order_id = o.id
       where i.product_id = $1 and o.status = 'pending'`,
      [event.productId],
    );
    return Number(row?.open) === open;
  }, 60);
}

async function expire(shop: Shop, sessionId: string): Promise<void> {
  const answer = await fetch(`${shop.stripeUrl}/v1/checkout/sessions/${sessionId}/expire`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_sandbox' },
  });
  if (!answer.ok) throw new Error(await answer.text());
}

interface EventState {
  readonly taken: number;
  readonly open_holds: number;
}

/** Seats by each of the places that count them. */
async function stateOf(shop: Shop, { productId, poolId }: SeatEvent): Promise<EventState> {
  const [row] = await run<EventState>(
    shop,
    `select p.taken, p.held,
       (select count(*)::integer from holds h where h.pool_id = p.id and h.expires_at is not null) as open_holds,
       (select coalesce(sum(i.quantity), 0)::integer from order_items i join orders o on o.id = i.order_id
         where i.product_id = $1 and o.status = 'completed') as sold,
       (select coalesce(sum(e.units), 0)::integer from entitlements e join order_items i on i.id = e.order_item_id
         where i.product_id = $1) as entitled,
       (select coalesce(sum(e.beyond_capacity), 0)::integer from entitlements e
         join order_items i on i.id = e.order_item_id where i.product_id = $1) as beyond,
       (select count(*)::integer from bookings b join order_items i on i.id = b.order_item_id
         where i.product_id = $1 and b.cancelled_at is null) as booked
     from pools p where p.id = $2`,
    [productId, poolId],
  );
  if (!row) throw new Error('no such pool');
  return row;
}

async function deadlocks(shop: Shop): Promise<number> {
  const [row] = await run<{ deadlocks: string }>(
    shop,
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(row?.deadlocks);
}

const databaseOf = (shop: Shop) => new URL(shop.database.adminUrl).pathname.slice(1);

function run<Row extends object>(shop: Shop, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return asAdmin(shop.database.adminUrl, async (client) => (await client.query<Row>(text, [...values])).rows);
}
