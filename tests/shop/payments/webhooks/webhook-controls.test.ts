import { beforeAll, describe, expect, inject, test } from 'vitest';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { factsOf, type OrderFacts } from '#tests/support/order-facts.ts';
import { aPaidOrder, COMPLETED, many } from '#tests/support/paid-order.ts';
import { NO_CONFLICT, PAID_ONCE, ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { asAdmin } from '#tests/support/services.ts';
import { bodyOf } from '#tests/support/stripe-event.ts';

/**
 * The races of webhook.test.ts without the guards: a race test that cannot fail would prove nothing. Which of two comes
 * first is the machine's; a few rounds are enough for both to be there at once.
 */
describe('without row locks and conditional updates', () => {
  test('fifty events about one payment complete its order more than once', async () => {
    const { orderId, session } = await aPaidOrder();
    const bodies = Array.from({ length: 50 }, () => bodyOf(COMPLETED, session));
    await withoutLocks((db) => Promise.allSettled(bodies.map((body) => receiveEvent(db, body))));
    expect((await factsOf(orderId)).completions).toBeGreaterThan(1);
  });

  test('webhook and returning browser complete some of 60 orders twice', async () => {
    let isTwice = false;
    for (let round = 0; round < 6 && !isTwice; round++) {
      const orders = await many(60, aPaidOrder);
      await withoutLocks((db) =>
        Promise.allSettled(
          orders.flatMap(({ body, sessionId }) => [
            checkReturningPayment(db, sessionId),
            receiveEvent(db, body),
          ]),
        ),
      );
      isTwice = (await factsOfAll(orders)).some((facts) => facts.completions > 1);
    }
    expect(isTwice).toBe(true);
  });
});

describe('without unique keys either', () => {
  beforeAll(dropUniqueKeys);

  test('one event delivered 50 times at once opens the course and writes the email more than once', async () => {
    const unguarded = withoutGuards(ROW_LOCK, PAID_ONCE, ...NO_CONFLICT);
    let seen = { granted: false, mails: false };
    for (let round = 0; round < 6 && !(seen.granted && seen.mails); round++) {
      const { orderId, body } = await aPaidOrder();
      await Promise.allSettled(Array.from({ length: 50 }, () => receiveEvent(unguarded.db, body)));
      const facts = await factsOf(orderId);
      seen = { granted: facts.granted > 1, mails: facts.mails.length > 1 };
    }
    await unguarded.end();
    expect(seen).toEqual({ granted: true, mails: true });
  });
});

type Unguarded = ReturnType<typeof withoutGuards>['db'];

async function withoutLocks(work: (db: Unguarded) => Promise<unknown>): Promise<void> {
  const unguarded = withoutGuards(ROW_LOCK, PAID_ONCE);
  await work(unguarded.db);
  await unguarded.end();
}

function factsOfAll(orders: readonly { orderId: string }[]): Promise<OrderFacts[]> {
  return Promise.all(orders.map(({ orderId }) => factsOf(orderId)));
}

/** In this file's own database only. */
async function dropUniqueKeys(): Promise<void> {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  await asAdmin(url.href, async (client) => {
    await client.query('alter table webhook_events drop constraint webhook_events_pkey');
    await client.query('alter table enrolment_grants drop constraint enrolment_grants_pkey');
    await client.query('alter table entitlements drop constraint entitlements_pkey');
    await client.query('alter table mails drop constraint mails_dedupe_key_key');
  });
}
