import type { Stripe } from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { order, refusalOf, type Sandbox, startSandbox, submitPage } from './stripe-start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(async () => {
  await sandbox.test('DELETE', 'state');
  await sandbox.test('DELETE', 'faults');
});
afterAll(() => sandbox.stop());

async function paid(how: object = {}) {
  const { id } = await sandbox.stripe.checkout.sessions.create(order());
  await sandbox.test('POST', `sessions/${id}/pay`, how);
  const session = await sandbox.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { session, intent, charge: String(intent.latest_charge) };
}

async function types(since = 0): Promise<string[]> {
  const { data } = await sandbox.stripe.events.list({ limit: 100 });
  return data
    .map((event) => event.type)
    .reverse()
    .slice(since);
}

describe('a bank debit', () => {
  test('completes the session unpaid, then succeeds', async () => {
    const { session, intent } = await paid({ account: 'succeeds' });
    expect(session).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(intent).toMatchObject({ status: 'processing', amount_received: 0 });
    await sandbox.test('POST', `payments/${intent.id}/settle`, { outcome: 'succeeded' });
    const after = await sandbox.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after).toMatchObject({ status: 'complete', payment_status: 'paid' });
    expect(after.payment_intent).toMatchObject({ status: 'succeeded', amount_received: 4900 });
    expect(await types()).toEqual([
      ...[
        'payment_intent.created',
        'charge.pending',
        'payment_intent.processing',
        'checkout.session.completed',
      ],
      ...['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.async_payment_succeeded'],
      'charge.updated',
    ]);
    const [completed] = (await sandbox.stripe.events.list({ type: 'checkout.session.completed' })).data;
    expect(completed?.data.object).toMatchObject({ payment_status: 'unpaid' });
  });

  test('or fails', async () => {
    const { session, intent } = await paid({ account: 'fails' });
    await sandbox.test('POST', `payments/${intent.id}/settle`, { outcome: 'failed' });
    const after = await sandbox.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(after.payment_intent).toMatchObject({ status: 'requires_payment_method' });
    expect((await types()).slice(-3)).toEqual([
      ...['charge.failed', 'payment_intent.payment_failed', 'checkout.session.async_payment_failed'],
    ]);
    const again = await sandbox.test('POST', `payments/${intent.id}/settle`, { outcome: 'failed' });
    expect(again).toHaveProperty('error');
  });

  test.each(['succeeds', 'fails'])(
    'is chosen on the page and %s by itself after a while',
    async (account) => {
      const { id, url } = await sandbox.stripe.checkout.sessions.create(order());
      const typed = { email: 'ada@example.com', method: 'bank', account, card_number: '' };
      expect((await submitPage(String(url), typed)).status).toBe(303);
      await sandbox.test('POST', 'clock', { advance_seconds: 11 });
      const { payment_status } = await sandbox.stripe.checkout.sessions.retrieve(id);
      expect(payment_status).toBe(account === 'succeeds' ? 'paid' : 'unpaid');
      expect(await types()).toContain(
        `checkout.session.async_payment_${account === 'succeeds' ? 'succeeded' : 'failed'}`,
      );
    },
  );

  test('is not offered when the shop narrows the methods', async () => {
    const { url } = await sandbox.stripe.checkout.sessions.create(
      order({ allowed_payment_method_types: ['card'] }),
    );
    expect(await (await fetch(String(url))).text()).not.toContain('Pay by bank debit');
  });
});

describe('a refund', () => {
  test('of everything', async () => {
    const { intent, charge } = await paid();
    const metadata = { refund: 'row-1' };
    const refund = await sandbox.stripe.refunds.create({ payment_intent: intent.id, metadata });
    expect(refund).toMatchObject({
      object: 'refund',
      status: 'succeeded',
      amount: 4900,
      currency: 'usd',
      charge,
    });
    expect(refund).toMatchObject({ payment_intent: intent.id, metadata, reason: null });
    const after = await sandbox.stripe.charges.retrieve(charge, { expand: ['refunds'] });
    expect(after).toMatchObject({ amount_refunded: 4900, refunded: true, status: 'succeeded' });
    expect(after.refunds?.data.map((each) => each.id)).toEqual([refund.id]);
    expect((await types()).slice(-2)).toEqual(['refund.created', 'charge.refunded']);
    const more = await refusalOf(sandbox.stripe.refunds.create({ payment_intent: intent.id }));
    expect(more).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  });

  test('in parts never exceeds the charge', async () => {
    const { intent, charge } = await paid();
    await sandbox.stripe.refunds.create({ charge, amount: 1000 });
    await sandbox.stripe.refunds.create({ payment_intent: intent.id, amount: 3000, reason: 'duplicate' });
    const tooMuch = await refusalOf(sandbox.stripe.refunds.create({ charge, amount: 901 }));
    expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
    expect(await sandbox.stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 4000,
      refunded: false,
    });
    await sandbox.stripe.refunds.create({ charge, amount: 900 });
    expect(await sandbox.stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 4900,
      refunded: true,
    });
    const { data } = await sandbox.stripe.refunds.list({ payment_intent: intent.id });
    expect(data.map((refund) => refund.amount)).toEqual([900, 3000, 1000]);
    const [event] = (await sandbox.stripe.events.list({ type: 'charge.refunded', limit: 1 })).data;
    expect(event?.data.previous_attributes).toEqual({ amount_refunded: 4000, refunded: false });
  });

  test('is refused for a payment without money', async () => {
    const { intent } = await paid({ account: 'succeeds' });
    const early = await refusalOf(sandbox.stripe.refunds.create({ payment_intent: intent.id }));
    expect(early.message).toContain('does not have a successful charge');
    const unknown = await refusalOf(sandbox.stripe.refunds.create({ payment_intent: 'pi_none' }));
    expect(unknown).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'payment_intent' });
    expect(await refusalOf(sandbox.stripe.refunds.create({}))).toMatchObject({ code: 'parameter_missing' });
    const { charge } = await paid();
    expect(await refusalOf(sandbox.stripe.refunds.create({ charge, amount: 0 }))).toMatchObject({
      param: 'amount',
    });
  });

  test('can stay pending and then succeed', async () => {
    const { charge } = await paid();
    await sandbox.test('POST', 'faults', { refunds: { do: 'pending', count: 1 } });
    const refund = await sandbox.stripe.refunds.create({ charge });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    expect((await sandbox.stripe.charges.retrieve(charge)).amount_refunded).toBe(4900);
    const before = (await types()).length;
    await sandbox.test('POST', `refunds/${refund.id}/succeed`, {});
    expect(await sandbox.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
    expect(await types(before)).toEqual(['refund.updated', 'charge.refund.updated']);
  });

  test('can fail after it had succeeded, and the money is refundable again', async () => {
    const { charge } = await paid();
    const refund = await sandbox.stripe.refunds.create({ charge, amount: 1900 });
    const before = (await types()).length;
    await sandbox.test('POST', `refunds/${refund.id}/fail`, {});
    expect(await sandbox.stripe.refunds.retrieve(refund.id)).toMatchObject({
      ...{ status: 'failed', failure_reason: 'expired_or_canceled_card' },
    });
    expect(await types(before)).toEqual(['refund.updated', 'charge.refund.updated', 'refund.failed']);
    expect(await sandbox.stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 0,
      refunded: false,
    });
    expect((await sandbox.stripe.refunds.create({ charge })).amount).toBe(4900);
  });

  test('can fail at once, by fault', async () => {
    const { charge } = await paid();
    await sandbox.test('POST', 'faults', { refunds: [{ do: 'failed', count: 1 }] });
    expect((await sandbox.stripe.refunds.create({ charge })).status).toBe('failed');
    expect((await sandbox.stripe.charges.retrieve(charge)).amount_refunded).toBe(0);
    expect((await sandbox.stripe.refunds.create({ charge })).status).toBe('succeeded');
  });

  test('to a card whose refunds go wrong later', async () => {
    const { charge } = await paid({ card: '4000000000005126' });
    const refund = await sandbox.stripe.refunds.create({ charge });
    expect(refund.status).toBe('succeeded');
    await sandbox.test('POST', 'clock', { advance_seconds: 11 });
    expect((await sandbox.stripe.refunds.retrieve(refund.id)).status).toBe('failed');
  });

  test('made in the dashboard is announced only by events', async () => {
    const { intent } = await paid();
    const refund = await sandbox.test('POST', 'refund-from-dashboard', {
      payment_intent: intent.id,
      amount: 500,
    });
    expect(refund).toMatchObject({ amount: 500, status: 'succeeded', metadata: {} });
    const [event] = (await sandbox.stripe.events.list({ type: 'refund.created' })).data;
    expect(event?.request).toEqual({ id: null, idempotency_key: null });
  });

  test('can be cancelled while it waits for its buyer', async () => {
    const { charge } = await paid();
    await sandbox.test('POST', 'faults', { refunds: { do: 'requires_action', count: 1 } });
    const refund = await sandbox.stripe.refunds.create({ charge });
    expect((await sandbox.stripe.refunds.cancel(refund.id)).status).toBe('canceled');
    expect((await sandbox.stripe.charges.retrieve(charge)).amount_refunded).toBe(0);
    expect(await refusalOf(sandbox.stripe.refunds.cancel(refund.id))).toMatchObject({ statusCode: 400 });
  });
});

describe('a dispute', () => {
  test('is opened by its test card and can be won', async () => {
    const { intent, charge } = await paid({ card: '4000000000000259' });
    const [dispute] = (await sandbox.stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', amount: 4900, charge, reason: 'fraudulent' });
    expect((await sandbox.stripe.charges.retrieve(charge)).disputed).toBe(true);
    expect((await types()).slice(-2)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
    expect(await refusalOf(sandbox.stripe.refunds.create({ charge }))).toMatchObject({
      code: 'charge_disputed',
    });
    await sandbox.test('POST', `disputes/${dispute?.id}/won`, {});
    expect((await types()).slice(-2)).toEqual(['charge.dispute.closed', 'charge.dispute.funds_reinstated']);
    expect((await sandbox.stripe.disputes.retrieve(String(dispute?.id))).status).toBe('won');
    expect((await sandbox.stripe.refunds.create({ charge })).status).toBe('succeeded');
  });

  test.each(['card', 'control'])('is only an inquiry, by its %s, and no money moves', async (by) => {
    const { intent, charge } = await paid(by === 'card' ? { card: '4000000000001976' } : {});
    if (by === 'control') await sandbox.test('POST', `payments/${intent.id}/inquiry`, {});
    const [inquiry] = (await sandbox.stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(inquiry).toMatchObject({
      ...{ status: 'warning_needs_response', amount: 4900, balance_transactions: [] },
      ...{ is_charge_refundable: true, payment_method_details: { card: { case_type: 'inquiry' } } },
    });
    expect((await types()).at(-1)).toBe('charge.dispute.created');
    expect((await sandbox.stripe.refunds.create({ charge, amount: 100 })).status).toBe('succeeded');
    await sandbox.test('POST', `disputes/${inquiry?.id}/close-inquiry`, {});
    expect((await types()).at(-1)).toBe('charge.dispute.closed');
    expect((await sandbox.stripe.disputes.retrieve(String(inquiry?.id))).status).toBe('warning_closed');
  });

  test('is what the bank makes of its inquiry, and takes the money then', async () => {
    const { intent, charge } = await paid({ card: '4000000000001976' });
    const [inquiry] = (await sandbox.stripe.disputes.list({ payment_intent: intent.id })).data;
    await sandbox.test('POST', `disputes/${inquiry?.id}/escalate`, {});
    expect((await types()).slice(-2)).toEqual(['charge.dispute.updated', 'charge.dispute.funds_withdrawn']);
    expect(await refusalOf(sandbox.stripe.refunds.create({ charge }))).toMatchObject({
      code: 'charge_disputed',
    });
    await sandbox.test('POST', `disputes/${inquiry?.id}/won`, {});
    expect((await sandbox.stripe.disputes.retrieve(String(inquiry?.id))).status).toBe('won');
  });

  test('is lost when the shop closes it', async () => {
    const { intent } = await paid();
    const dispute = await sandbox.test<Stripe.Dispute>('POST', `payments/${intent.id}/dispute`, {});
    expect((await sandbox.stripe.disputes.close(dispute.id)).status).toBe('lost');
    expect((await types()).at(-1)).toBe('charge.dispute.closed');
    expect(await refusalOf(sandbox.stripe.disputes.close(dispute.id))).toMatchObject({ statusCode: 400 });
  });
});

describe('a payment of Checkout', () => {
  test('cannot be cancelled by itself', async () => {
    const { intent } = await paid();
    const done = await refusalOf(sandbox.stripe.paymentIntents.cancel(intent.id));
    expect(done).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
    const { intent: open } = await paid({ card: '4000000000000002' });
    const waiting = await refusalOf(sandbox.stripe.paymentIntents.cancel(open.id));
    expect(waiting.message).toContain('Expire its Checkout Session');
  });

  test('can come late, to an expired session, when a test wants it', async () => {
    const { id } = await sandbox.stripe.checkout.sessions.create(order());
    await sandbox.stripe.checkout.sessions.expire(id);
    expect(await sandbox.test('POST', `sessions/${id}/pay`, {})).toMatchObject({ outcome: 'closed' });
    expect(await sandbox.test('POST', `sessions/${id}/pay`, { late: true })).toMatchObject({
      outcome: 'paid',
    });
    expect((await types()).at(-2)).toBe('checkout.session.completed');
  });
});
