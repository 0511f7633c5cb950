import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { checkDigit } from '#shop/products/kinds/goods/variants/barcode.ts';
import { editGoodsVariants, manyForm } from '#shop/products/kinds/goods/variants/edit-many.ts';
import { editGoodsVariant, setGoodsVariant } from '#shop/products/kinds/goods/variants/edit-variant.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import {
  aDraftOfGoods,
  addCombinations,
  addOption,
  goodsNow,
  saveGoodsVariant,
  saveOption,
  sendOptions,
  variantFormOf,
} from '#tests/support/goods-editor.ts';
import { aColleague } from '#tests/support/staff.ts';
import { aWarehouse, someGoods } from '#tests/support/stock.ts';
import { auditActionText, auditDetailTexts } from '#web/admin/audit-text.ts';

const ada = await aColleague('Ada');
const ben = await aColleague('Ben');

const titles = async (slug: string) =>
  (await goodsNow(slug)).variants.map(({ title, isOnSale }) => (isOnSale ? title : `(${title})`));
const skus = async (slug: string) => (await goodsNow(slug)).variants.map(({ sku }) => sku);
const idOf = async (slug: string, title: string) =>
  (await goodsNow(slug)).variants.find((one) => one.title === title)?.id ?? expect.fail(`no ${title}`);
const valueCalled = async (slug: string, value: string) =>
  (await goodsNow(slug)).options.flatMap(({ values }) => values).find((one) => one.value === value)?.id ??
  expect.fail(`no ${value}`);
const set = async (slug: string, title: string, act: Parameters<typeof setGoodsVariant>[3], actor = ada) =>
  setGoodsVariant(db, { slug, version: (await goodsNow(slug)).version, actor }, await idOf(slug, title), act);
const sendMany = async (slug: string, typed: Record<string, string>) => {
  const form = { which: 'all', price: '', weight: '', max_quantity: '', act: 'change', ...typed };
  const { version } = await goodsNow(slug);
  await editGoodsVariants(db, { slug, actor: ada }, manyForm.parse({ version: String(version), ...form }));
};

/** Aprons in two sizes and two colours. */
async function aprons(): Promise<string> {
  const slug = await aDraftOfGoods(ada);
  await addOption(slug, ada, 'Size', 'Small', 'Large');
  await addOption(slug, ada, 'Colour', 'Blue', 'Grün');
  await addCombinations(slug, ada);
  return slug;
}

describe('options and their grid', () => {
  test('the only variant gets the first value, the others are made of all combinations at once', async () => {
    const slug = await aprons();
    expect(await titles(slug)).toEqual(['Small, Blue', 'Small, Grün', 'Large, Blue', 'Large, Grün']);
    const base = slug.toUpperCase();
    expect((await skus(slug)).slice(1)).toEqual([
      ...[`${base}-SMALL-GRUN`, `${base}-LARGE-BLUE`, `${base}-LARGE-GRUN`],
    ]);
    const { onSale, product } = await goodsNow(slug);
    expect(onSale.map(({ priceAmount, maxQuantity }) => [priceAmount, maxQuantity])).toEqual(
      Array.from({ length: 4 }, () => [4800, 99]),
    );
    const { facetValues } = await db
      .selectFrom('goods')
      .select('facetValues')
      .where('productId', '=', product.id)
      .executeTakeFirstOrThrow();
    expect(facetValues).toContain('property=size-is-large');
    await expect(addCombinations(slug, ada)).rejects.toMatchObject({ code: 'none_ticked' });
  });

  test('only the ticked combinations are made', async () => {
    const slug = await aDraftOfGoods(ada);
    await addOption(slug, ada, 'Size', 'S', 'M', 'L');
    await addCombinations(slug, ada, ['2']);
    expect(await titles(slug)).toEqual(['S', 'L']);
    await addCombinations(slug, ada);
    expect(await titles(slug)).toEqual(['S', 'M', 'L']);
  });

  test('a new variant has the weight of the others, and no barcode', async () => {
    const slug = await aDraftOfGoods(ada);
    await addOption(slug, ada, 'Size', 'S', 'M');
    await saveGoodsVariant(slug, ada, 'S', { 'goods.weight': '1.2 kg', 'goods.barcode': await aBarcode() });
    await addCombinations(slug, ada);
    const [, added] = (await goodsNow(slug)).variants;
    expect(added).toMatchObject({ title: 'M', weightGrams: 1200, barcode: null });
  });

  test('values are renamed, even with each other, added and moved, and variants follow', async () => {
    const slug = await aprons();
    const [small, large] = [await valueCalled(slug, 'Small'), await valueCalled(slug, 'Large')];
    await saveOption(slug, ada, 'Size', { [`value_${small}`]: 'Large', [`value_${large}`]: 'Small' });
    expect(await titles(slug)).toEqual(['Large, Blue', 'Large, Grün', 'Small, Blue', 'Small, Grün']);
    await saveOption(slug, ada, 'Size', { up: large, option_values: 'Huge' });
    const { options } = await goodsNow(slug);
    expect(options[0]?.values.map(({ value }) => value)).toEqual(['Small', 'Large', 'Huge']);
    await sendMany(slug, { act: 'sort', which: 'ticked' });
    expect((await titles(slug))[0]).toBe('Small, Blue');
    await sendOptions(slug, ada, { act: 'option-up', option: options[1]?.id ?? '' });
    expect((await titles(slug))[0]).toBe('Blue, Small');
  });

  test('a name that the owner gave stays', async () => {
    const slug = await aprons();
    await saveGoodsVariant(slug, ada, 'Small, Blue', { variant_title: 'The little one' });
    await saveOption(slug, ada, 'Colour', { [`value_${await valueCalled(slug, 'Blue')}`]: 'Navy' });
    expect(await titles(slug)).toEqual(['The little one', 'Small, Grün', 'Large, Navy', 'Large, Grün']);
    await saveGoodsVariant(slug, ada, 'The little one', { variant_title: '' });
    expect((await titles(slug))[0]).toBe('Small, Navy');
  });

  test('what variants use is not removed, and the refusal names them', async () => {
    const slug = await aprons();
    const blue = await valueCalled(slug, 'Blue');
    await expect(saveOption(slug, ada, 'Colour', { remove: blue })).rejects.toMatchObject({
      code: 'value_used',
      fields: {
        [`value_${blue}`]: expect.stringMatching(/“Blue” is used by 2 variants, such as .*LARGE-BLUE/),
      },
    });
    const [size] = (await goodsNow(slug)).options;
    const remove = { act: 'remove-option', option: size?.id ?? '' };
    await expect(sendOptions(slug, ada, remove)).rejects.toMatchObject({ code: 'option_used' });
    await set(slug, 'Large, Blue', 'remove');
    await set(slug, 'Large, Grün', 'remove');
    await sendOptions(slug, ada, remove);
    expect(await titles(slug)).toEqual(['Blue', 'Grün']);
  });

  test.each([
    [{ option_name: 'size', option_values: 'A' }, 'option_name'],
    [{ option_name: 'Fit', option_values: 'Wide\nwide' }, 'option_values'],
  ])('names that people would read as one are refused: %o', async (typed, field) => {
    const slug = await aprons();
    await expect(sendOptions(slug, ada, { act: 'add-option', ...typed })).rejects.toMatchObject({
      fields: { [field]: expect.any(String) },
    });
  });

  test('variants of before there were options become values by their names', async () => {
    const { slug } = await someGoods({}, {});
    await expect(addOption(slug, ada, 'Size', 'Size 0', 'Other')).rejects.toMatchObject({
      fields: { option_values: expect.stringContaining('“Size 1”') },
    });
    await addOption(slug, ada, 'Size', 'Size 0', 'size 1', 'Size 2');
    await addCombinations(slug, ada);
    expect(await titles(slug)).toEqual(['Size 0', 'Size 1', 'Size 2']);
  });
});

/** A barcode that no other test uses. */
async function aBarcode(): Promise<string> {
  const digits = String(200_000_000_000 + Math.floor(Math.random() * 99_999_999_999));
  return digits + checkDigit(digits);
}

describe('one variant', () => {
  test('keeps what its form says, and the log says what changed', async () => {
    const slug = await aprons();
    const barcode = await aBarcode();
    await saveGoodsVariant(slug, ada, 'Small, Blue', {
      ...{ price: '52.50', cost: '20', max_quantity: '5', place: '4' },
      ...{ 'goods.barcode': `${barcode.slice(0, 3)} ${barcode.slice(3)}`, 'goods.weight': '420' },
      ...{ 'goods.length': '30', 'goods.width': '2,5', 'goods.height': '2' },
      ...{ 'goods.customs_code': '6211.42', 'goods.origin_country': 'PT' },
      ...{ 'goods.stock': 'backorder', 'goods.promised_on': '2199-01-31' },
    });
    const { variants } = await goodsNow(slug);
    expect(variants[3]).toMatchObject({
      ...{ title: 'Small, Blue', priceAmount: 5250, costAmount: 2000, maxQuantity: 5, barcode },
      ...{ weightGrams: 420, lengthMm: 300, widthMm: 25, heightMm: 20, customsCode: '621142' },
      ...{ originCountry: 'PT', stock: 'backorder', promisedDays: null, promisedOn: '2199-01-31' },
    });
    const row = (await listAuditOf(db, `product:${(await goodsNow(slug)).product.id}`)).at(-1);
    if (!row) expect.fail('nothing in the log');
    expect(auditActionText(row.action)).toBe('Variant edited');
    expect(auditDetailTexts(row)).toEqual(
      expect.arrayContaining([
        `Barcode of Small, Blue: none → ${barcode}`,
        'Weight with packaging of Small, Blue: none → 420 g',
        'Country of origin of Small, Blue: none → Portugal',
        'At most per order of Small, Blue: 99 → 5',
      ]),
    );
  });

  test.each([
    ['goods.barcode', '4006381333932', /last digit would be 1/],
    ['goods.barcode', '123456789', /This one has 9/],
    ['goods.barcode', '1e3', /digits alone/],
    ['goods.weight', '1.200', /420 g or 1\.2 kg/],
    ['goods.weight', '-5', /420 g/],
    ['goods.weight', '1e3', /420 g/],
    ['goods.weight', '0', /420 g/],
    ['goods.length', '0', /centimetres/],
    ['goods.height', '2.55', /centimetres/],
    ['goods.customs_code', '62', /6 to 10/],
    ['goods.origin_country', 'XX', /country/],
    ['max_quantity', '100', /from 1 to 99/],
    ['max_quantity', '1e1', /from 1 to 99/],
    ['place', '5', /from 1 to 4/],
    ['price', '-1', /.+/],
    ['sku', 'a b', /letters, digits/],
    ['sku', '', /code/],
    ['variant_title', 'two\nlines', /one line/],
    ['variant_title', 'x'.repeat(65_536), /120/],
    ['goods.promised_on', '2027-02-30', /day/],
  ])('refuses %s “%.20s” at its field', async (field, text, words) => {
    const { read } = await variantFormOf(await theAprons(), 'Small, Blue', { [field]: text });
    expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      [field, expect.stringMatching(words)],
    ]);
  });

  test('refuses a list, and a back-order without a promise', async () => {
    const list = { 'goods.weight': ['1', '2'] } as unknown as Record<string, string>;
    expect((await variantFormOf(await theAprons(), 'Small, Blue', list)).read.success).toBe(false);
    const rule = { 'goods.stock': 'backorder' };
    const { read } = await variantFormOf(await theAprons(), 'Small, Blue', rule);
    expect(read.error?.issues[0]?.path).toEqual(['goods.promised_days']);
  });

  test('has a code and a barcode of its own, both told at once', async () => {
    const slug = await aprons();
    const barcode = await aBarcode();
    await saveGoodsVariant(slug, ada, 'Large, Blue', { 'goods.barcode': barcode });
    const [, , other] = await skus(slug);
    await expect(
      saveGoodsVariant(slug, ada, 'Small, Blue', { sku: other ?? '', 'goods.barcode': barcode }),
    ).rejects.toMatchObject({
      fields: {
        sku: expect.stringContaining('something else'),
        'goods.barcode': expect.stringContaining(`${other} of “Apron”`),
      },
    });
  });

  test('is not chosen with the same values as another', async () => {
    const slug = await aprons();
    const [size] = (await goodsNow(slug)).options;
    const field = `option_${size?.id}`;
    await expect(
      saveGoodsVariant(slug, ada, 'Small, Blue', { [field]: await valueCalled(slug, 'Large') }),
    ).rejects.toMatchObject({ code: 'same_choice' });
    await set(slug, 'Large, Blue', 'withdraw');
    await saveGoodsVariant(slug, ada, 'Small, Blue', {
      [field]: await valueCalled(slug, 'Large'),
      variant_title: '',
    });
    const { version, variants } = await goodsNow(slug);
    const off = variants.find(({ isOnSale }) => !isOnSale)?.id ?? '';
    const change = { slug, version, actor: ada };
    await expect(setGoodsVariant(db, change, off, 'bring-back')).rejects.toMatchObject({
      code: 'same_choice',
    });
  });

  test('that somebody else changed is compared by field', async () => {
    const slug = await aprons();
    const opened = await variantFormOf(slug, 'Small, Blue', { price: '50' });
    const other = await variantFormOf(slug, 'Small, Blue', { 'goods.weight': '300' });
    await saveGoodsVariant(slug, ben, 'Small, Blue', { price: '60' });
    const save = ({ id, read }: typeof opened) =>
      editGoodsVariant(db, { slug, actor: ada }, id, read.data ?? expect.fail('not read'));
    await expect(save(opened)).rejects.toMatchObject({
      code: 'edited_meanwhile',
      fields: { price: expect.stringContaining('Ben') },
    });
    await expect(save(other)).rejects.toMatchObject({ code: 'edited_meanwhile' });
    await saveGoodsVariant(slug, ada, 'Small, Blue', { 'goods.weight': '300' });
    expect((await goodsNow(slug)).variants[0]).toMatchObject({ priceAmount: 6000, weightGrams: 300 });
  });

  test('that was ordered, is in a cart or has stock is not deleted but taken off sale, and the cart says so', async () => {
    const { id } = await aWarehouse();
    const { slug, variantIds } = await someGoods({ [id]: 5 }, {});
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 1 });
    await expect(set(slug, 'Size 0', 'remove')).rejects.toMatchObject({ code: 'is_used' });
    await set(slug, 'Size 0', 'withdraw');
    expect(await titles(slug)).toEqual(['Size 1', '(Size 0)']);
    const [line] = (await viewCart(db, visitor))?.lines ?? [];
    expect(line?.problem).toMatchObject({ code: 'unavailable' });
    await expect(set(slug, 'Size 1', 'withdraw')).rejects.toMatchObject({ code: 'last_variant' });
    await set(slug, 'Size 0', 'bring-back');
    await set(slug, 'Size 1', 'remove');
    expect(await titles(slug)).toEqual(['Size 0']);
  });
});

let kept: string | undefined;
const theAprons = async () => (kept ??= await aprons());

describe('several variants at once', () => {
  test('get a price, a weight and a limit; the cart holds to it', async () => {
    const { id } = await aWarehouse();
    const { slug, variantIds } = await someGoods({ [id]: 50 }, { [id]: 50 });
    const visitor = await aVisitor();
    await addItem(db, visitor, { variant: variantIds[0] ?? '', quantity: 9 });
    await sendMany(slug, { price: '10', weight: '1,5 kg', max_quantity: '3' });
    const { onSale, product } = await goodsNow(slug);
    expect(
      onSale.map(({ priceAmount, weightGrams, maxQuantity }) => [priceAmount, weightGrams, maxQuantity]),
    ).toEqual([
      [1000, 1500, 3],
      [1000, 1500, 3],
    ]);
    const [line] = (await viewCart(db, visitor))?.lines ?? [];
    expect(line?.problem).toEqual({ code: 'quantity', text: 'You can buy at most 3 of this.' });
    await expect(addItem(db, visitor, { variant: variantIds[1] ?? '', quantity: 4 })).rejects.toMatchObject({
      code: 'quantity',
    });
    const row = (await listAuditOf(db, `product:${product.id}`)).at(-1);
    expect(row?.details).toMatchObject({ count: 2 });
  });

  test('are meant by a tick or by a value', async () => {
    const slug = await aprons();
    const { onSale } = await goodsNow(slug);
    await sendMany(slug, { which: 'ticked', price: '10', [`pick_${onSale[1]?.id}`]: 'on' });
    await sendMany(slug, { which: await valueCalled(slug, 'Large'), price: '20' });
    const prices = (await goodsNow(slug)).onSale.map(({ priceAmount }) => priceAmount);
    expect(prices).toEqual([4800, 1000, 2000, 2000]);
    await expect(sendMany(slug, { which: 'ticked', price: '10' })).rejects.toMatchObject({
      code: 'none_ticked',
    });
    await expect(sendMany(slug, {})).rejects.toMatchObject({ code: 'nothing_given' });
    await expect(sendMany(slug, { act: 'withdraw-many' })).rejects.toMatchObject({ code: 'last_variant' });
    await sendMany(slug, { act: 'withdraw-many', which: await valueCalled(slug, 'Grün') });
    expect(await titles(slug)).toEqual(['Small, Blue', 'Large, Blue', '(Small, Grün)', '(Large, Grün)']);
  });

  test('are 250 at most', async () => {
    const slug = await aDraftOfGoods(ada);
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${letter}${at}`);
    await addOption(slug, ada, 'Size', ...numbered('S', 16));
    await addOption(slug, ada, 'Colour', ...numbered('C', 16));
    await expect(addCombinations(slug, ada)).rejects.toMatchObject({ code: 'too_many' });
    const keys = numbered('', 15).flatMap((size) => numbered('', 16).map((colour) => `${size}-${colour}`));
    await addCombinations(slug, ada, keys);
    expect((await goodsNow(slug)).onSale).toHaveLength(240);
    expect(new Set(await skus(slug)).size).toBe(240);
  });

  test('are changed by one of two who do it at once', async () => {
    const slug = await aprons();
    const { version } = await goodsNow(slug);
    const form = (price: string) =>
      manyForm.parse({
        act: 'change',
        version: String(version),
        which: 'all',
        price,
        weight: '',
        max_quantity: '',
      });
    const both = await Promise.allSettled([
      editGoodsVariants(db, { slug, actor: ada }, form('10')),
      editGoodsVariants(db, { slug, actor: ben }, form('20')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
