import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { listWarehouses } from '#shop/inventory/stock/warehouses/store.ts';
import type { Warehouse } from '#shop/inventory/stock/warehouses/warehouse.ts';
import { changeStock, movementsOf } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { importSheet } from '#shop/products/kinds/goods/stock/import-sheet.ts';
import { findStockVariant, listForCount, listLevelsOf } from '#shop/products/kinds/goods/stock/list-store.ts';
import { sheetCsv } from '#shop/products/kinds/goods/stock/sheet.ts';
import { changeOf, stockInput } from '#shop/products/kinds/goods/stock/stock-form.ts';
import { type Command, print, readWith, UsageError } from './command.ts';

export const stockCommands: Readonly<Record<string, Command>> = {
  adjust: {
    usage: 'stock adjust <code> <+n|-n> --reason <text> [--warehouse <code>] [--key <text>] [--dry-run]',
    about:
      'changes how many pieces of an item are on hand, by its code or barcode, and prints how it stands then; without --warehouse in the first one. Run again with the same --key, after a crash for example, it changes nothing twice. With --dry-run it only prints how it would stand',
    run: adjust,
  },
  count: {
    usage: 'stock count [<file.csv>] [--warehouse <code>] [--dry-run]',
    about:
      'without a file prints the sheet for a stock-take; with one takes the differences of its column “counted” over, and exits 1 when a row could not be. The same file again changes nothing. With --dry-run it only prints what it would change',
    run: count,
  },
};

const options = { warehouse: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

async function adjust(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    // A number below 0 is no option.
    args: args.map((word) => (/^-\d/.test(word) ? `−${word.slice(1)}` : word)),
    options: { ...options, reason: { type: 'string' }, key: { type: 'string' } },
    allowPositionals: true,
  });
  const [code, quantity, ...more] = positionals;
  if (!code || !quantity || more.length > 0)
    throw new UsageError('name the code of an item and a number, for example +3 or -2');
  const warehouse = await findWarehouse(values.warehouse);
  const typed = { quantity: quantity.replace('−', '-'), reason: values.reason ?? '' };
  const ids = { form: formOf(values.key), warehouse: warehouse.id };
  const input = readWith(stockInput, { act: 'adjust', ...ids, ...typed });
  const variant = await findStockVariant(db, code);
  if (!variant) throw new ShopError('unknown_item', 404, `There are no goods with the code “${code}”.`);
  if (input.act !== 'adjust') throw new Error('another change was read');
  const find = async () =>
    (await listLevelsOf(db, variant.id)).find(({ warehouseId }) => warehouseId === warehouse.id);
  const level = (await find()) ?? { id: '', onHand: 0, held: 0, allocated: 0 };
  if (!values['dry-run']) {
    await changeStock(db, changeOf(input, variant.id), 'cli');
    return printLevel(variant.sku, warehouse, (await find()) ?? level);
  }
  movementsOf(input, { ...level, poolId: level.id }, undefined);
  printLevel(variant.sku, warehouse, { ...level, onHand: level.onHand + input.quantity });
  print('Nothing was changed.');
}

/** The form of a key, by which the ledger knows that it was run before: a name-based UUID. */
function formOf(key: string | undefined): string {
  if (key === undefined) return randomUUID();
  if (key.trim() === '') throw new UsageError('give --key a text, such as the number of your delivery');
  const hex = createHash('sha256').update(`stock adjust ${key.trim()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function printLevel(
  sku: string,
  { code }: Warehouse,
  { onHand, held, allocated }: { onHand: number; held: number; allocated: number },
): void {
  print(`${sku} · ${code} · on hand ${onHand} · held ${held} · sold ${allocated}`);
}

async function count(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError('name one file');
  const { id: warehouseId } = await findWarehouse(values.warehouse);
  if (!file) return void process.stdout.write(sheetCsv(await listForCount(db, warehouseId)));
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`cannot read ${file}`);
  });
  const isTrial = values['dry-run'] === true;
  const { changed, unchanged, empty, problems } = await importSheet(
    db,
    { warehouseId, actor: 'cli', isTrial },
    text,
  );
  const done = isTrial ? 'would change' : 'changed';
  print(`${done} ${changed} · right before ${unchanged} · not counted ${empty}`);
  for (const problem of problems) print(`row ${problem.row}: ${problem.text}`);
  if (isTrial) print('Nothing was changed.');
  if (problems.length > 0)
    throw new ShopError(
      'rows_refused',
      409,
      problems.length === 1 ? 'A row was left as it is.' : `${problems.length} rows were left as they are.`,
    );
}

async function findWarehouse(code: string | undefined): Promise<Warehouse> {
  const all = await listWarehouses(db);
  const found = code === undefined ? all[0] : all.find((one) => one.code === code.toUpperCase());
  if (found) return found;
  throw new ShopError(
    'unknown_warehouse',
    404,
    `There is no such warehouse. There are: ${all.map((one) => one.code).join(', ')}.`,
  );
}
