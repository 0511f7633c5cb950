import { describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { newProductForm, productForm } from '#shop/products/editing/edit-form.ts';
import { editProduct, refuseTaken } from '#shop/products/editing/edit-product.ts';
import { formTexts } from '#shop/products/editing/product-to-edit.ts';
import { changeProductStatus } from '#shop/products/editing/publish.ts';
import { editVariants } from '#shop/products/editing/variants/edit-variants.ts';
import { variantsInput } from '#shop/products/editing/variants/variant-input.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { DOVETAILS, SOURDOUGH } from '#tests/support/checkout-fixtures.ts';
import { aColleague, aDraft, formOf, product } from '#tests/support/staff.ts';
import { parseInputAnd } from '#web/forms/read-form.ts';

const ada = await aColleague('Ada');
const ids = async (slug: string) => (await product(slug)).variant?.sku ?? '';

async function faultsOf(act: () => Promise<unknown>): Promise<string[]> {
  try {
    await act();
  } catch (error) {
    if (error instanceof ShopError) return Object.keys(error.fields).toSorted();
    throw error;
  }
  return [];
}

describe('a form of a product tells all that is wrong with it at once', () => {
  test('what is mistyped: amounts too, whatever else is', async () => {
    const slug = await aDraft(ada);
    const typed = { title: '', price: 'much', cost: '1.2.3', currency: 'EUROS', tags: 'x'.repeat(70) };
    const read = productForm(kindNamed('course')).safeParse({
      ...{ ...formTexts(await product(slug)), version: '1', ...typed },
    });
    expect(read.error?.issues.map(({ path: [field] }) => field).toSorted()).toEqual([
      ...['cost', 'currency', 'price', 'tags', 'title'],
    ]);
    const made = newProductForm.safeParse({
      kind: 'course',
      title: '',
      slug: 'Not One',
      price: '',
      currency: 'x',
    });
    expect(made.error?.issues.map(({ path: [field] }) => field).toSorted()).toEqual([
      ...['currency', 'price', 'slug', 'title'],
    ]);
  });

  test('what others have', async () => {
    const slug = await aDraft(ada);
    const form = await formOf(slug, {
      slug: SOURDOUGH,
      sku: await ids(DOVETAILS),
      category: 'no-such-shelf',
    });
    expect(await faultsOf(() => editProduct(db, slug, form, ada))).toEqual(['category', 'sku', 'slug']);
    expect((await product(slug)).slug).toBe(slug);
  });

  test('both together', async () => {
    const slug = await aDraft(ada);
    const before = await product(slug);
    const texts = { ...formTexts(before), version: '1', title: '', price: 'much', slug: SOURDOUGH };
    const input = { values: texts, texts };
    const parse = () =>
      parseInputAnd(productForm(kindNamed('course')), input, (typed) =>
        inTransaction(db, (tx) => refuseTaken(tx, before, typed)),
      );
    expect(await faultsOf(parse)).toEqual(['price', 'slug', 'title']);
  });

  test('what a product on sale would lack, beside what others have', async () => {
    const slug = DOVETAILS;
    const form = await formOf(slug, { description: '', full_description: '', slug: SOURDOUGH });
    expect(await faultsOf(() => editProduct(db, slug, form, ada))).toEqual([
      ...['description', 'full_description', 'slug'],
    ]);
  });

  test('a new variant: name, code, price and cost', async () => {
    const slug = await aDraft(ada);
    const { version } = await product(slug);
    const typed = { act: 'add', variant_title: 'Large', sku: await ids(DOVETAILS), price: 'much', cost: 'x' };
    const input = variantsInput.parse({ ...typed, version: String(version) });
    expect(await faultsOf(() => editVariants(db, slug, input, ada))).toEqual([
      ...['cost', 'first_title', 'price', 'sku'],
    ]);
  });
});

test('checks in a row: the first reason leads, each field has its own, and a crash is a crash', async () => {
  const refuse = (code: string, field: string) => () => {
    throw new ShopError(code, 422, code, { [field]: code });
  };
  await expect(
    refuseAll([refuse('a', 'x'), () => {}, refuse('b', 'y'), refuse('c', 'x')]),
  ).rejects.toMatchObject({
    ...{ code: 'a', message: 'a', fields: { x: 'a', y: 'b' } },
  });
  const crash = () => Promise.reject(new Error('crash'));
  await expect(refuseAll([refuse('a', 'x'), crash])).rejects.toThrow('crash');
  const whole = new ShopError('gone', 409, 'gone');
  await expect(refuseAll([refuse('a', 'x'), () => Promise.reject(whole)])).rejects.toBe(whole);
});

test('publishing names all that is missing', async () => {
  const slug = await aDraft(ada);
  const { version } = await product(slug);
  const faults = await faultsOf(() => changeProductStatus(db, slug, { to: 'published', version }, ada));
  expect(faults.length).toBeGreaterThan(4);
});
