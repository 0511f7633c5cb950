import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { productForm } from '#shop/products/editing/edit-form.ts';
import { editProduct } from '#shop/products/editing/edit-product.ts';
import { formTexts } from '#shop/products/editing/product-to-edit.ts';
import { goodsCsv } from '#shop/products/kinds/goods/csv/goods-csv.ts';
import { importGoods } from '#shop/products/kinds/goods/csv/import-file.ts';
import { listExportRows } from '#shop/products/kinds/goods/csv/store.ts';
import { checkDigit } from '#shop/products/kinds/goods/variants/barcode.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import {
  aDraftOfGoods,
  addCombinations,
  addOption,
  goodsNow,
  saveGoodsVariant,
} from '#tests/support/goods-editor.ts';
import { aColleague } from '#tests/support/staff.ts';

const ada = await aColleague('Ada');

const exported = async (slug: string) => goodsCsv(await listExportRows(db, [slug], 1000));
type Line = Record<string, string>;
const linesOf = (csv: string) => parse(csv, { bom: true, columns: true }) as Line[];
const csvOf = (lines: readonly Line[]) => stringify([...lines], { header: true });

function aBarcode(): string {
  const digits = String(300_000_000_000 + Math.floor(Math.random() * 99_999_999_999));
  return digits + checkDigit(digits);
}

/** Aprons with everything that a file can say of them. */
async function aprons(): Promise<string> {
  const slug = await aDraftOfGoods(ada);
  const { product, version } = await goodsNow(slug);
  const typed = { 'goods.attributes': 'Washing: 30 °C\nMaterial: Linen', version: String(version) };
  await editProduct(
    db,
    slug,
    productForm(kindNamed('goods')).parse({ ...formTexts(product), ...typed }),
    ada,
  );
  await addOption(slug, ada, 'Size', 'Small', 'Large');
  await addCombinations(slug, ada);
  await saveGoodsVariant(slug, ada, 'Small', {
    ...{ 'goods.barcode': aBarcode(), 'goods.weight': '1.25 kg', 'goods.length': '2.5' },
    ...{ 'goods.stock': 'backorder', 'goods.promised_days': '12', 'goods.origin_country': 'PT', cost: '7' },
  });
  await saveGoodsVariant(slug, ada, 'Large', { variant_title: '=1+1', max_quantity: '4' });
  return slug;
}

describe('goods as CSV', () => {
  test('brought back as they are change nothing', async () => {
    const slug = await aprons();
    const before = await goodsNow(slug);
    const csv = await exported(slug);
    expect(csv).toContain('"Material: Linen\nWashing: 30 °C"');
    expect(await importGoods(db, csv, ada)).toEqual({ created: 0, changed: 0, unchanged: 1, problems: [] });
    expect(await goodsNow(slug)).toEqual(before);
  });

  test('make the same item again under another web address', async () => {
    const slug = await aprons();
    const copy = `${slug}-2`;
    const lines = linesOf(await exported(slug)).map((line) => ({
      ...line,
      ...{ product: copy, sku: `${line['sku']}-2`, barcode: '' },
    }));
    const done = await importGoods(db, csvOf(lines), ada);
    expect(done).toEqual({ created: 1, changed: 0, unchanged: 0, problems: [] });
    expect(linesOf(await exported(copy))).toEqual(lines);
    expect((await goodsNow(copy)).product.status).toBe('draft');
  });

  test('change what a column says and leave what is no column; new rows are variants', async () => {
    const slug = await aprons();
    const [first, second] = (await goodsNow(slug)).onSale;
    const lines = [
      { product: slug, sku: first?.sku ?? '', price: '50', option1: 'Size', value1: 'Small' },
      { product: slug, sku: `${slug}-HUGE`, price: '60,50', option1: 'Size', value1: 'Huge' },
    ];
    expect(await importGoods(db, csvOf(lines), ada)).toMatchObject({ changed: 1, problems: [] });
    const { onSale, options } = await goodsNow(slug);
    expect(onSale.map(({ title, priceAmount }) => [title, priceAmount])).toEqual([
      ['Small', 5000],
      ['=1+1', second?.priceAmount],
      ['Huge', 6050],
    ]);
    expect(onSale[0]).toMatchObject({ weightGrams: 1250, barcode: first?.barcode });
    expect(options[0]?.values.map(({ value }) => value)).toEqual(['Small', 'Large', 'Huge']);
  });

  test('with a fault leave the whole item as it is, and each row says why', async () => {
    const slug = await aprons();
    const other = await aprons();
    const before = await goodsNow(slug);
    const lines = linesOf(await exported(slug));
    const [small = {}, large = {}] = lines;
    const foreign = (await goodsNow(other)).onSale[0];
    const wrong = (change: Line) =>
      importGoods(
        db,
        csvOf([
          { ...small, price: '1' },
          { ...large, ...change },
        ]),
        ada,
      );
    for (const [change, text] of [
      [{ weight: '-1' }, /^weight: Write grams/],
      [{ price: '1e3' }, /^price: /],
      [{ barcode: '4006381333932' }, /^barcode: .*would be 1/],
      [{ barcode: foreign?.barcode ?? '' }, /has this barcode/],
      [{ sku: foreign?.sku ?? '' }, /code of something else/],
      [{ currency: 'EUR' }, /in USD/],
      [{ value1: 'Small' }, /same values/],
    ] as const) {
      const { problems, changed } = await wrong(change);
      expect([changed, problems.map((one) => one.text)]).toEqual([0, [expect.stringMatching(text)]]);
    }
    expect((await goodsNow(slug)).variants).toEqual(before.variants);
  });

  test.each(['', 'a,b\n1,2', 'product,sku,secret\na,b,c', 'product,sku\n"a', '\0product,sku', '{"a":[1]}'])(
    'are not %j',
    async (text) => {
      await expect(importGoods(db, text, ada)).rejects.toMatchObject({ code: 'unreadable' });
    },
  );
});
