import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { askVies } from '#lib/vies.ts';
import { viewCart } from '#shop/cart/view.ts';
import { findOrderBusiness } from '#shop/orders/business-store.ts';
import { checkVatIds } from '#shop/orders/country/check-vat-ids.ts';
import { listOrderTaxes } from '#shop/orders/taxes-store.ts';
import { readTaxAnswers } from '#shop/pricing/tax/editing/answers.ts';
import { findVatCheck } from '#shop/pricing/tax/vat-id/check-store.ts';
import { currentSettings } from '#shop/settings/current.ts';
import { concernsAbout, numberOf } from '#tests/support/changed-event.ts';
import { aShopper } from '#tests/support/checkout-fixtures.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver } from '#tests/support/stripe-actions.ts';
import { answerTax, checkoutFrom, withoutTaxAnswers } from '#tests/support/tax-fixtures.ts';
import {
  INVALID,
  says,
  startVies,
  VALID,
  type ViesBehaviour,
  type ViesServer,
} from '#tests/support/vies-server.ts';
import { taxForm } from '#web/checkout/tax-form.ts';

const ACME = { business: 'Acme GmbH', vat_id: 'ATU 1358 5627' };
const ID = 'ATU13585627';
let vies: ViesServer;

beforeAll(async () => {
  vies = await startVies();
});
beforeEach(async () => {
  vies.answers(VALID);
  await sql`delete from vat_checks`.execute(db);
  await answerTax({ reverse: 'reverse', vies: 'on' });
});
afterAll(async () => {
  await vies.close();
  await withoutTaxAnswers();
});

const run = () => checkVatIds(db, { url: vies.url, timeoutMs: 300 });
const buy = async (more: object = {}) =>
  (await checkoutFrom(await aShopper(), 'AT', undefined, { ...ACME, ...more })).orderId;
const groundOf = async (orderId: string) => (await listOrderTaxes(db, orderId))[0]?.ground;
const isDue = () => sql`update vat_checks set due_at = now() - interval '1 second'`.execute(db);

const silent: ViesBehaviour = () => {};
const garbage: ViesBehaviour = (_, response) => void response.end('<html>Error</html>');
const endless: ViesBehaviour = (_, response) => void response.end(`"${'x'.repeat(200_000)}"`);
const cut: ViesBehaviour = (_, response) => void response.destroy();
const elsewhere: ViesBehaviour = (_, response) => void response.writeHead(302, { location: '/' }).end();

describe('the register', () => {
  const question = { vatId: { country: 'AT', number: 'U13585627' }, requester: null };

  test.each([
    ['valid', VALID, { is: 'valid', consultation: 'WAPIAAAAX1', name: 'ACME GMBH' }],
    ['not', INVALID, { is: 'invalid', consultation: null, name: null }],
    ['no ID', says({ errorWrappers: [{ error: 'INVALID_INPUT' }] }, 400), { is: 'invalid' }],
    ['busy', says({ errorWrappers: [{ error: 'MS_MAX_CONCURRENT_REQ' }] }), { is: 'unavailable' }],
    ['down', says({ errorWrappers: [{ error: 'MS_UNAVAILABLE' }] }, 500), { why: 'MS_UNAVAILABLE' }],
    ['broken', says({}, 503), { is: 'unavailable', why: 'status 503' }],
    ['vague', says({ valid: 'yes' }), { is: 'unavailable' }],
    ['silent', silent, { is: 'unavailable', why: 'TimeoutError' }],
    ['garbage', garbage, { is: 'unavailable', why: 'SyntaxError' }],
    ['endless', endless, { is: 'unavailable' }],
    ['cut', cut, { is: 'unavailable' }],
    ['elsewhere', elsewhere, { is: 'unavailable' }],
  ] as const)('that says %s', async (_, behaviour, answer) => {
    vies.answers(behaviour);
    expect(await askVies(vies.url, question, 300)).toMatchObject(answer);
  });

  test('that is not there is unavailable', async () => {
    expect(await askVies('http://127.0.0.1:1', question, 300)).toMatchObject({ is: 'unavailable' });
  });

  test('that does not accept who asks is asked without', async () => {
    const refusal = says({ errorWrappers: [{ error: 'INVALID_REQUESTER_INFO' }] }, 400);
    vies.answers((asked, response) => ('requesterNumber' in asked ? refusal : VALID)(asked, response));
    const requester = { country: 'DE', number: '136695976' };
    expect(await askVies(vies.url, { ...question, requester }, 300)).toMatchObject({ is: 'valid' });
    expect(vies.asked).toHaveLength(2);
    expect(vies.asked[0]).toMatchObject({
      ...{ path: '/rest-api/check-vat-number', countryCode: 'AT', vatNumber: 'U13585627' },
      ...{ requesterMemberStateCode: 'DE', requesterNumber: '136695976' },
    });
  });
});

describe('a VAT ID of an order', () => {
  test('is not asked about unless the owner wants it', async () => {
    await answerTax({ reverse: 'reverse' });
    const orderId = await buy();
    await isDue();
    await run();
    expect([await groundOf(orderId), vies.asked]).toEqual(['reverse_charge', []]);
    expect(await findOrderBusiness(db, orderId)).toMatchObject({ vatState: 'unverified' });
  });

  test('is verified after it was accepted, and the order keeps the proof', async () => {
    const orderId = await buy();
    expect(await groundOf(orderId)).toBe('reverse_charge');
    await run();
    const proof = { vatState: 'valid', vatConsultation: 'WAPIAAAAX1', vatCheckedAt: expect.any(Date) };
    expect(await findOrderBusiness(db, orderId)).toMatchObject(proof);
    // The next order has it at once, and nobody is asked again.
    expect(await findOrderBusiness(db, await buy())).toMatchObject(proof);
    vies.answers(VALID);
    await run();
    expect(vies.asked).toEqual([]);
  });

  test('that turns out to be invalid is told to staff once it is paid, and refused from then on', async () => {
    vies.answers(INVALID);
    const orderId = await buy();
    const before = await listOrderTaxes(db, orderId);
    await run();
    const number = await numberOf(orderId);
    expect(await concernsAbout(number)).toEqual([]);
    const session = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
    const sessionId = (await session.executeTakeFirstOrThrow()).stripeSessionId ?? '';
    await payAt(sessionId);
    await deliver(sessionId);
    await run();
    await run();
    expect(await concernsAbout(number)).toEqual(['vat_id_invalid']);
    const concerns = db.selectFrom('concerns').select('times').where('subject', '=', number);
    expect(await concerns.execute()).toEqual([{ times: 1 }]);
    expect(await listOrderTaxes(db, orderId)).toEqual(before);
    await expect(buy()).rejects.toMatchObject({
      code: 'vat_id_invalid',
      fields: { vat_id: expect.any(String) },
    });
  });

  test('waits longer and longer for a register that does not answer, then is given up', async () => {
    vies.answers(says({}, 500));
    const orderId = await buy();
    const waits: number[] = [];
    for (let tries = 0; tries < 16; tries++) {
      await isDue();
      await run();
      const dueAt = (await findVatCheck(db, ID))?.dueAt;
      waits.push(dueAt ? Math.round((dueAt.getTime() - Date.now()) / 60_000) : 0);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits.slice(-3)).toEqual([360, 360, 0]);
    expect(await findOrderBusiness(db, orderId)).toMatchObject({ vatState: 'unavailable' });
    // Named again, it is asked about again.
    vies.answers(VALID);
    await buy();
    await run();
    expect(await findOrderBusiness(db, orderId)).toMatchObject({ vatState: 'valid' });
  });
});

describe('where tax is charged until a VAT ID is verified', () => {
  beforeEach(() => answerTax({ reverse: 'reverse', vies: 'on', unverified: 'charge' }));

  test('it is, and no more once it is', async () => {
    const charged = await buy();
    expect(await groundOf(charged)).toBe('taxed');
    await run();
    expect(await groundOf(await buy())).toBe('reverse_charge');
    expect(await groundOf(charged)).toBe('taxed');
  });

  test('the checkout has it verified before anything is ordered, and says so', async () => {
    const visitor = await aShopper();
    const show = async () => {
      const cart = (await viewCart(db, visitor)) ?? expect.fail('no cart');
      return taxForm(db, cart, cart.totals, null, { country: 'AT', ...ACME });
    };
    expect(await show()).toMatchObject({ isVerifying: true, tax: { items: [{ ground: 'taxed' }] } });
    await run();
    expect(await show()).toMatchObject({
      isVerifying: false,
      tax: { items: [{ ground: 'reverse_charge' }] },
    });
  });

  test('the register has to be asked', () => {
    const typed = { tax_country: 'DE', tax_vies: 'off', tax_unverified: 'charge' };
    expect(() => readTaxAnswers(typed, currentSettings())).toThrow(/Nothing would ever be verified/);
  });
});
