import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listStripeRefunds } from '#lib/stripe/refund.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { findConcernAbout, listOpenConcerns } from '#shop/concerns/store.ts';
import { findOrphan } from '#shop/payments/orphans/find-orphan.ts';
import { numberOf } from '#tests/support/changed-event.ts';
import { shop } from '#tests/support/command-line.ts';
import { aLostOrder } from '#tests/support/lost-order.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { paymentCommands } from '../../../src/commands/payments.ts';

async function aListedOrder() {
  const lost = await aLostOrder();
  await findOrphan(db, lost.sessionId);
  return lost;
}

async function auditOf(intentId: string) {
  const concern = await findConcernAbout(db, 'money_without_order', intentId);
  return listAuditOf(db, `concern:${concern?.id}`);
}

const inProcess = async (verb: string, ...words: string[]) => paymentCommands[verb]?.run(words);

describe('money without an order, from the command line', () => {
  test('is listed, given back once, and gone', async () => {
    const { intentId, number, email } = await aListedOrder();
    const listed = await shop('payments', 'list-unmatched');
    expect(listed).toEqual({
      ...{ code: 0, output: expect.stringContaining(`${intentId}  ${number}  49.00 USD`) },
    });
    expect(listed.output).not.toContain(email);
    await inProcess('give-back', intentId);
    expect(await listStripeRefunds(intentId)).toMatchObject([{ amount: 4_900 }]);
    expect(await auditOf(intentId)).toMatchObject([{ actor: 'cli', action: 'payment.given_back' }]);
    expect(await shop('payments', 'give-back', intentId)).toEqual({
      ...{ code: 1, output: expect.stringContaining('Someone has dealt with this already.') },
    });
    await expect(inProcess('remake', intentId)).rejects.toMatchObject({ code: 'settled' });
    expect((await listOpenConcerns(db, 'money_without_order', 10)).map(({ subject }) => subject)).toEqual([]);
  });

  test('becomes its order again', async () => {
    const { intentId, number, orderId } = await aListedOrder();
    await inProcess('remake', intentId);
    expect(await numberOf(orderId)).toBe(number);
    expect(await factsOf(orderId)).toMatchObject({ status: 'completed', mails: ['order-confirmation'] });
    expect(await auditOf(intentId)).toMatchObject([{ actor: 'cli', action: 'order.remade' }]);
  });

  test.each(['give-back', 'remake'])('%s names what is missing or unknown', async (verb) => {
    await expect(inProcess(verb)).rejects.toMatchObject({ name: 'UsageError' });
    await expect(inProcess(verb, 'pi_unknown')).rejects.toMatchObject({ code: 'unknown_payment' });
  });
});
