import { expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { saveGoods } from '#shop/products/kinds/goods/store.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { aWarehouse, someGoods } from '#tests/support/stock.ts';

const details = { contents: [], maker: '', safety: '' };

async function filtersOf(query: string) {
  const read = parseListQuery(new URLSearchParams(query), kindNamed('goods'));
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  const page = await listProducts(db, kindNamed('goods'), read.query);
  return new Map(page?.facets.map(({ label, options }) => [label, options.map(({ text }) => text)]));
}

test('a list is filtered by the words of the owner, not by their keys', async () => {
  const { id } = await aWarehouse();
  const [one, other] = [await someGoods({ [id]: 1 }), await someGoods({ [id]: 1 })];
  const save = (productId: string, care: string, size: readonly string[]) =>
    inTransaction(db, (tx) =>
      saveGoods(tx, productId, {
        ...details,
        attributes: [{ name: 'pH care', value: care }],
        options: [{ name: 'Fit (EU)', values: [...size] }],
      }),
    );
  await save(one.productId, 'Wash at 40 °C, do not iron', ['XS–S', 'M', 'XL']);
  await save(other.productId, 'by hand', ['M']);
  const care = ['by hand', 'Wash at 40 °C, do not iron'];
  expect(Object.fromEntries(await filtersOf(''))).toMatchObject({ 'pH care': care });
  await save(other.productId, 'By hand', ['M']);
  const filters = await filtersOf('property=ph-care-is-by-hand');
  expect(filters.get('pH care')).toEqual(['By hand', care[1]]);
});

test('sizes stand in the order of their choice', async () => {
  const { id } = await aWarehouse();
  const { productId } = await someGoods({ [id]: 1 });
  const options = [{ name: 'Shoe', values: ['wide', 'narrow', 'middle'] }];
  await inTransaction(db, (tx) => saveGoods(tx, productId, { ...details, attributes: [], options }));
  expect((await filtersOf('')).get('Shoe')).toEqual(['wide', 'narrow', 'middle']);
  const other = await someGoods({ [id]: 1 });
  const fewer = [{ name: 'Shoe', values: ['wide', 'middle'] }];
  await inTransaction(db, (tx) =>
    saveGoods(tx, other.productId, { ...details, attributes: [], options: fewer }),
  );
  expect((await filtersOf('')).get('Shoe')).toEqual(['wide', 'narrow', 'middle']);
});
