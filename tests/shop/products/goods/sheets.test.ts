import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { findProductToEdit } from '#shop/products/editing/product-to-edit.ts';
import {
  applyGoodsSheet,
  lookAtGoodsSheet,
  takeBackGoodsSheet,
  workOnSheet,
} from '#shop/products/kinds/goods/csv/apply-goods-sheet.ts';
import { goodsCsv } from '#shop/products/kinds/goods/csv/goods-csv.ts';
import { planGoods } from '#shop/products/kinds/goods/csv/plan-goods.ts';
import { listExportRows } from '#shop/products/kinds/goods/csv/store.ts';
import { countTakenOver, listTakenBack } from '#shop/products/kinds/goods/csv/taken-over-store.ts';
import { planPrint } from '#shop/products/kinds/goods/sheets/sheet.ts';
import { findSheet, insertSheet, type SheetKind } from '#shop/products/kinds/goods/sheets/store.ts';
import { applyStockSheet } from '#shop/products/kinds/goods/stock/apply-stock-sheet.ts';
import { changeStock } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { importSheet } from '#shop/products/kinds/goods/stock/import-sheet.ts';
import { aDraftOfGoods, addCombinations, addOption, goodsNow } from '#tests/support/goods-editor.ts';
import { aColleague } from '#tests/support/staff.ts';
import { aWarehouse, levelsOf, someGoods } from '#tests/support/stock.ts';

const ada = await aColleague('Ada');
const csvOf = (lines: readonly Record<string, string>[]) => stringify([...lines], { header: true });
const exported = async (slug: string) => goodsCsv(await listExportRows(db, [slug], 100));

async function aprons(): Promise<string> {
  const slug = await aDraftOfGoods(ada);
  await addOption(slug, ada, 'Size', 'Small', 'Large');
  await addCombinations(slug, ada);
  return slug;
}

const upload = (kind: SheetKind, content: string) => insertSheet(db, { kind, content, actor: ada });

describe('a file of goods', () => {
  test('says what it would do, changes nothing, is applied once, and is taken back by what stood there before', async () => {
    const slug = await aprons();
    const [small, large] = (await goodsNow(slug)).onSale;
    const fresh = `fresh-${slug}`;
    const content = csvOf(
      [
        {
          product: slug,
          sku: small?.sku ?? '',
          title: '',
          price: '50',
          weight: '900',
          option1: '',
          value1: '',
        },
        {
          product: slug,
          sku: `${slug}-huge`,
          title: '',
          price: '60',
          weight: '',
          option1: 'Size',
          value1: 'Huge',
        },
        {
          product: fresh,
          sku: `${fresh}-1`,
          title: 'Fresh',
          price: '5',
          weight: '',
          option1: '',
          value1: '',
        },
        { product: 'first-sourdough', sku: 'x', title: '', price: '1', weight: '', option1: '', value1: '' },
      ].map((line) => ({ ...line, currency: line.product === fresh ? 'USD' : '' })),
    );
    const before = await exported(slug);
    const plan = await planGoods(db, content);
    expect(plan.products).toMatchObject([
      { slug, does: 'change', row: 2, rows: 2, added: [`${slug}-huge`] },
      { slug: fresh, does: 'create', row: 4, rows: 1 },
    ]);
    expect(plan.products[0]?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'price', to: { amount: 5000, currency: 'USD' } }),
        expect.objectContaining({ field: 'goods.weight', to: '900 g' }),
      ]),
    );
    expect(plan.problems).toMatchObject([{ row: 5 }]);
    expect(await exported(slug)).toBe(before);
    const id = await upload('goods', content);
    const apply = () => applyGoodsSheet(db, id, planPrint(plan), ada);
    await Promise.all([apply(), apply()]);
    await apply();
    expect(await findSheet(db, 'goods', id)).toMatchObject({
      outcome: { created: 1, changed: 1, unchanged: 0, problems: plan.problems },
    });
    expect((await goodsNow(slug)).onSale.map(({ priceAmount }) => priceAmount)).toEqual([
      5000,
      large?.priceAmount,
      6000,
    ]);
    const { count } = await db
      .selectFrom('auditLog')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('subject', '=', `product:${(await goodsNow(slug)).product.id}`)
      .where('action', '=', 'product.variants_edited')
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
    const undo = (await findSheet(db, 'goods', id))?.before ?? '';
    const back = await planGoods(db, undo);
    expect(back.problems).toEqual([]);
    const undoId = await upload('goods', undo);
    await applyGoodsSheet(db, undoId, planPrint(back), ada);
    const now = (await goodsNow(slug)).onSale;
    expect(now.map(({ sku, priceAmount, weightGrams }) => [sku, priceAmount, weightGrams])).toEqual(
      [small, large].map((one) => [one?.sku, one?.priceAmount, one?.weightGrams]),
    );
  });

  test('that would do something else by now is shown again, and nothing is applied', async () => {
    const slug = await aprons();
    const [small] = (await goodsNow(slug)).onSale;
    const content = csvOf([{ product: slug, sku: small?.sku ?? '', price: '50' }]);
    const seen = planPrint(await planGoods(db, content));
    const [id, other] = [
      await upload('goods', content),
      await upload('goods', content.replace(',50', ',70')),
    ];
    await applyGoodsSheet(db, other, planPrint(await planGoods(db, content.replace(',50', ',70'))), ada);
    await expect(applyGoodsSheet(db, id, seen, ada)).rejects.toMatchObject({ code: 'plan_changed' });
    expect((await findSheet(db, 'goods', id))?.appliedAt).toBeNull();
    expect((await goodsNow(slug)).onSale[0]?.priceAmount).toBe(7000);
    await expect(applyGoodsSheet(db, randomUUID(), seen, ada)).rejects.toMatchObject({
      code: 'unknown_sheet',
    });
  });

  test('gives no code that differs from another in its case alone, and no name that turns the text around it', async () => {
    const slug = await aprons();
    const [small] = (await goodsNow(slug)).onSale;
    const row = (sku: string, value: string) => ({ product: slug, sku, option1: 'Size', value1: value });
    const plan = (...rows: Record<string, string>[]) => planGoods(db, csvOf(rows));
    const taken = await plan(row((small?.sku ?? '').toLowerCase(), 'Huge'));
    expect(taken.problems).toMatchObject([
      { row: 2, text: expect.stringContaining('code of something else') },
    ]);
    const twice = await plan(row(`${slug}-x`, 'Huge'), row(`${slug}-X`, 'Tiny'));
    expect(twice.problems).toMatchObject([
      { row: 3, text: expect.stringContaining('code of something else') },
    ]);
    const content = csvOf([row(`${slug}-x`, 'Hu\u202ege\u2066')]);
    const id = await upload('goods', content);
    await applyGoodsSheet(db, id, planPrint(await planGoods(db, content)), ada);
    expect((await goodsNow(slug)).onSale.at(-1)?.title).toBe('Huge');
  });

  test('of 20,000 rows is read whole', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `no-${at % 20},SKU-${at},Long enough`);
    const plan = await planGoods(
      db,
      `product,sku,variant_title\n${rows.join('\n')}`.replace('variant_title', 'name'),
    );
    expect(plan.problems).toHaveLength(20);
  });
});

test('a stock-take sheet with a typo says so before anything is corrected, and is taken back whole', async () => {
  const warehouse = await aWarehouse();
  const goods = await someGoods({ [warehouse.id]: 5 }, { [warehouse.id]: 7 });
  const [one, two] = [0, 1].map((at) => `${goods.slug}-${at}`.toUpperCase());
  const content = `sku,counted\n${one},3\n${two},7x\n`;
  const count = { warehouseId: warehouse.id, actor: ada };
  const plan = await importSheet(db, { ...count, isTrial: true }, content);
  expect(plan).toMatchObject({
    ...{ changed: 1, rows: [{ row: 2, sku: one, from: 5, to: 3 }], problems: [{ row: 3 }] },
  });
  const onHand = async () => (await levelsOf(db, goods.variantIds)).map((level) => level.onHand);
  expect(await onHand()).toEqual([5, 7]);
  const id = await upload('stock', content);
  const apply = () => applyStockSheet(db, id, planPrint(plan), count);
  await expect(applyStockSheet(db, id, 'something else', count)).rejects.toMatchObject({
    code: 'plan_changed',
  });
  await Promise.all([apply(), apply()]);
  expect(await onHand()).toEqual([3, 7]);
  const undo = (await findSheet(db, 'stock', id))?.before ?? '';
  for (let times = 0; times < 2; times++) await importSheet(db, count, undo);
  expect(await onHand()).toEqual([5, 7]);
});

describe('a large file of goods', () => {
  const linesOf = (slug: string, products: number) =>
    Array.from({ length: products * 5 }, (_, at) => ({
      ...{ product: `${slug}-${Math.floor(at / 5)}`, title: `Thing ${at}`, currency: 'USD', price: '5' },
      ...{ option1: 'Size', value1: `S${at % 5}`, sku: `${slug}-sku-${at}`.toUpperCase() },
    }));
  const many = (slug: string, products: number) => csvOf(linesOf(slug, products));

  async function shown(slug: string, products: number) {
    const id = await upload('goods', many(slug, products));
    await lookAtGoodsSheet(db, id);
    expect((await findSheet(db, 'goods', id))?.plan).toBeNull();
    await workOnSheet(db, id);
    const sheet = await findSheet(db, 'goods', id);
    return { id, seen: planPrint(sheet?.plan as object) };
  }

  test('is taken over by a job, each product once however often the job is begun, and says what came', async () => {
    const slug = `many-${randomUUID()}`;
    const { id, seen } = await shown(slug, 12);
    await editMeanwhile(`${slug}-7`);
    await Promise.all([applyGoodsSheet(db, id, seen, ada), applyGoodsSheet(db, id, seen, ada)]);
    expect((await findSheet(db, 'goods', id))?.outcome).toBeNull();
    await Promise.all([workOnSheet(db, id), workOnSheet(db, id)]);
    await workOnSheet(db, id);
    expect((await findSheet(db, 'goods', id))?.outcome).toMatchObject({
      ...{ created: 11, changed: 0, unchanged: 0 },
      problems: [{ row: 37, text: expect.stringContaining('changed this product') }],
    });
    expect((await goodsNow(`${slug}-0`)).onSale).toHaveLength(5);
    expect((await goodsNow(`${slug}-7`)).onSale).toHaveLength(1);
  });

  test('that stops between two products goes on with the next, and one that fails leaves nothing of its product', async () => {
    const slug = `cut-${randomUUID()}`;
    const { id, seen } = await shown(slug, 10);
    await applyGoodsSheet(db, id, seen, ada);
    let count = 0;
    const dying = new Proxy(db, {
      get: (target, name) => {
        // The start of each transaction: three products, then the connection is gone for good.
        if (name === 'transaction' && ++count > 3) throw new Error('gone');
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await expect(workOnSheet(dying, id)).rejects.toThrow('gone');
    expect(await countTakenOver(db, id)).toBe(3);
    await workOnSheet(db, id);
    expect((await findSheet(db, 'goods', id))?.outcome).toMatchObject({ created: 10, problems: [] });
  });
});

test('what an import created is taken back unless something happened to it since', async () => {
  const [untouched, edited, stocked] = ['a', 'b', 'c'].map((one) => `${one}-${randomUUID()}`);
  const content = csvOf(
    [untouched, edited, stocked].map((product = '') => ({
      ...{ product, sku: product.toUpperCase(), title: 'Fresh', currency: 'USD', price: '5' },
    })),
  );
  const id = await upload('goods', content);
  await expect(takeBackGoodsSheet(db, id, ada)).rejects.toMatchObject({ code: 'not_applied' });
  await applyGoodsSheet(db, id, planPrint(await planGoods(db, content)), ada);
  await addOption(edited ?? '', ada, 'Size', 'Small');
  const warehouse = await aWarehouse();
  const [variant] = (await goodsNow(stocked ?? '')).onSale;
  await changeStock(
    db,
    {
      ...{ act: 'receive', variantId: variant?.id ?? '', warehouseId: warehouse.id, quantity: 1 },
      ...{ reason: '', form: randomUUID() },
    },
    ada,
  );
  await Promise.all([takeBackGoodsSheet(db, id, ada), takeBackGoodsSheet(db, id, ada)]);
  expect(await listTakenBack(db, id)).toEqual({ gone: [untouched], stayed: [edited, stocked] });
  expect(await findProductToEdit(db, untouched ?? '')).toBeNull();
  expect((await goodsNow(edited ?? '')).product.status).toBe('draft');
});

async function editMeanwhile(slug: string): Promise<void> {
  await createProduct(db, { ...{ kind: 'goods', slug, title: 'Another', price: 500, currency: 'USD' } }, ada);
}
