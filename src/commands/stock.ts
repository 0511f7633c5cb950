import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { listWarehouses } from '#shop/inventory/stock/warehouses/store.ts';
import { changeStock } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { importSheet } from '#shop/products/kinds/goods/stock/import-sheet.ts';
import { findStockVariant, listForCount, listLevelsOf } from '#shop/products/kinds/goods/stock/list-store.ts';
import { sheetCsv } from '#shop/products/kinds/goods/stock/sheet.ts';
import { changeOf, stockInput } from '#shop/products/kinds/goods/stock/stock-form.ts';
import { type Command, print, readWith, UsageError } from './command.ts';

export const stockCommands: Readonly<Record<string, Command>> = {
  adjust: {
    usage: 'stock adjust <code> <+n|-n> --reason <text> [--warehouse <code>]',
    about:
      'changes how many pieces of an item are on hand, by its code or barcode; without --warehouse in the first one. Prints how it stands then',
    run: adjust,
  },
  count: {
    usage: 'stock count [<file.csv>] [--warehouse <code>]',
    about:
      'without a file prints the sheet for a stock-take; with one takes the differences of its column “counted” over, and exits 1 when a row could not be',
    run: count,
  },
};

async function adjust(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: args.map((word) => (/^-\d+$/.test(word) ? `−${word.slice(1)}` : word)),
    options: { reason: { type: 'string' }, warehouse: { type: 'string' } },
    allowPositionals: true,
  });
  const [code, quantity] = positionals;
  if (!code || !quantity) throw new UsageError('name the code of an item and a number, for example +3 or -2');
  const warehouse = await findWarehouse(values.warehouse);
  const typed = { quantity: quantity.replace('−', '-'), reason: values.reason ?? '' };
  const input = readWith(stockInput, {
    act: 'adjust',
    form: randomUUID(),
    warehouse: warehouse.id,
    ...typed,
  });
  const variant = await findStockVariant(db, code);
  if (!variant) throw new ShopError('unknown_item', 404, `There are no goods with the code “${code}”.`);
  if (input.act !== 'minimum') await changeStock(db, changeOf(input, variant.id), 'cli');
  const level = (await listLevelsOf(db, variant.id)).find((one) => one.warehouseId === warehouse.id);
  if (level)
    print(
      `${variant.sku} · ${level.warehouse} · on hand ${level.onHand} · held ${level.held} · sold ${level.allocated}`,
    );
}

async function count(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { warehouse: { type: 'string' } },
    allowPositionals: true,
  });
  const warehouse = await findWarehouse(values.warehouse);
  const [file] = positionals;
  if (!file) return void process.stdout.write(sheetCsv(await listForCount(db, warehouse.id)));
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`cannot read ${file}`);
  });
  const { changed, unchanged, empty, problems } = await importSheet(
    db,
    { warehouseId: warehouse.id, actor: 'cli' },
    text,
  );
  print(`changed ${changed} · right before ${unchanged} · not counted ${empty}`);
  for (const problem of problems) print(`row ${problem.row}: ${problem.text}`);
  if (problems.length > 0)
    throw new ShopError('rows_refused', 409, `${problems.length} rows were left as they are.`);
}

async function findWarehouse(code: string | undefined) {
  const all = await listWarehouses(db);
  const found = code === undefined ? all[0] : all.find((one) => one.code === code.toUpperCase());
  if (found) return found;
  throw new ShopError(
    'unknown_warehouse',
    404,
    `There is no such warehouse. There are: ${all.map((one) => one.code).join(', ')}.`,
  );
}
