import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { changeStock, type StockChange } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { importSheet } from '#shop/products/kinds/goods/stock/import-sheet.ts';
import { listForCount, listMovements } from '#shop/products/kinds/goods/stock/list-store.ts';
import { readSheet, sheetCsv } from '#shop/products/kinds/goods/stock/sheet.ts';
import { stockInput } from '#shop/products/kinds/goods/stock/stock-form.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { aWarehouse, levelsOf, someGoods, type TestWarehouse, unequalLevels } from '#tests/support/stock.ts';
import { parseInput, readInput } from '#web/forms/read-form.ts';

let [one, two]: TestWarehouse[] = [];
const id = (warehouse: TestWarehouse | undefined) => warehouse?.id ?? '';
beforeAll(async () => {
  [one, two] = [await aWarehouse(), await aWarehouse()];
});

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error) => (error instanceof ShopError ? error.code : Promise.reject(error)),
  );

/** A variant with ten pieces in the first warehouse. */
async function tenPieces() {
  const { variantIds } = await someGoods({ [id(one)]: 10 });
  const [variantId = ''] = variantIds;
  const onHand = async () => (await levelsOf(db, [variantId])).map((level) => level.onHand);
  return { variantId, onHand };
}

const changeOf = (variantId: string, more: Partial<StockChange>): StockChange => ({
  ...{ act: 'receive', variantId, warehouseId: id(one), quantity: 3, reason: 'Why', form: randomUUID() },
  ...more,
});

describe('B10: a form of the stock that is sent twice', () => {
  test.each([
    ['receives', { act: 'receive' }, [13]],
    ['adjusts', { act: 'adjust', quantity: -3 }, [7]],
    ['writes off', { act: 'lose' }, [7]],
    ['transfers', { act: 'transfer' }, [7, 3]],
  ] as const)('%s once', async (_name, more, after) => {
    const { variantId, onHand } = await tenPieces();
    const to = more.act === 'transfer' ? { toWarehouseId: id(two) } : {};
    const change = changeOf(variantId, { ...more, ...to });
    for (let sent = 0; sent < 2; sent++) await changeStock(db, change, 'cli');
    expect(await onHand()).toEqual(after);
    await changeStock(db, { ...change, form: randomUUID() }, 'cli');
    expect(await onHand()).not.toEqual(after);
    expect(await unequalLevels(db, [variantId])).toEqual([]);
  });

  test('at once changes the stock once; the control, without the lock of the levels, changes it more often', async () => {
    const sendAtOnce = async (on: Db) => {
      const { variantId, onHand } = await tenPieces();
      const change = changeOf(variantId, { quantity: 1 });
      await Promise.all(Array.from({ length: 8 }, () => changeStock(on, change, 'cli')));
      return (await onHand())[0] ?? 0;
    };
    expect(await sendAtOnce(db)).toBe(11);
    const unlocked = withoutGuards([/ for no key update of p$/, '']);
    let most = 0;
    for (let tries = 0; most <= 11 && tries < 10; tries++) most = await sendAtOnce(unlocked.db);
    await unlocked.end();
    expect(most).toBeGreaterThan(11);
  });
});

describe('B10: a stock-take sheet', () => {
  const count = () => ({ warehouseId: id(one), actor: 'cli' as const });
  const take = (sheet: string) => importSheet(db, count(), sheet);

  async function aSheet() {
    const goods = await tenPieces();
    const { sku } = await db
      .selectFrom('variants')
      .select('sku')
      .where('id', '=', goods.variantId)
      .executeTakeFirstOrThrow();
    const rows = (await listForCount(db, id(one))).filter((row) => row.sku === sku);
    const [head, line = ''] = sheetCsv(rows).split('\r\n');
    return {
      ...goods,
      sku,
      with: (counted: number) => `${head}\n${line.replace(',10,,', `,10,${counted},`)}`,
    };
  }

  test('that is brought back twice is taken over once, and corrected it changes what was corrected', async () => {
    const sheet = await aSheet();
    await changeStock(db, changeOf(sheet.variantId, { quantity: 5 }), 'cli');
    expect(await take(sheet.with(8))).toMatchObject({ changed: 1, problems: [] });
    expect(await take(sheet.with(8))).toMatchObject({ changed: 0, unchanged: 1, problems: [] });
    expect(await sheet.onHand()).toEqual([13]);
    expect(await take(sheet.with(9))).toMatchObject({ changed: 1 });
    expect(await sheet.onHand()).toEqual([14]);
    expect(await unequalLevels(db, [sheet.variantId])).toEqual([]);
  });

  test('of a later day with the same numbers counts anew', async () => {
    const [first, { sku, variantId, onHand }] = [await aSheet(), await aSheet()];
    expect(first.sku).not.toBe(sku);
    const sheetOf = () => `sku,on_hand,counted,sheet\n${sku},10,9,${randomUUID()}\n`;
    await take(sheetOf());
    await changeStock(db, changeOf(variantId, { quantity: 1 }), 'cli');
    await take(sheetOf());
    expect(await onHand()).toEqual([9]);
  });

  test('whose column “sheet” was lost is no difference to anything: the row is told and left', async () => {
    const { sku, onHand } = await aSheet();
    for (const text of [`sku,on_hand,counted\n${sku},10,9`, `sku,on_hand,counted,sheet\n${sku},10,9,mine`]) {
      const { changed, problems } = await take(text);
      expect(changed).toBe(0);
      expect(problems).toMatchObject([{ row: 2, text: expect.stringContaining('sheet') }]);
    }
    expect(await onHand()).toEqual([10]);
  });

  test('that is only tried changes nothing, and says what it would', async () => {
    const sheet = await aSheet();
    const tried = await importSheet(db, { ...count(), isTrial: true }, sheet.with(4));
    expect(tried).toMatchObject({ changed: 1, problems: [] });
    expect(await sheet.onHand()).toEqual([10]);
  });
});

describe('C4, C5: pieces', () => {
  test.each([
    ...['0', '-1', '1.5', '1e3', '10abc', '2147483648', '9007199254740993', 'NaN', '', ' ', '٣', '1\u0000'],
  ])('received or transferred in the number %j are refused at the field', (quantity) => {
    const [form, warehouse, to] = [randomUUID(), randomUUID(), randomUUID()];
    for (const typed of [
      { act: 'receive', form, warehouse, quantity, reason: '' },
      { act: 'transfer', form, warehouse, to, quantity, reason: '' },
      { act: 'lose', form, warehouse, quantity, reason: 'Why' },
    ])
      expect(stockInput.safeParse(typed).error?.issues.map(({ path }) => path)).toEqual([['quantity']]);
    for (const wrong of [['1'], 1, null, { 0: '1' }])
      expect(
        stockInput.safeParse({ act: 'receive', form, warehouse, quantity: wrong, reason: '' }).success,
      ).toBe(false);
  });

  test.each(['0', '1.5', '1e3', '--1', '+-1', '2147483648', 'NaN', ''])(
    'adjusted by %j, or a minimum of it, are refused',
    (text) => {
      const [form, warehouse] = [randomUUID(), randomUUID()];
      const adjust = { act: 'adjust', form, warehouse, quantity: text, reason: 'Why' };
      expect(stockInput.safeParse(adjust).success).toBe(false);
      const minimum = { act: 'minimum', warehouse, minimum: text };
      expect(stockInput.safeParse(minimum).success).toBe(text === '');
    },
  );

  test('are never more in a warehouse than a level can hold, however they came there', async () => {
    const { variantId, onHand } = await tenPieces();
    const most = changeOf(variantId, { quantity: 9_999_990 });
    await changeStock(db, most, 'cli');
    expect(await refusal(changeStock(db, changeOf(variantId, { quantity: 1 }), 'cli'))).toBe('too_many');
    const adjust = changeOf(variantId, { act: 'adjust', quantity: 1 });
    expect(await refusal(changeStock(db, adjust, 'cli'))).toBe('too_many');
    const transfer = changeOf(variantId, { act: 'transfer', toWarehouseId: id(two), quantity: 2 });
    await changeStock(db, transfer, 'cli');
    await changeStock(db, changeOf(variantId, { warehouseId: id(two), quantity: 9_999_998 }), 'cli');
    expect(await refusal(changeStock(db, { ...transfer, form: randomUUID() }, 'cli'))).toBe('too_many');
    const sheet = `sku,on_hand,counted,sheet\n${await skuOf(variantId)},1,9999999,${randomUUID()}`;
    const { changed, problems } = await importSheet(db, { warehouseId: id(one), actor: 'cli' }, sheet);
    expect([changed, problems.length]).toEqual([0, 1]);
    expect(await onHand()).toEqual([9_999_998, 10_000_000]);
  });

  const skuOf = async (variantId: string) =>
    (await db.selectFrom('variants').select('sku').where('id', '=', variantId).executeTakeFirstOrThrow()).sku;
});

describe('C13: what is typed about the stock', () => {
  const read = async (reason: string) => {
    const typed = { act: 'adjust', form: randomUUID(), warehouse: randomUUID(), quantity: '1', reason };
    const request = new Request('http://localhost/admin/stock/A', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(typed),
    });
    return parseInput(stockInput, await readInput(request as never));
  };

  test.each([
    ['a NUL byte', 'a\u0000b', 422],
    ['half of a character', 'a\ud800b', 422],
    ['64 KB', 'x'.repeat(65_536), 422],
    ['more than a reason has', '🧵'.repeat(501), 422],
    ['nothing but spaces', '   ', 422],
  ])('as a reason is refused with %s', async (_name, reason, status) => {
    await expect(read(reason)).rejects.toMatchObject({ status });
  });

  test.each([
    ['four bytes', '🧵'.repeat(500)],
    ['joined signs', '👩‍🏭 torn'],
    ['a change of direction', 'torn \u202Enrot'],
  ])('as a reason is written down as it was typed with %s', async (_name, reason) => {
    const { variantId } = await tenPieces();
    const input = await read(reason);
    if (input.act === 'minimum') throw new Error('another form was read');
    await changeStock(db, { ...changeOf(variantId, {}), reason: input.reason }, 'cli');
    expect((await listMovements(db, variantId))[0]?.reason).toBe(reason);
  });

  test('twice in a long sheet is told at its second row', () => {
    const rows = Array.from({ length: 19_999 }, (_, at) => `BAG-${at},1`);
    const { lines, problems } = readSheet(['sku,counted', ...rows, 'BAG-7,2'].join('\n'));
    expect(lines).toHaveLength(19_999);
    expect(problems).toEqual([{ row: 20_001, text: 'This code stands twice in the sheet.' }]);
  });

  test('in a file that is no text of a sheet is refused, or told for its row', async () => {
    const count = { warehouseId: id(one), actor: 'cli' as const };
    for (const text of ['sku,counted\nA\u0000,1', Buffer.from('sku,counted\nA,1', 'utf16le').toString(), '"'])
      expect(await refusal(importSheet(db, count, text))).toBe('unreadable');
    const strange = ['\u202Egnp', '😀', "'; drop table pools; --", 'x'.repeat(60_000)];
    const rows = strange.map((sku) => `${sku}\t1`).join('\n');
    const { changed, problems } = await importSheet(db, count, `sku\tcounted\n${rows}`);
    expect([changed, problems.map(({ row }) => row)]).toEqual([0, [2, 3, 4, 5]]);
  });
});
