import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { answerCountry } from '#shop/orders/country/answer-country.ts';
import { findOrderCountry } from '#shop/orders/country/store.ts';
import { weighCountries } from '#shop/orders/country/weigh-countries.ts';
import { historyOf } from '#shop/orders/history-store.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { taxOf } from '#shop/pricing/tax/calculate.ts';
import { concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { aShopper } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';
import { deliver, payWith } from '#tests/support/stripe-actions.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';

beforeEach(() => answerTax({ scheme: 'one_stop' }));
afterAll(withoutTaxAnswers);

const FRENCH = '4000002500000003';
const GERMAN = '4000002760000016';

/** An order of somebody who chose that country and paid with that card, after the job has looked at it. */
async function paid(
  country: string,
  how: object,
  visitor: Awaited<ReturnType<typeof aShopper>> | null = null,
) {
  const shopper = visitor ?? (await aShopper());
  const { orderId } = await checkoutFrom(shopper, country);
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const sessionId = (await payment.executeTakeFirstOrThrow()).stripeSessionId ?? '';
  await payWith(sessionId, how);
  await deliver(sessionId);
  const before = await moneyOf(orderId);
  await weighCountries(db);
  return { orderId, sessionId, shopper, before, number: await numberOf(orderId) };
}

const countryOf = (orderId: string) => findOrderCountry(db, orderId);

/** Every amount of an order, and what it was taxed by. */
async function moneyOf(orderId: string) {
  const { updatedAt, ...order } = (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
  const payments = await db.selectFrom('payments').selectAll().where('orderId', '=', orderId).execute();
  return { order, payments, items: await listItems(db, orderId), taxes: await listOrderTaxes(db, orderId) };
}

describe('a card of the country that was chosen', () => {
  test.each(['home', 'one_stop'] as const)('agrees with it, and nobody is asked (%s)', async (scheme) => {
    await answerTax({ scheme });
    const { orderId, number } = await paid('FR', { card: FRENCH });
    expect(await countryOf(orderId)).toMatchObject({
      ...{ country: 'FR', state: 'agreed', dueAt: null },
      pieces: [
        { kind: 'chosen', country: 'FR' },
        { kind: 'card', country: 'FR' },
      ],
    });
    expect(await concernsAbout(number)).toEqual([]);
    expect((await factsOf(orderId)).mails).toEqual(['order-confirmation']);
  });
});

describe('a card of another country', () => {
  test('is asked about, once, and staff see it; the answer is evidence and changes no amount', async () => {
    const { orderId, number, shopper, before } = await paid('DE', { card: FRENCH });
    await weighCountries(db);
    expect(await countryOf(orderId)).toMatchObject({ state: 'asked' });
    expect(await concernsAbout(number)).toEqual(['country_unclear']);
    expect((await factsOf(orderId)).mails).toEqual(['order-confirmation', 'country-asked']);
    await answerCountry(db, number, shopper, 'DE');
    // Sent twice.
    await answerCountry(db, number, shopper, 'DE');
    expect(await countryOf(orderId)).toMatchObject({ state: 'confirmed', answeredTaxAmount: null });
    expect(await concernsAbout(number)).toEqual([]);
    await expect(answerCountry(db, number, shopper, 'FR')).rejects.toMatchObject({ code: 'not_asked' });
    expect(await moneyOf(orderId)).toEqual(before);
  });

  test('whose buyer names another country is told to staff with the difference, and changes nothing', async () => {
    const { orderId, number, shopper, before } = await paid('DE', { card: FRENCH });
    await answerCountry(db, number, shopper, 'FR');
    const there = taxOf(4900, 200_000, true);
    expect(await countryOf(orderId)).toMatchObject({ state: 'differs', answeredTaxAmount: there });
    expect(await concernsAbout(number)).toEqual(['country_differs']);
    const concern = db.selectFrom('concerns').select('details').where('subject', '=', number);
    expect((await concern.orderBy('id', 'desc').executeTakeFirstOrThrow()).details).toEqual({
      ...{ taxed: 'DE', country: 'FR', charged: taxOf(4900, 190_000, true), there, currency: 'USD' },
    });
    expect(await moneyOf(orderId)).toEqual(before);
  });

  /** Two tabs answer differently at the same moment; what each was told, and what is kept. */
  async function answeredAtOnce(on: typeof db) {
    const { orderId, number, shopper } = await paid('DE', { card: FRENCH });
    const outcomes = await Promise.allSettled(
      ['DE', 'FR'].map((country) => answerCountry(on, number, shopper, country)),
    );
    const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const history = await historyOf(db, orderId);
    const said = history.filter(({ action }) => action === 'country_answered').length;
    return { taken, said, concerns: await concernsAbout(number), country: await countryOf(orderId) };
  }

  test('is answered once, also from two tabs at the same moment', async () => {
    const { taken, said, concerns, country } = await answeredAtOnce(db);
    expect({ taken, said }).toEqual({ taken: 1, said: 1 });
    expect(country?.pieces.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1);
    expect(concerns).toEqual(country?.state === 'differs' ? ['country_differs'] : []);
  });

  test('control: without row locks both answers are taken', async () => {
    const unguarded = withoutGuards(ROW_LOCK);
    let isTwice = false;
    for (let at = 0; at < 10 && !isTwice; at++) isTwice = (await answeredAtOnce(unguarded.db)).said > 1;
    await unguarded.end();
    expect(isTwice).toBe(true);
  });

  /** The job runs in two processes at the same moment. */
  async function weighedAtOnce(on: typeof db) {
    const { orderId, number } = await paid('DE', { card: FRENCH });
    const again = { state: 'waiting', dueAt: new Date(Date.now() - 1000) };
    await db.updateTable('orderCountries').set(again).where('orderId', '=', orderId).execute();
    await Promise.all([weighCountries(on), weighCountries(on)]);
    const asked = (await historyOf(db, orderId)).filter(({ action }) => action === 'country_asked');
    return { asked: asked.length - 1, concerns: await concernsAbout(number) };
  }

  test('is asked about once by jobs that run at the same moment', async () => {
    expect(await weighedAtOnce(db)).toEqual({ asked: 1, concerns: ['country_unclear'] });
  });

  test('control: without row locks it is asked about twice', async () => {
    const unguarded = withoutGuards(ROW_LOCK);
    let most = 0;
    for (let at = 0; at < 10 && most < 2; at++) most = (await weighedAtOnce(unguarded.db)).asked;
    await unguarded.end();
    expect(most).toBe(2);
  });

  test('is answered by nobody else', async () => {
    const { number } = await paid('DE', { card: FRENCH });
    const refused = { code: 'unknown_order' };
    await expect(answerCountry(db, number, await aShopper(), 'DE')).rejects.toMatchObject(refused);
    await expect(answerCountry(db, number, null, 'DE')).rejects.toMatchObject(refused);
  });

  test('is not asked about where a customer of a proven address has confirmed the country before', async () => {
    const first = await paid('DE', { card: FRENCH });
    await answerCountry(db, first.number, first.shopper, 'DE');
    const again = await aShopper();
    const { orderId } = await checkoutFrom(again, 'DE');
    const known = db.selectFrom('orders').select('customerId').where('id', '=', first.orderId);
    const session = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
    const sessionId = (await session.executeTakeFirstOrThrow()).stripeSessionId ?? '';
    const { customerId } = await known.executeTakeFirstOrThrow();
    await db
      .updateTable('orders')
      .set({ customerId, isAddressProven: true })
      .where('id', '=', orderId)
      .execute();
    await payWith(sessionId, { card: FRENCH });
    await deliver(sessionId);
    await weighCountries(db);
    expect(await countryOf(orderId)).toMatchObject({ state: 'agreed' });
  });
});

describe('without a card that tells', () => {
  test('a bank debit is waited for, then one piece is all there is', async () => {
    const { orderId } = await paid('DE', {});
    const late = (minutes: number) =>
      sql`update order_countries set due_at = due_at - ${`${minutes} minutes`}::interval`.execute(db);
    // As Stripe tells it of methods that have no country.
    await ownerDb.updateTable('payments').set({ cardCountry: null }).where('orderId', '=', orderId).execute();
    await sql`update order_countries set state = 'waiting', due_at = now() - interval '1 minute', tries = 0, asked_at = null
      where order_id = ${orderId}`.execute(db);
    await sql`delete from country_evidence where order_id = ${orderId} and kind = 'card'`.execute(ownerDb);
    for (let tries = 0; tries < 6; tries++) {
      await weighCountries(db);
      expect(await countryOf(orderId)).toMatchObject({ state: 'waiting', tries: tries + 1 });
      await late(100);
    }
    await weighCountries(db);
    expect(await countryOf(orderId)).toMatchObject({ state: 'single', dueAt: null });
  });

  test('an order that nobody paid is not looked at', async () => {
    const { orderId } = await checkoutFrom(await aShopper(), 'DE');
    await weighCountries(db);
    expect(await countryOf(orderId)).toMatchObject({ state: 'waiting', dueAt: null });
  });
});

test('another country is another order, also where the tax stays the same', async () => {
  await answerTax({ scheme: 'home' });
  const shopper = await aShopper();
  const first = await checkoutFrom(shopper, 'DE', 'ada@example.com');
  expect(await checkoutFrom(shopper, 'DE', 'ada@example.com')).toEqual(first);
  const second = await checkoutFrom(shopper, 'FR', 'ada@example.com');
  expect(second.orderId).not.toBe(first.orderId);
  expect(await countryOf(second.orderId)).toMatchObject({ country: 'FR' });
});

test('evidence is kept: the shop itself neither rewrites nor deletes it', async () => {
  const { orderId } = await paid('DE', { card: GERMAN });
  for (const act of [`update country_evidence set country = 'FR'`, 'delete from country_evidence'])
    await expect(sql.raw(`${act} where order_id = '${orderId}'`).execute(db)).rejects.toThrow(
      /permission denied|neither deleted nor rewritten/,
    );
});
