import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { printedBy, shop } from '#tests/support/command-line.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { aPaidOrder } from '#tests/support/paid-order.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { orderCommands } from '../../../../src/commands/orders.ts';
import { paymentCommands } from '../../../../src/commands/payments.ts';
import { webhookCommands } from '../../../../src/commands/webhooks.ts';

async function aCompletedOrder(...slugs: string[]) {
  const order = await aPaidOrder(...slugs);
  await deliver(order.sessionId);
  const row = await db
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', order.orderId)
    .executeTakeFirstOrThrow();
  return { ...order, number: row.number };
}

describe('from the command line', () => {
  test('a line is refunded and access kept, then the rest, and then nothing is left', async () => {
    const { number, orderId } = await aCompletedOrder(SOURDOUGH, DOVETAILS);
    const byLine = ['--line', '2', '--keep-access', '--reason', 'other', '--note', 'a broken film'];
    const first = await shop('orders', 'refund', number, ...byLine);
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('partially_refunded') });
    expect(await factsOf(orderId)).toMatchObject({ status: 'partially_refunded', open: 2 });
    expect(await printedBy(orderCommands['refund'], number)).toContain('  refunded  ');
    expect(await factsOf(orderId)).toMatchObject({ status: 'refunded', open: 0 });
    const audit = await listAuditOf(db, `order:${orderId}`);
    expect(audit).toMatchObject([
      {
        ...{ actor: 'cli', action: 'order.refund_requested' },
        details: { line: 2, reason: 'other', takes_back: false, amount: 8900, currency: 'USD' },
      },
      { actor: 'cli', action: 'order.refund_requested', details: { line: null, takes_back: true } },
    ]);
    expect(JSON.stringify(audit)).not.toContain('broken film');
    expect(await shop('orders', 'refund', number)).toMatchObject({
      ...{ code: 1, output: expect.stringContaining('The whole payment has been refunded') },
    });
  });

  test('another amount than is proposed needs a note, as on the page; both are in the history', async () => {
    const { number, orderId } = await aCompletedOrder(SOURDOUGH, DOVETAILS);
    const refused = printedBy(orderCommands['refund'], number, '--amount', '10');
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'reason_needed', message: expect.stringContaining('138.00 USD is proposed') },
    });
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', refunded: 0 });
    await printedBy(orderCommands['refund'], number, '--amount', '10', '--note', 'a goodwill gesture');
    expect(await listAuditOf(db, `order:${orderId}`)).toMatchObject([
      { details: { amount: 1000, proposed: 13_800 } },
    ]);
  });

  test('wrong words are named, and nothing happens', async () => {
    const { number, orderId } = await aCompletedOrder();
    const usage = { name: 'UsageError' };
    const wrong: readonly [string[], object][] = [
      [[number, '--amount', 'much'], { name: 'ShopError' }],
      [[number, '--amount', '1.234'], { name: 'ShopError' }],
      [[number, '--reason', 'whim'], usage],
      [[number, '--line', '9'], { name: 'ShopError' }],
      [[number, '--line', '0'], { name: 'ShopError' }],
      [['ORD-2026-999999'], { code: 'unknown_order' }],
      [[], usage],
    ];
    for (const [words, error] of wrong)
      await expect(printedBy(orderCommands['refund'], ...words), words.join(' ')).rejects.toMatchObject(
        error,
      );
    expect((await shop('orders', 'refund')).code).toBe(2);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', refunded: 0 });
  });

  test('an event replayed says “no change”, and everything can be reconciled', async () => {
    const { orderId } = await aCompletedOrder();
    const event = await db
      .selectFrom('webhookEvents')
      .select('id')
      .where('type', '=', 'checkout.session.completed')
      .orderBy('receivedAt', 'desc')
      .executeTakeFirstOrThrow();
    expect(await shop('webhooks', 'replay', event.id)).toEqual({ code: 0, output: 'no change\n' });
    expect(await printedBy(webhookCommands['replay'], event.id)).toBe('no change\n');
    const outcome = db.selectFrom('webhookEvents').select('outcome').where('id', '=', event.id);
    expect(['applied', 'unchanged']).toContain((await outcome.executeTakeFirstOrThrow()).outcome);
    expect(await printedBy(paymentCommands['reconcile'], '--since', '0')).toContain('payments asked about');
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', completions: 1 });
  });
});
