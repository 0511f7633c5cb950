import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { db, webhookDb } from '#lib/db.ts';
import { retryParkedEvents } from '#shop/payments/reconcile/retry-parked-events.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { eventBody, expectedFacts, HISTORIES, type PaymentEvent } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { PAID_ONCE, ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { isLong } from '#tests/support/timed.ts';

const RUNS = isLong ? 5_000 : 120;
const MINUTES = 60_000;

/** Up to five things of one history, in any order, each told once or up to three times. */
const someHistory = fc
  .constantFrom(...Object.values(HISTORIES))
  .chain((history) =>
    fc.shuffledSubarray([...history], { minLength: 1, maxLength: Math.min(5, history.length) }),
  )
  .chain((events) =>
    fc.record({
      events: fc.constant(events),
      again: fc.array(fc.constantFrom(...events), { maxLength: 4 }),
      delays: fc.array(fc.nat({ max: 12 }), { minLength: 9, maxLength: 9 }),
      isAsNew: fc.boolean(),
    }),
  );

describe('events of an order in any order, each any number of times', () => {
  test(
    'one after the other, it ends as predicted',
    async () => {
      await fc.assert(
        fc.asyncProperty(someHistory, async ({ events, again, isAsNew }) => {
          const order = await aPlacedOrder();
          const told = new Map(events.map((one) => [one, eventBody(one, order)]));
          for (const one of events) await receiveEvent(webhookDb, told.get(one) ?? '');
          for (const one of again) {
            await receiveEvent(webhookDb, isAsNew ? eventBody(one, order) : (told.get(one) ?? ''));
          }
          expect(await refundEffectsOf(order.orderId)).toEqual(expectedFacts(new Set(events), order.total));
        }),
        { numRuns: RUNS },
      );
    },
    30 * MINUTES,
  );

  test(
    'at random moments, many at once, it ends as predicted',
    async () => {
      await fc.assert(
        fc.asyncProperty(someHistory, async ({ events, again, delays, isAsNew }) => {
          const order = await aPlacedOrder();
          const first = events.map((one) => [one, eventBody(one, order)] as const);
          const texts = new Map<PaymentEvent, string>(first);
          const bodies = [...events, ...again].map((one, i) =>
            i >= events.length && isAsNew ? eventBody(one, order) : (texts.get(one) ?? ''),
          );
          await Promise.all(
            bodies.map(async (body, i) => {
              await sleep(delays[i] ?? 0);
              await receiveEvent(webhookDb, body);
            }),
          );
          // What was parked in the moment its payment became known is found by the next reconciling.
          await retryParkedEvents(db);
          expect(await refundEffectsOf(order.orderId)).toEqual(expectedFacts(new Set(events), order.total));
        }),
        { numRuns: RUNS },
      );
    },
    30 * MINUTES,
  );

  test(
    'every order of the five that matter most ends the same',
    async () => {
      const five: PaymentEvent[] = ['expired', 'paid', 'refunded', 'refund_failed', 'disputed'];
      for (const order of permutations(five).filter((_, i) => isLong || i % 6 === 0)) {
        const placed = await aPlacedOrder();
        for (const one of order) await receiveEvent(webhookDb, eventBody(one, placed));
        expect(await refundEffectsOf(placed.orderId), order.join(', ')).toEqual(
          expectedFacts(new Set(five), placed.total),
        );
      }
    },
    5 * MINUTES,
  );
});

test('control: without row locks and conditional updates it does not', async () => {
  const unguarded = withoutGuards(ROW_LOCK, PAID_ONCE);
  const found = await fc.check(
    fc.asyncProperty(fc.constant(['received', 'paid', 'paid', 'received'] as const), async (events) => {
      const order = await aPlacedOrder();
      await Promise.allSettled(events.map((one) => receiveEvent(unguarded.db, eventBody(one, order))));
      expect(await refundEffectsOf(order.orderId)).toEqual(expectedFacts(new Set(events), order.total));
    }),
    { numRuns: 40 },
  );
  await unguarded.end();
  expect(found.failed).toBe(true);
});

type RefundEffects = ReturnType<typeof expectedFacts>;

async function refundEffectsOf(orderId: string): Promise<RefundEffects> {
  const { rows } = await sql<RefundEffects>`
    select o.status, p.status as payment, o.refunded_amount as refunded,
      (select status from disputes d where d.order_id = o.id) as dispute,
      (select count(*) from reporting.entitlements e where e.order_id = o.id and e.revoked_at is null) as open,
      (select count(*) from reporting.entitlements e where e.order_id = o.id) as granted,
      (select count(*) from order_history h where h.order_id = o.id and h.action = 'completed') as completions,
      (select count(*) from mails m where m.order_id = o.id and m.kind = 'order-confirmation') as confirmations
    from orders o join payments p on p.order_id = o.id where o.id = ${orderId}`.execute(db);
  const [standing] = rows;
  if (!standing) throw new Error(`no order ${orderId}`);
  return standing;
}

function permutations<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((thing, i) => permutations(things.toSpliced(i, 1)).map((rest) => [thing, ...rest]));
}
