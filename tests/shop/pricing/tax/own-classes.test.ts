import { afterAll, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { listAuditOf } from '#shop/accounts/audit-store.ts';
import { addTaxClass, removeTaxClass } from '#shop/pricing/tax/editing/edit-classes.ts';
import { editTaxRate, removeTaxRate } from '#shop/pricing/tax/editing/edit-rates.ts';
import { rateOn } from '#shop/pricing/tax/rate.ts';
import { listTaxRates } from '#shop/pricing/tax/store.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { listOwnTaxClasses } from '#shop/products/tax-classes-store.ts';
import { aColleague, aDraft, formOf, product } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');
const title = `Art supplies ${crypto.randomUUID().slice(0, 6)}`;
const keyOf = async (name: string) =>
  (await listOwnTaxClasses(db)).find((one) => one.title === name)?.key ?? expect.fail('no such class');

afterAll(async () => {
  await db.updateTable('products').set({ taxClass: null }).where('taxClass', 'like', 'own_%').execute();
  await db.deleteFrom('taxRates').where('class', 'like', 'own_%').execute();
  await db.deleteFrom('taxClasses').execute();
});

test('a class of the owner has its own rate from its day on, and the standard one where it has none', async () => {
  await addTaxClass(db, { title }, ada);
  const taxClass = await keyOf(title);
  await editTaxRate(db, { country: 'AT', class: taxClass, rate: '13', valid_from: '2026-01-01' }, ada);
  const rates = await listTaxRates(db);
  expect(rateOn(rates, { country: 'AT', region: '', taxClass }, '2026-11-30')).toBe(130_000);
  expect(rateOn(rates, { country: 'DE', region: '', taxClass }, '2026-11-30')).toBe(190_000);
});

test.each([
  ['valid_from', { valid_from: 'abc' }],
  ['valid_from', { valid_from: '2026-02-30' }],
  ['valid_from', { valid_from: '' }],
  ['country', { country: 'ZZZ' }],
  ['class', { class: 'nope' }],
  ['region', { region: 'x'.repeat(41) }],
])('C15: a rate of no such %s is neither saved nor removed', async (field, wrong) => {
  const texts = { country: 'DE', class: 'standard', rate: '19', valid_from: '2026-01-01', ...wrong };
  const before = await listTaxRates(db);
  for (const act of [editTaxRate, removeTaxRate])
    await expect(act(db, texts, ada)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    });
  expect(await listTaxRates(db)).toEqual(before);
});

test('one of the same name, of none and of a name that is too long is refused; other scripts are taken', async () => {
  for (const wrong of [title.toUpperCase(), ' ', 'x'.repeat(61)])
    await expect(addTaxClass(db, { title: wrong }, ada)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { title: expect.any(String) },
    });
  await addTaxClass(db, { title: '芸術用品' }, ada);
  expect(await keyOf('芸術用品')).toMatch(/^own_[a-z0-9_]+$/);
});

test('a product takes it, told in the log by its name, and while it has it nobody removes the class', async () => {
  const [slug, key] = [await aDraft(ada), await keyOf(title)];
  await editProduct(db, slug, await formOf(slug, { tax_class: key }), ada);
  const log = await listAuditOf(db, `product:${(await product(slug)).id}`);
  expect(log.at(-1)?.details).toMatchObject({ changes: [{ field: 'tax_class', from: null, to: title }] });
  await expect(removeTaxClass(db, { class: key }, ada)).rejects.toMatchObject({ code: 'tax_class_in_use' });
  await editProduct(db, slug, await formOf(slug, { tax_class: '' }), ada);
  await removeTaxClass(db, { class: key }, ada);
  await removeTaxClass(db, { class: key }, ada);
  expect((await listTaxRates(db)).filter(({ taxClass }) => taxClass === key)).toEqual([]);
  await expect(editProduct(db, slug, await formOf(slug, { tax_class: key }), ada)).rejects.toMatchObject({
    fields: { tax_class: expect.any(String) },
  });
  await expect(
    editTaxRate(db, { country: 'AT', class: key, rate: '13', valid_from: '2026-01-01' }, ada),
  ).rejects.toMatchObject({ fields: { class: expect.any(String) } });
});

test('a product that takes a class while it is removed has it, or it is gone', async () => {
  for (let round = 0; round < 10; round++) {
    const name = `Class ${crypto.randomUUID().slice(0, 8)}`;
    await addTaxClass(db, { title: name }, ada);
    const [slug, key] = [await aDraft(ada), await keyOf(name)];
    const form = await formOf(slug, { tax_class: key });
    const [taken, removed] = await Promise.allSettled([
      editProduct(db, slug, form, ada),
      removeTaxClass(db, { class: key }, ada),
    ]);
    expect([taken.status, removed.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  }
});

test('the database itself refuses a class that is not there, and the end of one that is used', async () => {
  const slug = await aDraft(ada);
  const set = (taxClass: string) =>
    db.updateTable('products').set({ taxClass }).where('slug', '=', slug).execute();
  await expect(set('own_nothing')).rejects.toMatchObject({ code: '23503' });
  const name = `Class ${crypto.randomUUID().slice(0, 8)}`;
  await addTaxClass(db, { title: name }, ada);
  const key = await keyOf(name);
  await set(key);
  await expect(
    inTransaction(db, (tx) => tx.deleteFrom('taxClasses').where('key', '=', key).execute()),
  ).rejects.toMatchObject({ code: '23503' });
});
