import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { emailKey } from '#shop/customers/email.ts';
import { findCustomerId } from '#shop/customers/store.ts';
import { accessForm, changeAccess, openUnits } from '#shop/orders/by-staff/change-access.ts';
import { giftAddressNames } from '#shop/orders/by-staff/gift-address.ts';
import { giveAccess, giveForm } from '#shop/orders/by-staff/give-access.ts';
import { listResendable, sendOrderEmailAgain } from '#shop/orders/by-staff/send-again.ts';
import { listAccess } from '#shop/orders/by-staff/take-store.ts';
import { orderEmails } from '#shop/orders/email-buyer.ts';
import { findOrder, type OrderRow } from '#shop/orders/store.ts';
import { type Command, print, readWith, UsageError } from './command.ts';

/** What staff do for a customer, from the command line: audited as `cli`. */
export const staffActCommands: Readonly<Record<string, Command>> = {
  resend: {
    usage: 'orders resend <number> [--email <which>]',
    about: `emails the receipt of an order once more, or another of its emails; which: ${orderEmails.join(', ')}`,
    run: resend,
  },
  grant: {
    usage:
      'orders grant <email or number> [<product>] [--line <n>] --reason <why> [--country <code> --name … --line1 … --city … --postcode …]',
    about:
      'gives a customer a product, free of charge (its address without /courses/, or the code of a variant); what is sent needs the address: --country, --name, --line1, --city, --postcode, and --company, --line2, --region, --phone where there are such; with an order’s number alone, gives back what staff took away; the reason is for staff only',
    run: grant,
  },
};

async function resend(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { email: { type: 'string' } },
    allowPositionals: true,
  });
  const order = await requireOrder(positionals[0]);
  const email = orderEmails.find((kind) => kind === (values.email ?? receiptOf(order)));
  if (!email) throw new UsageError(`--email is one of ${orderEmails.join(', ')}`);
  const fitting = await listResendable(db, order);
  if (order.email && !order.isPractice && !fitting.some(({ kind }) => kind === email))
    throw new ShopError('not_this_email', 409, notThisEmail(email, fitting));
  await sendOrderEmailAgain(db, order.number, { step: 'send', key: randomUUID(), email }, 'cli');
  print(`${email} of ${order.number} is queued to ${order.email}.`);
}

function receiptOf({ givenBy }: OrderRow): string {
  return givenBy ? 'access-given' : 'order-confirmation';
}

function notThisEmail(email: string, fitting: readonly { readonly kind: string }[]): string {
  const others = fitting.map(({ kind }) => kind).join(', ');
  return others
    ? `${email} does not fit this order. These do: ${others}.`
    : 'No email fits this order as it stands.';
}

const ADDRESS_OPTIONS = Object.fromEntries(
  giftAddressNames.map((name) => [name, { type: 'string' }] as const),
);

async function grant(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      ...{ line: { type: 'string', default: '' }, reason: { type: 'string', default: '' } },
      ...ADDRESS_OPTIONS,
    },
    allowPositionals: true,
  });
  const [to, product] = positionals;
  if (!to) throw new UsageError('an email address or an order number is missing');
  const { line, reason, ...address } = values;
  if (product === undefined && !to.includes('@')) return giveBack(await requireOrder(to), line, reason);
  if (product === undefined) throw new UsageError('a product is missing');
  if (line !== '') throw new UsageError('--line goes with an order number alone');
  const form = readWith(giveForm, { step: 'give', key: randomUUID(), product, reason, ...address });
  const by = { actor: 'cli', mode: config.stripe.mode } as const;
  const { number } = await giveAccess(db, await requireCustomer(to), form, by);
  print(`${product} is given with order ${number}; the customer is emailed.`);
}

async function giveBack(order: OrderRow, line: string, reason: string): Promise<void> {
  const units = String(openUnits(await listAccess(db, order.id)));
  const typed = { step: 'change', key: randomUUID(), act: 'give-back', line, units, reason };
  await changeAccess(db, order.number, readWith(accessForm, typed), 'cli');
  print(`What staff took of ${order.number} is given back; the customer is emailed.`);
}

/** The customer of that address, or of the order of that number. */
async function requireCustomer(to: string): Promise<string> {
  const id = to.includes('@') ? await findCustomerId(db, emailKey(to)) : (await requireOrder(to)).customerId;
  if (!id) throw new ShopError('unknown_customer', 404, `There is no customer ${to}.`);
  return id;
}

/** @throws UsageError without a number, ShopError `unknown_order`. */
export async function requireOrder(number: string | undefined): Promise<OrderRow> {
  if (!number) throw new UsageError('an order number is missing');
  const order = await findOrder(db, { number });
  if (!order) throw new ShopError('unknown_order', 404, `There is no order ${number}.`);
  return order;
}
