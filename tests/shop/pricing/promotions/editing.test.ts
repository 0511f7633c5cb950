import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { savePromotion, setPromotionState } from '#shop/pricing/promotions/editing/edit-promotion.ts';
import { listPromotions } from '#shop/pricing/promotions/editing/edit-store.ts';
import { promotionInWords } from '#shop/pricing/promotions/editing/in-words.ts';
import { aCode } from '#tests/support/promotion-fixtures.ts';

const form = (given: Readonly<Record<string, string>> = {}) => ({
  ...{
    name: 'Spring',
    code: aCode(),
    effect: 'percent',
    percent: '33,33',
    currency: 'USD',
    scope: 'everything',
  },
  ...given,
});
const save = (id: string | null, texts: Readonly<Record<string, string>>) =>
  savePromotion(db, id, texts, 'cli');
const stored = async (id: string) => (await listPromotions(db, id))[0];

test('a promotion is made, changed, paused and ended, and the audit log says so', async () => {
  const texts = form({
    starts_at: '2027-03-01T08:00',
    ends_at: '2027-04-01T00:00',
    min_amount: '50',
    total_limit: '10',
  });
  const id = await save(null, texts);
  const made = await stored(id);
  expect(made).toMatchObject({ rate: 333_300, minAmount: 5000, currency: 'USD', totalLimit: 10, version: 1 });
  expect(made?.startsAt).toEqual(new Date('2027-03-01T08:00Z'));
  await save(id, { ...texts, percent: '20', version: '1' });
  await expect(save(id, { ...texts, version: '1' })).rejects.toMatchObject({ code: 'edit_conflict' });
  await setPromotionState(db, id, 'paused', 'cli');
  await setPromotionState(db, id, 'ended', 'cli');
  await expect(setPromotionState(db, id, 'active', 'cli')).rejects.toMatchObject({ code: 'promotion_ended' });
  expect(await stored(id)).toMatchObject({ rate: 200_000, state: 'ended' });
  const log = await db
    .selectFrom('auditLog')
    .select(['action', 'details'])
    .where('subject', '=', `promotion:${texts.code}`)
    .orderBy('id')
    .execute();
  expect(log.map(({ action }) => action)).toEqual([
    'promotion.created',
    ...Array(3).fill('promotion.edited'),
  ]);
  expect(log[1]?.details).toEqual({ changes: [{ field: 'rate', from: 333_300, to: 200_000 }] });
});

test('what it is for is kept as staff name it', async () => {
  for (const [scope, targets] of [
    ['kind', 'course\nevent'],
    ['product', 'first-sourdough'],
  ] as const) {
    const id = await save(null, form({ scope, targets }));
    expect((await stored(id))?.named).toEqual(targets.split('\n'));
  }
});

describe('is refused', () => {
  test.each([
    [{ name: '' }, 'name'],
    [{ code: 'x'.repeat(41) }, 'code'],
    [{ percent: '0' }, 'percent'],
    [{ percent: '101' }, 'percent'],
    [{ percent: '' }, 'percent'],
    [{ effect: 'fixed', amount: '' }, 'amount'],
    [{ effect: 'fixed', amount: '0' }, 'amount'],
    [{ effect: 'fixed', amount: '1.234', currency: 'KWD' }, 'amount'],
    [{ effect: 'fixed_price', amount: '0.49' }, 'amount'],
    [{ effect: 'fixed_price', amount: '100.50', currency: 'ISK' }, 'amount'],
    [{ effect: 'buy_get', buy_quantity: '2' }, 'get_quantity'],
    [{ scope: 'product', targets: '' }, 'targets'],
    [{ scope: 'product', targets: 'no-such-thing' }, 'targets'],
    [{ scope: 'kind', targets: 'horse' }, 'targets'],
    [{ starts_at: '2027-02-30T08:00' }, 'starts_at'],
    [{ starts_at: '2027-03-01T08:00', ends_at: '2027-03-01T08:00' }, 'ends_at'],
    [{ total_limit: '0' }, 'total_limit'],
    [{ total_limit: '1e3' }, 'total_limit'],
    [{ min_amount: '-1' }, 'min_amount'],
    [{ currency: 'XXL' }, 'currency'],
  ] as const)('%j', async (given, field) => {
    await expect(save(null, form(given))).rejects.toMatchObject({
      ...{ code: 'invalid_input', status: 422 },
      fields: { [field]: expect.any(String) },
    });
  });

  test('with a code of another one, however it is written', async () => {
    const code = aCode();
    await save(null, form({ code }));
    await expect(save(null, form({ code: ` ${code.toLowerCase()}` }))).rejects.toMatchObject({
      fields: { code: '“Spring” has this code already.' },
    });
  });
});

test('it is said in words', async () => {
  const id = await save(
    null,
    form({
      effect: 'buy_get',
      code: '',
      buy_quantity: '2',
      get_quantity: '1',
      percent: '100',
      scope: 'kind',
      targets: 'goods',
    }),
  );
  const made = await stored(id);
  expect(made && promotionInWords(made, made.named)).toEqual([
    'Of 3 pieces the cheapest one is free: goods. The dearest are paired first.',
    'Without a code: the best one for the buyer applies by itself.',
    'Not together with others: what saves the buyer most applies.',
  ]);
});
