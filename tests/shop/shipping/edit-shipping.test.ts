import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { editMethod, editZone } from '#shop/shipping/editing/edit-shipping.ts';
import { readMethod } from '#shop/shipping/editing/method-input.ts';
import { readZone } from '#shop/shipping/editing/zone-input.ts';
import { listZones } from '#shop/shipping/store.ts';
import { sellIn } from '#tests/support/selling-currency.ts';
import { methodTexts } from '#web/admin/shipping-method-texts.ts';

const METHOD = {
  ...{ title: 'Parcel', kind: 'parcel', currency: 'eur', rate_by: 'weight', is_offered: 'on' },
  ...{ up_to_1: '500', amount_1: '4,90', up_to_2: '', amount_2: '9.90', min_days: '2', max_days: '4' },
};

/** What is wrong, at its fields. */
function faults(read: () => unknown): unknown {
  try {
    read();
    return {};
  } catch (error) {
    return (error as { fields: unknown }).fields;
  }
}

beforeEach(async () => {
  await db.deleteFrom('shippingZones').execute();
  await sellIn('EUR');
});
afterAll(() => sellIn('USD'));

test('zones and methods are added, changed and deleted, and the audit log says so', async () => {
  await editZone(db, { zone: null }, { name: 'Alps', countries: 'Austria, ch' }, 'cli');
  await editMethod(db, { zone: 'Alps', method: null }, METHOD, 'cli');
  const [zone] = await listZones(db);
  expect(zone).toMatchObject({ name: 'Alps', countries: ['AT', 'CH'], postcodes: [] });
  const [method] = zone?.methods ?? [];
  expect(method).toMatchObject({
    ...{ title: 'Parcel', currency: 'EUR', minDays: 2, maxDays: 4, freeFrom: null, isOffered: true },
    rates: [
      { upTo: 500, amount: 490 },
      { upTo: null, amount: 990 },
    ],
  });
  // The form shows what was saved.
  const { id: _, zoneId: __, ...edit } = method ?? ({} as never);
  expect(readMethod(methodTexts(method ?? null))).toEqual(edit);
  await editMethod(
    db,
    { zone: 'Alps', method: 'Parcel' },
    { ...METHOD, title: 'By post', is_offered: '' },
    'cli',
  );
  await editZone(db, { zone: 'Alps' }, { name: 'Austria', countries: 'AT', postcodes: '10*' }, 'cli');
  expect((await listZones(db))[0]).toMatchObject({
    ...{ name: 'Austria', postcodes: ['10*'] },
    methods: [{ title: 'By post', isOffered: false }],
  });
  await editMethod(db, { zone: 'Austria', method: 'By post' }, { act: 'delete' }, 'cli');
  await editZone(db, { zone: 'Austria' }, { act: 'delete' }, 'cli');
  expect(await listZones(db)).toEqual([]);
  const log = await db
    .selectFrom('auditLog')
    .select('details')
    .where('subject', '=', 'setting:shipping')
    .execute();
  expect(log).toHaveLength(6);
});

test('two of one name are refused, and what is gone is said', async () => {
  await editZone(db, { zone: null }, { name: 'Alps', countries: 'CH' }, 'cli');
  const taken = { code: 'name_taken', fields: { name: 'Another one has this name.' } };
  await expect(editZone(db, { zone: null }, { name: 'Alps' }, 'cli')).rejects.toMatchObject(taken);
  await expect(editMethod(db, { zone: 'Sea', method: null }, METHOD, 'cli')).rejects.toMatchObject({
    status: 404,
  });
});

test('EU stands for all of its countries', () => {
  const { countries } = readZone({ name: 'A', countries: 'eu, Switzerland, Austria' });
  expect(countries).toHaveLength(28);
  expect(countries).toEqual(expect.arrayContaining(['AT', 'DE', 'IE', 'CH']));
  expect(readZone({ name: 'A', countries: 'Liechtenstein' }).countries).toEqual(['LI']);
});

test.each([
  ['500', 500],
  ['500 g', 500],
  ['0.5 kg', 500],
  ['1,25 KG', 1250],
])('a limit of weight is typed in grams or kilograms: %s', (typed, grams) => {
  const { rates } = readMethod({ ...METHOD, up_to_1: typed });
  expect(rates[0]).toEqual({ upTo: grams, amount: 490 });
});

describe('what is refused', () => {
  test.each([
    [{ name: '' }, ['name']],
    [{ name: 'A', countries: 'Atlantis' }, ['countries']],
    [{ name: 'A', countries: 'DE, AT', postcodes: '10*' }, ['postcodes']],
    [{ name: 'A', countries: 'DE', postcodes: '9-1' }, ['postcodes']],
  ])('of a zone: %j', (texts, fields) => {
    expect(Object.keys(faults(() => readZone(texts)) as object)).toEqual(fields);
  });

  test.each([
    [{ title: '' }, ['title']],
    [{ kind: 'drone' }, ['kind']],
    [{ currency: 'euros' }, ['currency']],
    // C7: a currency that nobody has, and amounts that Stripe cannot charge in theirs.
    [{ currency: 'QQQ' }, ['currency']],
    [{ currency: 'JPY', amount_1: '4.90', amount_2: '90' }, ['amount_1']],
    [{ currency: 'KWD', amount_1: '01.234', amount_2: '2.5' }, ['amount_1']],
    [{ currency: 'ISK', amount_1: '490', amount_2: '990.50' }, ['amount_2']],
    // What goes with it can be free, and then it is all that there is to pay.
    [{ amount_1: '0.49' }, ['amount_1']],
    [{ currency: 'KWD', amount_1: '0.19', amount_2: '2.5' }, ['amount_1']],
    [{ amount_1: '', amount_2: '', up_to_1: '' }, ['amount_1']],
    [{ amount_1: '-3' }, ['amount_1']],
    [{ amount_1: 'much' }, ['amount_1']],
    [{ up_to_1: '1.5' }, ['up_to_1']],
    [{ up_to_1: '1.5 g', amount_2: '' }, ['up_to_1']],
    [{ up_to_1: '2 kilos', amount_2: '' }, ['up_to_1']],
    [{ rate_by: 'pieces', up_to_1: '2 kg' }, ['up_to_1']],
    [{ up_to_2: '500' }, ['up_to_2']],
    [{ up_to_3: '900', amount_3: '12' }, ['up_to_3']],
    [{ min_days: '9' }, ['max_days']],
    [{ max_days: '1000' }, ['max_days']],
    [{ kind: 'pickup' }, ['place']],
    [{ ends_on: 'soon' }, ['ends_on']],
  ])('of a method: %j', (change, fields) => {
    expect(Object.keys(faults(() => readMethod({ ...METHOD, ...change })) as object)).toEqual(fields);
  });
});
