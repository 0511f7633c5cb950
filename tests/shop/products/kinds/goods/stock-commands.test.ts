import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { listMovements } from '#shop/products/kinds/goods/stock/list-store.ts';
import { printedBy, shop } from '#tests/support/command-line.ts';
import { aWarehouse, levelsOf, someGoods, type TestWarehouse } from '#tests/support/stock.ts';
import { stockCommands } from '../../../../../src/commands/stock.ts';

let warehouse: TestWarehouse;
let folder = '';
beforeAll(async () => {
  warehouse = await aWarehouse();
  folder = await mkdtemp(join(tmpdir(), 'stock-take-'));
});
afterAll(() => rm(folder, { recursive: true }));

const adjust = (...words: string[]) => printedBy(stockCommands['adjust'], ...words);
const count = (...words: string[]) => printedBy(stockCommands['count'], ...words);

async function fivePieces() {
  const { variantIds, slug } = await someGoods({ [warehouse.id]: 5 });
  const [variantId = ''] = variantIds;
  const onHand = async () => (await levelsOf(db, [variantId]))[0]?.onHand;
  return { variantId, sku: `${slug}-0`.toUpperCase(), onHand, at: ['--warehouse', warehouse.code] as const };
}

async function aFile(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('stock adjust', () => {
  test('with a key changes nothing twice, however often it is run', async () => {
    const { sku, onHand, at } = await fivePieces();
    const words = [sku, '+3', '--reason', 'Delivery', ...at];
    for (const key of ['LS-1', 'LS-1', 'LS-2']) await adjust(...words, '--key', key);
    expect(await onHand()).toBe(11);
  });

  test('changes what is on hand, up and down, with who and why, and prints how it stands', async () => {
    const { sku, variantId, onHand, at } = await fivePieces();
    expect(await adjust(sku, '+3', '--reason', 'Found behind a box', ...at)).toBe(
      `${sku} · ${warehouse.code} · on hand 8 · held 0 · sold 0\n`,
    );
    expect(
      await adjust(sku, '-2', '--reason', 'Torn', '--warehouse', warehouse.code.toLowerCase()),
    ).toContain('on hand 6');
    expect(await onHand()).toBe(6);
    expect((await listMovements(db, variantId)).slice(0, 2)).toMatchObject([
      { kind: 'adjustment', onHand: -2, reason: 'Torn', actor: 'cli' },
      { kind: 'adjustment', onHand: 3, reason: 'Found behind a box' },
    ]);
  });

  test('finds an item by its barcode', async () => {
    const { sku, variantId, at } = await fivePieces();
    await db.insertInto('goodsVariants').values({ variantId, barcode: '96385074' }).execute();
    expect(await adjust('96385074', '1', '--reason', 'Found', ...at)).toContain(`${sku} · `);
  });

  test('only says how it would stand with --dry-run', async () => {
    const { sku, onHand, at } = await fivePieces();
    const words = [sku, '-5', '--reason', 'Torn', '--dry-run', ...at];
    expect(await adjust(...words)).toMatch(/on hand 0 .*\nNothing was changed\.\n$/);
    expect(await onHand()).toBe(5);
    await expect(adjust(sku, '-6', '--reason', 'Torn', '--dry-run', ...at)).rejects.toMatchObject({
      code: 'too_few',
    });
  });

  test.each([
    ['no number', []],
    ['nothing to change', ['0']],
    ['half a piece', ['1.5']],
    ['an exponent', ['1e3']],
    ['a number with letters', ['10abc']],
    ['more than there can be', ['2147483648']],
    ['two numbers', ['1', '2']],
  ])('refuses %s as wrong usage', async (_, numbers) => {
    const { sku, onHand, at } = await fivePieces();
    await expect(adjust(sku, ...numbers, '--reason', 'Why', ...at)).rejects.toMatchObject({
      name: 'UsageError',
    });
    expect(await onHand()).toBe(5);
  });

  test('needs a reason, an item and a warehouse that exist, and enough pieces', async () => {
    const { sku, at } = await fivePieces();
    await expect(adjust(sku, '+1', ...at)).rejects.toMatchObject({ name: 'UsageError' });
    const why = ['--reason', 'Why'];
    await expect(adjust('NO-SUCH', '+1', ...why, ...at)).rejects.toMatchObject({ code: 'unknown_item' });
    await expect(adjust(sku, '+1', ...why, '--warehouse', 'NONE')).rejects.toMatchObject({
      code: 'unknown_warehouse',
    });
    await expect(adjust(sku, '-6', ...why, ...at)).rejects.toMatchObject({ code: 'too_few' });
  });
});

describe('stock count', () => {
  test('prints a sheet, takes it over once it was filled in, and the same one again not at all', async () => {
    const { sku, onHand, at } = await fivePieces();
    const [head, ...lines] = (await count(...at)).split('\r\n');
    const own = lines.find((line) => line.startsWith(sku)) ?? '';
    const file = await aFile('filled.csv', `${head}\r\n${own.replace(',5,,', ',5,4,')}\r\n`);
    expect(await count(file, ...at, '--dry-run')).toBe(
      'would change 1 · right before 0 · not counted 0\nNothing was changed.\n',
    );
    expect(await onHand()).toBe(5);
    expect(await count(file, ...at)).toBe('changed 1 · right before 0 · not counted 0\n');
    expect(await count(file, ...at)).toBe('changed 0 · right before 1 · not counted 0\n');
    expect(await onHand()).toBe(4);
  });

  test('takes what can be and is refused for the rest, row by row', async () => {
    const { sku, onHand, at } = await fivePieces();
    const file = await aFile('partly.csv', `sku;counted\n${sku};7\nNO-SUCH;1\n`);
    await expect(count(file, ...at)).rejects.toMatchObject({ code: 'rows_refused' });
    expect(await onHand()).toBe(7);
  });

  test('refuses a file that is no sheet, and one that cannot be read or is not alone', async () => {
    const file = await aFile('other.csv', 'a,b\n1,2\n');
    await expect(count(file)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(count(join(folder, 'none.csv'))).rejects.toMatchObject({ name: 'UsageError' });
    await expect(count(file, file)).rejects.toMatchObject({ name: 'UsageError' });
  });
});

test('the command line ends with 0 when it is done, with 1 when it is refused, with 2 for wrong usage', async () => {
  const { sku, onHand, at } = await fivePieces();
  const why = ['--reason', 'Why', ...at];
  const runs = await Promise.all([
    shop('stock', 'adjust', '--help'),
    shop('stock', 'count', '--help'),
    shop('stock', 'adjust', sku, '-1', ...why),
    shop('stock', 'adjust', sku, '-9', ...why),
    shop('stock', 'count', join(folder, 'none.csv')),
    shop('stock', 'adjust', sku, '+1', '--because', 'Why'),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 1, 2, 2]);
  expect(runs[0]?.output).toContain('--dry-run');
  expect(runs[3]?.output).toContain('pieces are there');
  for (const { output } of runs) expect(output).not.toMatch(/\n\s+at /);
  expect(await onHand()).toBe(4);
});
