import { describe, expect, onTestFinished, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { showProduct } from '#shop/products/catalogue/show-product.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { editVariants } from '#shop/products/editing/variants/edit-variants.ts';
import { listVariantsToEdit } from '#shop/products/editing/variants/store.ts';
import { variantsInput, variantTexts } from '#shop/products/editing/variants/variant-input.ts';
import { sellIn } from '#tests/support/selling-currency.ts';
import { aColleague, aDraft, formOf, product } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const ben = await aColleague('Ben');

const variantsOf = async (slug: string) => listVariantsToEdit(db, (await product(slug)).id);
const titles = async (slug: string) =>
  (await variantsOf(slug)).map(({ title, isOnSale }) => (isOnSale ? title : `(${title})`));

async function idOf(slug: string, title: string): Promise<string> {
  return (await variantsOf(slug)).find((one) => one.title === title)?.id ?? expect.fail(`no ${title}`);
}

/** A form of the page, as it stands now. */
async function send(slug: string, typed: Record<string, string>, actor = ada): Promise<string | null> {
  const { version } = await product(slug);
  return editVariants(db, slug, variantsInput.parse({ version: String(version), ...typed }), actor);
}

const added = (title: string, price = '20') => ({
  ...{ act: 'add', variant_title: title, sku: '', price, cost: '' },
});

async function save(slug: string, title: string, typed: Record<string, string>, actor = ada) {
  const variant = (await variantsOf(slug)).find((one) => one.title === title) ?? expect.fail(title);
  return send(slug, { act: 'save', variant: variant.id, ...variantTexts(variant), ...typed }, actor);
}

/** A draft sold as "Morning", "Noon" and "Evening". */
async function aDraftOfThree(): Promise<string> {
  const slug = await aDraft(ada);
  await send(slug, { ...added('Noon'), first_title: 'Morning' });
  await send(slug, added('Evening', '30.50'));
  return slug;
}

describe('the variants of a product', () => {
  test('are added, named, ordered, withdrawn and brought back, with who did it', async () => {
    const slug = await aDraftOfThree();
    expect(await titles(slug)).toEqual(['Morning', 'Noon', 'Evening']);
    expect((await variantsOf(slug)).map(({ priceAmount }) => priceAmount)).toEqual([4900, 2000, 3050]);
    await send(slug, { act: 'up', variant: await idOf(slug, 'Evening') });
    await send(slug, { act: 'down', variant: await idOf(slug, 'Morning') });
    expect(await titles(slug)).toEqual(['Evening', 'Morning', 'Noon']);
    await save(slug, 'Noon', { variant_title: 'Midday', price: '25', cost: '3', sku: `MID-${slug}` });
    await send(slug, { act: 'withdraw', variant: await idOf(slug, 'Evening') });
    expect(await titles(slug)).toEqual(['Morning', 'Midday', '(Evening)']);
    await send(slug, { act: 'bring-back', variant: await idOf(slug, 'Evening') }, ben);
    expect(await titles(slug)).toEqual(['Morning', 'Midday', 'Evening']);
    const log = await listAuditOf(db, `product:${(await product(slug)).id}`);
    expect(log.slice(1).map(({ action }) => action.replace('product.variant_', ''))).toEqual([
      ...['added', 'added', 'moved', 'moved', 'edited', 'withdrawn', 'brought_back'],
    ]);
    expect(log.at(-1)).toMatchObject({ actor: ben, details: { fields: ['variants'], version: 8 } });
    expect(log[5]?.details['changes']).toEqual([
      { field: 'variant_title', from: 'Noon', to: 'Midday' },
      { field: 'sku', from: expect.any(String), to: `MID-${slug}`, of: 'Midday' },
      {
        field: 'price',
        from: { amount: 2000, currency: 'USD' },
        to: { amount: 2500, currency: 'USD' },
        of: 'Midday',
      },
      { field: 'cost', from: null, to: { amount: 300, currency: 'USD' }, of: 'Midday' },
    ]);
  });

  test('at the ends of the list stay where they are', async () => {
    const slug = await aDraftOfThree();
    const { version } = await product(slug);
    await send(slug, { act: 'up', variant: await idOf(slug, 'Morning') });
    await send(slug, { act: 'down', variant: await idOf(slug, 'Evening') });
    expect(await product(slug)).toMatchObject({ version });
  });

  test('of a published product change what shoppers see', async () => {
    const slug = 'by-heart';
    const before = await showProduct(db, slug);
    if (before.found !== 'product') expect.fail('not on sale');
    await send(slug, { ...added('With a mentor', '99'), first_title: 'Alone' });
    const after = await showProduct(db, slug);
    expect(after).toMatchObject({
      product: { variants: [{ title: 'Alone' }, { title: 'With a mentor', price: { amount: 9900 } }] },
    });
    await send(slug, { act: 'withdraw', variant: await idOf(slug, 'With a mentor') });
    expect(await showProduct(db, slug)).toMatchObject({ product: { variants: [{ title: 'Alone' }] } });
  });

  test('are never all withdrawn', async () => {
    const slug = await aDraft(ada);
    const [only] = await variantsOf(slug);
    await expect(send(slug, { act: 'withdraw', variant: only?.id ?? '' })).rejects.toMatchObject({
      code: 'last_variant',
    });
    const several = await aDraftOfThree();
    const ids = (await variantsOf(several)).map(({ id }) => id);
    const { version } = await product(several);
    await Promise.allSettled(
      ids.map((variant) => editVariants(db, several, { act: 'withdraw', variant, version }, ada)),
    );
    expect((await titles(several)).filter((title) => !title.startsWith('('))).not.toEqual([]);
  });

  test('have names that tell them apart', async () => {
    const slug = await aDraft(ada);
    await expect(send(slug, added('Evening'))).rejects.toMatchObject({
      fields: { first_title: expect.any(String) },
    });
    await expect(send(slug, { ...added('Evening'), first_title: 'evening' })).rejects.toMatchObject({
      code: 'same_name',
    });
    await expect(send(slug, { ...added(''), first_title: 'Morning' })).rejects.toMatchObject({
      fields: { variant_title: expect.any(String) },
    });
    expect(await titles(slug)).toEqual(['']);
  });

  test('have one currency, changed for all at once', async () => {
    const slug = await aDraftOfThree();
    await expect(send(slug, { act: 'currency', currency: 'JPY' })).rejects.toMatchObject({
      code: 'other_currency',
    });
    onTestFinished(() => sellIn('USD'));
    // Neither a figure with too many digits nor one that nobody can pay.
    await sellIn('CZK');
    await expect(send(slug, { act: 'currency', currency: 'CZK' })).resolves.toBeNull();
    await sellIn('USD');
    await send(slug, { act: 'currency', currency: 'USD' });
    await sellIn('HUF');
    await expect(send(slug, { act: 'currency', currency: 'HUF' })).rejects.toMatchObject({
      fields: { currency: expect.stringContaining('49.00') },
    });
    await sellIn('JPY');
    await expect(send(slug, { act: 'currency', currency: 'JPY' })).rejects.toMatchObject({
      fields: { currency: expect.any(String) },
    });
    await expect(editProduct(db, slug, await formOf(slug, { currency: 'EUR' }), ada)).rejects.toMatchObject({
      code: 'other_currency',
    });
    await send(slug, { act: 'withdraw', variant: await idOf(slug, 'Evening') });
    await sellIn('CZK');
    await send(slug, { act: 'currency', currency: 'czk' });
    expect((await variantsOf(slug)).map(({ priceAmount, currency }) => [priceAmount, currency])).toEqual([
      [4900, 'CZK'],
      [2000, 'CZK'],
      [3050, 'USD'],
    ]);
    const evening = await idOf(slug, 'Evening');
    await expect(send(slug, { act: 'bring-back', variant: evening })).rejects.toMatchObject({
      code: 'other_currency',
    });
    await save(slug, 'Evening', { price: '4000' });
    await send(slug, { act: 'bring-back', variant: evening });
    expect(await titles(slug)).toEqual(['Morning', 'Noon', 'Evening']);
  });

  test('have codes of their own, also when ten products want one code at once', async () => {
    const slug = await aDraftOfThree();
    const [first] = await variantsOf(slug);
    await expect(save(slug, 'Noon', { sku: first?.sku ?? '' })).rejects.toMatchObject({ code: 'sku_taken' });
    const slugs = await Promise.all(Array.from({ length: 10 }, () => aDraftOfThree()));
    const done = await Promise.allSettled(slugs.map((one) => save(one, 'Noon', { sku: `ONE-${slug}` })));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of done)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'sku_taken' });
  });

  test.each([
    ['price', '4.999'],
    ['price', '1e3'],
    ['cost', 'free'],
    ['sku', 'two words'],
    ['max_quantity', '2'],
    ['max_quantity', '0'],
    ['variant_title', 'two\nlines'],
  ])('are told at the field what is wrong with %s = %j', async (field, text) => {
    const slug = await aDraftOfThree();
    const refusal = await save(slug, 'Noon', { [field]: text }).catch((error: unknown) => error);
    expect(JSON.stringify(refusal)).toContain(field);
    expect(await product(slug)).toMatchObject({ version: 3 });
  });

  test('of another product are out of reach', async () => {
    const [slug, other] = [await aDraftOfThree(), await aDraftOfThree()];
    const variant = await idOf(other, 'Noon');
    await expect(send(slug, { act: 'withdraw', variant })).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('two people at the variants', () => {
  test('overwrite nothing of each other, and change different things side by side', async () => {
    const slug = await aDraftOfThree();
    const { version } = await product(slug);
    const noon = (await variantsOf(slug)).find(({ title }) => title === 'Noon') ?? expect.fail('no noon');
    const form = (typed: Record<string, string>) =>
      variantsInput.parse({
        ...{ act: 'save', variant: noon.id, version: String(version) },
        ...variantTexts(noon),
        ...typed,
      });
    await editVariants(db, slug, form({ price: '21' }), ben);
    await expect(editVariants(db, slug, form({ price: '22' }), ada)).rejects.toMatchObject({
      code: 'edited_meanwhile',
      fields: { price: expect.stringContaining('Ben') },
    });
    await editVariants(db, slug, { act: 'down', variant: noon.id, version }, ada);
    expect(await titles(slug)).toEqual(['Morning', 'Evening', 'Noon']);
  });

  test('a price typed into an old form of the product is not given to another variant', async () => {
    const slug = await aDraft(ada);
    const old = await formOf(slug, { price: '39' });
    await send(slug, { ...added('Evening'), first_title: 'Morning' }, ben);
    await send(slug, { act: 'up', variant: await idOf(slug, 'Evening') }, ben);
    await expect(editProduct(db, slug, old, ada)).rejects.toMatchObject({ code: 'edited_meanwhile' });
  });
});

test('the form of a product with several variants leaves them as they are', async () => {
  const slug = await aDraftOfThree();
  const edit = await formOf(slug, { title: 'Knots by day' });
  await editProduct(db, slug, { ...edit, variant: null }, ada);
  expect(await product(slug)).toMatchObject({ title: 'Knots by day', variant: { priceAmount: 4900 } });
});
