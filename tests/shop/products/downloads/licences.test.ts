import { describe, expect, test } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { listOpenConcerns } from '#shop/concerns/store.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { editLicences, licencesInput } from '#shop/products/kinds/download/licences/edit-licences.ts';
import {
  comparedKey,
  newLicenceKey,
  readKeyList,
} from '#shop/products/kinds/download/licences/licence-key.ts';
import { listOwnKeys } from '#shop/products/kinds/download/licences/own-keys-store.ts';
import {
  activateLicence,
  deactivateLicence,
  validateLicence,
} from '#shop/products/kinds/download/licences/use-licence.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { aPaidOrder, many } from '#tests/support/paid-order.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { decide, deliver, dispute, refundFromDashboard } from '#tests/support/stripe-actions.ts';

const set = (slug: string, fields: Record<string, string>) =>
  editLicences(db, slug, licencesInput.parse(fields), 'cli');
const someKeys = (count: number) => Array.from({ length: count }, newLicenceKey);

async function itemOf(orderId: string): Promise<string> {
  const { id } = await db
    .selectFrom('orderItems')
    .select('id')
    .where('orderId', '=', orderId)
    .executeTakeFirstOrThrow();
  return id;
}

async function keyOf(orderId: string) {
  const [key] = await listOwnKeys(db, [await itemOf(orderId)]);
  return key;
}

/** Somebody with a download that comes with a key. */
async function anOwner(slug: string, seats: string) {
  await set(slug, { act: 'save', source: 'generated', seats });
  const order = await aPaidOrder(slug);
  await receiveEvent(db, order.body);
  return { ...order, key: (await keyOf(order.orderId))?.code ?? '' };
}

describe('a list of keys', () => {
  test.each<[string, string, readonly string[], number, readonly number[]]>([
    ['a key on each line', 'AAAA-1\nAAAA-2\r\nAAAA-3\n', ['AAAA-1', 'AAAA-2', 'AAAA-3'], 0, []],
    ['a CSV file with a heading', 'Licence key;sold\n"AB""C1";no\nABC2;yes', ['AB"C1', 'ABC2'], 0, []],
    ['commas and tabs', 'ABC1,x\nABC2\ty', ['ABC1', 'ABC2'], 0, []],
    ['the same key, written in other ways', 'abcd-efgh\nABCDEFGH\n ab cd–ef gh ', ['abcd-efgh'], 2, []],
    ['what is too short or too long', `ABC\nABCD\n${'x'.repeat(101)}`, ['ABCD'], 0, [1, 3]],
    ['a mark of the byte order, and nothing', '\uFEFF\n\n', [], 0, []],
  ])('%s', (_, text, codes, doubles, unusable) => {
    expect(readKeyList(text)).toEqual({ codes, doubles, unusable });
  });

  test('of the shop’s own keys has no two signs that look alike', () => {
    for (const key of someKeys(200))
      expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(someKeys(1000)).size).toBe(1000);
    expect(comparedKey(' 7k2qm-0vxp9 ')).toBe('7K2QM0VXP9');
  });

  test('tells which keys are new, and keeps those of other downloads apart', async () => {
    const [one = '', two = '', three = ''] = someKeys(3);
    await set('bells-for-sitting', { act: 'save', source: 'list', seats: '' });
    const first = await set('bells-for-sitting', { act: 'add', list: '', typed: `${one}\n${two}` });
    expect(first).toMatchObject({ added: 2, known: 0, doubles: 0 });
    const again = await set('paper-boxes', { act: 'add', list: `${two}\n${three}\n${three}`, typed: '' });
    expect(again).toMatchObject({ added: 1, known: 1, doubles: 1 });
    await expect(set('bells-for-sitting', { act: 'add', list: 'x', typed: '' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await set('bells-for-sitting', { act: 'clear' })).toEqual({ removed: 2 });
  });
});

describe('keys of a list', () => {
  /** As many buyers as keys, whose payments arrive at once. @returns the keys they got; null where one waits. */
  async function race(on: Db, slug: string, count: number) {
    await set(slug, { act: 'save', source: 'list', seats: '' });
    await set(slug, { act: 'clear' });
    await set(slug, { act: 'add', list: someKeys(count).join('\n'), typed: '' });
    const orders = await many(count, () => aPaidOrder(slug));
    await Promise.all(orders.map(({ body }) => receiveEvent(on, body)));
    const items = await Promise.all(orders.map(({ orderId }) => itemOf(orderId)));
    return (await listOwnKeys(db, items)).map(({ code }) => code);
  }

  test('go to one buyer each, also when all pay at once', async () => {
    const codes = await race(db, 'bells-for-sitting', 12);
    expect(codes).not.toContain(null);
    expect(new Set(codes).size).toBe(12);
  });

  test('the control: without the lock a buyer waits for a key although there are some', async () => {
    const unguarded = withoutGuards([/(from "licences" .*) for update/s, '$1']);
    const codes = await race(unguarded.db, 'breathing-at-six-a-minute', 12);
    await unguarded.end();
    expect(codes).toContain(null);
  });

  test('that run out are told to staff, and follow by email once there are more', async () => {
    const slug = 'small-exercises-in-typescript';
    const [first = '', second = ''] = someKeys(2);
    await set(slug, { act: 'save', source: 'list', seats: '' });
    await set(slug, { act: 'add', list: first, typed: '' });
    const concernsOf = async (kind: 'licence_keys_few' | 'licence_keys_gone') =>
      (await listOpenConcerns(db, kind, 100)).filter(({ subject }) => subject === slug).length;
    const [lucky, late, refunded] = [await aPaidOrder(slug), await aPaidOrder(slug), await aPaidOrder(slug)];
    for (const { body } of [lucky, refunded, late]) await receiveEvent(db, body);
    expect((await keyOf(lucky.orderId))?.code).toBe(first);
    expect((await keyOf(late.orderId))?.code).toBeNull();
    expect(await concernsOf('licence_keys_gone')).toBe(1);
    const about = (await listConcerns(db)).filter(({ subject }) => subject === slug);
    expect(about.map(({ title }) => title)).toEqual(['Small Exercises in TypeScript']);
    await refundFromDashboard(refunded.sessionId);
    await deliver(refunded.sessionId);
    expect(await set(slug, { act: 'add', list: '', typed: second })).toMatchObject({ added: 1, served: 1 });
    expect((await keyOf(late.orderId))?.code).toBe(second);
    expect(await concernsOf('licence_keys_gone')).toBe(1);
    const emails = await db
      .selectFrom('mails')
      .select('recipient')
      .where('kind', '=', 'licence-key')
      .where('orderId', '=', late.orderId)
      .execute();
    expect(emails).toEqual([{ recipient: late.email }]);
    await set(slug, { act: 'add', list: someKeys(11).join('\n'), typed: '' });
    expect([await concernsOf('licence_keys_gone'), await concernsOf('licence_keys_few')]).toEqual([0, 0]);
    const next = await aPaidOrder(slug);
    await receiveEvent(db, next.body);
    expect([await concernsOf('licence_keys_gone'), await concernsOf('licence_keys_few')]).toEqual([0, 1]);
  });
});

describe('a licence key', () => {
  const SLUG = 'six-joints-full-size';

  /** So many devices ask at once. @returns how many were let in, and how the others were refused. */
  async function activateAtOnce(on: Db, key: string, count: number) {
    const answers = await Promise.allSettled(
      Array.from({ length: count }, (_, at) => activateLicence(on, { key, device: `device ${at}` })),
    );
    return {
      active: answers.filter(({ status }) => status === 'fulfilled').length,
      refused: answers.filter(
        (answer) => answer.status === 'rejected' && answer.reason.code === 'no_seat_left',
      ).length,
    };
  }

  test('of 3 seats is active on 3 of 50 devices that ask at once', async () => {
    const { key } = await anOwner(SLUG, '3');
    expect(await activateAtOnce(db, key, 50)).toEqual({ active: 3, refused: 47 });
    expect((await validateLicence(db, { key })).used).toBe(3);
  });

  test('the control: where a seat is taken without looking, all 50 are let in', async () => {
    const { key } = await anOwner(SLUG, '3');
    const unguarded = withoutGuards([/ and \(k\.seats is null or k\.used < k\.seats\)/, '']);
    expect((await activateAtOnce(unguarded.db, key, 50)).active).toBe(50);
    await unguarded.end();
  });

  test('takes one seat for a device that asks again, and gives it back', async () => {
    const { key } = await anOwner(SLUG, '1');
    const laptop = { key: key.toLowerCase().replaceAll('-', ' '), device: 'laptop' };
    const answers = await Promise.all([1, 2, 3].map(() => activateLicence(db, laptop)));
    for (const { product, seats } of answers) expect([product, seats]).toEqual([SLUG, 1]);
    expect((await validateLicence(db, laptop)).used).toBe(1);
    const other = { key, device: 'phone' };
    await expect(activateLicence(db, other)).rejects.toMatchObject({ code: 'no_seat_left', status: 409 });
    await expect(validateLicence(db, other)).rejects.toMatchObject({ code: 'not_active', status: 409 });
    expect((await deactivateLicence(db, laptop)).used).toBe(0);
    await expect(deactivateLicence(db, laptop)).rejects.toMatchObject({ code: 'not_active' });
    expect((await activateLicence(db, other)).used).toBe(1);
  });

  test('ends with the refund of its order, at once', async () => {
    const { key, sessionId } = await anOwner(SLUG, '');
    await activateLicence(db, { key, device: 'laptop' });
    await refundFromDashboard(sessionId);
    await deliver(sessionId);
    const revoked = { code: 'revoked', status: 403 };
    await expect(validateLicence(db, { key })).rejects.toMatchObject(revoked);
    await expect(activateLicence(db, { key, device: 'phone' })).rejects.toMatchObject(revoked);
    expect((await deactivateLicence(db, { key, device: 'laptop' })).used).toBe(0);
  });

  test('ends with a dispute that is lost', async () => {
    const { key, sessionId } = await anOwner(SLUG, '');
    const { id } = await dispute(sessionId);
    await deliver(sessionId);
    expect((await validateLicence(db, { key })).product).toBe(SLUG);
    await decide(id, 'lost');
    await deliver(sessionId);
    await expect(validateLicence(db, { key })).rejects.toMatchObject({ code: 'revoked' });
  });

  test('of nobody is unknown', async () => {
    await set('bells-for-sitting', { act: 'add', list: 'NOT-YET-SOLD', typed: '' });
    for (const key of ['NOT-YET-SOLD', newLicenceKey()])
      await expect(validateLicence(db, { key })).rejects.toMatchObject({ code: 'unknown_key', status: 404 });
  });
});
