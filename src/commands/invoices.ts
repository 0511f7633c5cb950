import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { correctBuyer } from '#shop/invoices/correct-buyer.ts';
import { exportMonth, recordExport } from '#shop/invoices/export/export-month.ts';
import { month as monthSchema } from '#shop/invoices/list-invoices.ts';
import { listOrderInvoices, selectInvoices } from '#shop/invoices/list-store.ts';
import { insertRequest } from '#shop/invoices/requests-store.ts';
import { tryInvoicesAgain } from '#shop/invoices/try-again.ts';
import { findOrder } from '#shop/orders/store.ts';
import { type Command, print, readWith, UsageError } from './command.ts';

export const invoiceCommands: Readonly<Record<string, Command>> = {
  list: {
    usage: 'invoices list [<month>]',
    about: 'prints the newest 200 invoices and credit notes, or those of a month such as 2026-11',
    run: list,
  },
  make: {
    usage: 'invoices make <order number>',
    about:
      'issues and makes the documents of an order now, also of one from before there were invoices, which are then emailed; exits 1 when something of it is missing then',
    run: make,
  },
  correct: {
    usage:
      'invoices correct <order number> --name <name> --line1 <street> --postcode <code> --city <city> --country <DE> [--company <name>] [--vat-id <id>] [--line2 <more>] [--region <region>]',
    about:
      'lets the invoice of an order name another buyer: a credit note of all that stands and a new invoice, which are emailed',
    run: correct,
  },
  export: {
    usage: 'invoices export <month> <file.zip> [--samples]',
    about:
      'writes the PDFs of a month and a list for the bookkeeper into an archive; with --samples those of orders that were paid with play money',
    run: exportTo,
  },
};

async function list([typed, ...more]: readonly string[]): Promise<void> {
  if (more.length > 0) throw new UsageError('name one month');
  const month = typed === undefined ? undefined : readWith(monthSchema, typed as never);
  for (const one of await selectInvoices(db, { month }, null, 200)) {
    const total = formatMoney({ amount: one.totalAmount, currency: one.currency });
    const state = one.isMade ? 'made' : (one.failure ?? 'waiting');
    print([one.number, one.issuedAt.toISOString().slice(0, 10), one.orderNumber, total, state].join(' · '));
  }
}

async function make([number, ...more]: readonly string[]): Promise<void> {
  if (!number || more.length > 0) throw new UsageError('name one order');
  const order = await findOrder(db, { number });
  if (!order) throw new ShopError('unknown_order', 404, `There is no order ${number}.`);
  if (!order.completedAt || order.isPractice)
    throw new ShopError('not_paid', 409, 'Only an order that was paid has an invoice.');
  await inTransaction(db, async (tx) => {
    await insertRequest(tx, { orderId: order.id, reason: 'order', actor: 'cli' });
    if (order.refundedAmount > 0)
      await insertRequest(tx, { orderId: order.id, reason: 'refund', actor: 'cli' });
  });
  const isWhole = await tryInvoicesAgain(db, number);
  for (const one of await listOrderInvoices(db, order.id))
    print(`${one.number} · ${one.isMade ? 'made' : (one.failure ?? 'waiting')}`);
  if (!isWhole) throw new ShopError('not_made', 409, 'Something is missing: see /admin/invoices.');
}

const BUYER = [
  'name',
  'line1',
  'line2',
  'postcode',
  'city',
  'region',
  'country',
  'company',
  'vat-id',
] as const;

async function correct(args: readonly string[]): Promise<void> {
  const options = Object.fromEntries(BUYER.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [number, ...more] = positionals;
  if (!number || more.length > 0) throw new UsageError('name one order');
  const order = await findOrder(db, { number });
  if (!order) throw new ShopError('unknown_order', 404, `There is no order ${number}.`);
  const typed = Object.fromEntries(BUYER.map((name) => [name.replace('-', '_'), String(values[name] ?? '')]));
  await correctBuyer(db, order, typed, 'cli');
  for (const one of await listOrderInvoices(db, order.id)) print(one.number);
}

async function exportTo(args: readonly string[]): Promise<void> {
  const isSample = args.includes('--samples');
  const [typed, file, ...more] = args.filter((word) => word !== '--samples');
  if (!typed || !file || more.length > 0) throw new UsageError('name a month and a file');
  const month = readWith(monthSchema, typed as never);
  await recordExport(db, month, { isSample }, 'cli');
  await pipeline(
    Readable.from(exportMonth(db, month, { isSample })),
    createWriteStream(file, { mode: 0o600 }),
  );
  print(`${file} is written`);
}
