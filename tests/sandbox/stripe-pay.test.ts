import type { Stripe } from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order, orderAt, type Sandbox, startSandbox, submitPage } from './stripe-start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const CARD = { email: 'ada@example.com', method: 'card', card_number: '4242 4242 4242 4242' };

async function open(params: Stripe.Checkout.SessionCreateParams = order()) {
  const { id, url } = await sandbox.stripe.checkout.sessions.create(params);
  return { id, url: String(url) };
}

function retrieve(id: string) {
  return sandbox.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });
}

/** Types of the events about one session's payment, oldest first. */
async function eventsOf(id: string): Promise<string[]> {
  const { payment_intent } = await sandbox.stripe.checkout.sessions.retrieve(id);
  const events = await sandbox.stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  const mine = events.filter((event) => {
    const object = event.data.object as { id: string; payment_intent?: string | null };
    return [id, payment_intent].includes(object.id) || object.payment_intent === payment_intent;
  });
  return mine.map((event) => event.type).reverse();
}

describe('the payment page', () => {
  test('names what is bought, prefills the address and says that it is no real money', async () => {
    const { url } = await open();
    const response = await fetch(url);
    const page = await response.text();
    expect(page).toContain('Bread, from the start');
    expect(page).toMatch(
      /<label for="email">Email<\/label>\s*<input id="email" name="email" value="ada@example.com"/,
    );
    expect(page).toContain('<label for="card_number">Card number</label>');
    expect(page).toMatch(/<button[^>]*>Pay 49\.00 USD<\/button>/);
    expect(page).toContain('Pay by bank debit');
    expect(page).toContain('<a href="http://localhost:4321/checkout/cancelled">Cancel and go back</a>');
    expect(page).toContain('No real money');
    expect(page).not.toMatch(/<script|<style|style=/);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("form-action 'self' http://localhost:4321");
    expect(policy).not.toContain('unsafe');
  });

  test('also answers under the path of hosted Checkout', async () => {
    const { id } = await open();
    expect((await fetch(`${sandbox.url}/c/pay/${id}`)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/pay/cs_test_unknown`)).status).toBe(404);
  });

  test('escapes what the shop sent', async () => {
    const price_data = {
      currency: 'usd',
      unit_amount: 500,
      product_data: { name: '<img src=x onerror=alert(1)>' },
    };
    const { url } = await open(order({ line_items: [{ price_data, quantity: 1 }] }));
    expect(await (await fetch(url)).text()).toContain('&lt;img src=x');
  });

  test('shows currencies without and with three decimals', async () => {
    expect(await (await fetch((await open(orderAt(500, 'jpy'))).url)).text()).toContain('Pay 500 JPY');
    expect(await (await fetch((await open(orderAt(12340, 'kwd'))).url)).text()).toContain('Pay 12.340 KWD');
  });

  test('refuses a form of another site', async () => {
    const { id, url } = await open();
    const headers = { Origin: 'http://evil.example' };
    const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(CARD) });
    expect(response.status).toBe(403);
    expect((await retrieve(id)).status).toBe('open');
  });
});

describe('paying by card', () => {
  test('completes the session and leads back to the shop', async () => {
    const params = order({ payment_intent_data: { metadata: { order: '1' }, description: 'Order 1' } });
    const { id, url } = await open(params);
    const response = await submitPage(url, CARD);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`http://localhost:4321/checkout/success?session_id=${id}`);
    const session = await retrieve(id);
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      amount_total: 4900,
    });
    expect(session.customer_details).toMatchObject({ email: 'ada@example.com' });
    const intent = session.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount: 4900,
      amount_received: 4900,
      currency: 'usd',
    });
    expect(intent).toMatchObject({ metadata: { order: '1' }, description: 'Order 1' });
    expect(intent.latest_charge).toMatchObject({ status: 'succeeded', paid: true, amount_refunded: 0 });
    expect(intent.latest_charge).toMatchObject({ payment_method_details: { card: { last4: '4242' } } });
  });

  test('sends the events of Stripe, in their order', async () => {
    const { id, url } = await open();
    await submitPage(url, CARD);
    expect(await eventsOf(id)).toEqual([
      ...['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
      ...['checkout.session.completed', 'charge.updated'],
    ]);
  });

  test('adds its balance transaction', async () => {
    const { id, url } = await open();
    await submitPage(url, CARD);
    const intent = (await retrieve(id)).payment_intent as Stripe.PaymentIntent;
    const charge = intent.latest_charge as Stripe.Charge;
    const transaction = await sandbox.stripe.balanceTransactions.retrieve(String(charge.balance_transaction));
    expect(transaction).toMatchObject({
      amount: 4900,
      fee: 172,
      net: 4728,
      type: 'charge',
      source: charge.id,
    });
    expect((await sandbox.stripe.balanceTransactions.list({ source: charge.id })).data).toHaveLength(1);
  });

  test('twice at once takes the money once', async () => {
    const { id, url } = await open();
    const answers = await Promise.all(Array.from({ length: 10 }, () => submitPage(url, CARD)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(303));
    const { payment_intent } = await sandbox.stripe.checkout.sessions.retrieve(id);
    const charges = await sandbox.stripe.charges.list({ payment_intent: String(payment_intent) });
    expect(charges.data).toHaveLength(1);
    expect(await (await fetch(url)).text()).toContain('This payment is complete');
  });

  test('keeps what the buyer typed when the number is wrong', async () => {
    const { id, url } = await open();
    const typed = { ...CARD, email: 'grace@example.com', card_number: '4242 4242 4242 4241' };
    const response = await submitPage(url, typed);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('value="4242 4242 4242 4241"');
    expect(page).toContain('value="grace@example.com"');
    expect(page).toContain('aria-describedby="card_number-error"');
    expect(page).toContain('Your card number is invalid.');
    expect((await retrieve(id)).payment_intent).toBeNull();
  });

  test.each([
    ['an unknown card', { card_number: '4111111111111111' }, 'only the test cards'],
    ['no number', { card_number: '' }, 'Enter a card number'],
    ['letters', { card_number: 'abcd' }, 'incomplete'],
    ['no address', { email: '' }, 'Enter an email address'],
    ['a month past', { expiry: '01 / 20' }, 'Enter a month and year'],
    ['a short CVC', { cvc: '1' }, 'three or four digits'],
  ])('names what is wrong: %s', async (_, wrong, says) => {
    const response = await submitPage((await open()).url, { ...CARD, ...wrong });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(says);
  });
});

describe('a declined card', () => {
  test('shows the page again and can be followed by one that pays', async () => {
    const { id, url } = await open();
    const response = await submitPage(url, { ...CARD, card_number: '4000 0000 0000 0002' });
    expect(response.status).toBe(402);
    expect(await response.text()).toContain('Your card was declined.');
    const declined = await retrieve(id);
    expect(declined).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    const intent = declined.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'generic_decline', type: 'card_error' },
      latest_charge: { status: 'failed', paid: false, failure_code: 'card_declined' },
    });
    expect(await (await fetch(url)).text()).toContain('Your card was declined.');
    expect((await submitPage(url, CARD)).status).toBe(303);
    const paid = await retrieve(id);
    expect(paid.payment_intent).toMatchObject({
      id: intent.id,
      status: 'succeeded',
      last_payment_error: null,
    });
    expect(await eventsOf(id)).toEqual([
      ...['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'],
      ...['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed', 'charge.updated'],
    ]);
  });

  test('leaves a payment intent that expiring cancels', async () => {
    const { id, url } = await open();
    await submitPage(url, { ...CARD, card_number: '4000000000009995' });
    await sandbox.stripe.checkout.sessions.expire(id);
    expect((await retrieve(id)).payment_intent).toMatchObject({ status: 'canceled' });
  });
});

describe('3-D Secure', () => {
  const ASKING = { ...CARD, card_number: '4000 0025 0000 3155' };

  async function ask() {
    const { id, url } = await open();
    const response = await submitPage(url, ASKING);
    expect(response.status).toBe(303);
    const proof = new URL(String(response.headers.get('location')), url).href;
    const page = await (await fetch(proof)).text();
    expect(page).toMatch(/<button[^>]*>Complete<\/button>/);
    expect(page).toMatch(/<button[^>]*>Fail<\/button>/);
    return { id, url, proof };
  }

  test('asks first, and pays when it is completed', async () => {
    const { id, proof } = await ask();
    expect((await retrieve(id)).payment_intent).toMatchObject({ status: 'requires_action' });
    const response = await submitPage(proof, { answer: 'complete' });
    expect(response.headers.get('location')).toContain(`session_id=${id}`);
    const session = await retrieve(id);
    expect(session.payment_status).toBe('paid');
    expect(session.payment_intent).toMatchObject({
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
    });
  });

  test('leads back to the page with the reason when it fails', async () => {
    const { id, url, proof } = await ask();
    const response = await submitPage(proof, { answer: 'fail' });
    expect(response.headers.get('location')).toBe(`/pay/${id}`);
    expect(await (await fetch(url)).text()).toContain('unable to authenticate');
    const session = await retrieve(id);
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect(session.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
    expect((await submitPage(url, CARD)).status).toBe(303);
  });
});
